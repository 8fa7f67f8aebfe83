/** A figure of this group's records over time, a line for each of what the plan tells apart: views by platform. */
import { html } from 'lit';
import { Element } from '../../ui/element.js';
import { label, language } from '../../i18n/index.js';
import { hourMinute, ms } from '../../i18n/time.js';
import { number } from '../../i18n/number.js';
import { readable } from '../value.js';
import { say } from '../say.js';

/** Told apart without colour, too: each line has its own dashes, and its name with the newest figure stands beside it. */
const LINES = [['#0b62c4', []], ['#a8480b', [7, 4]], ['#0a7a4b', [2, 3]], ['#7a3fb0', [10, 3, 2, 3]], ['#4a5563', [4, 2]]];
const HEIGHT = 190;

export function charts(world) {
  return Object.entries(world.plan.records).filter(([, type]) => type.group === world.group && type.chart)
    .map(([id, type]) => [type, seriesOf(world, id, type.chart)])
    .filter(([, series]) => series.some(({ points }) => points.length > 1))
    .map(([type, series]) => html`
      <section class="card chart-card">
        <h2>${label(type.label)}<span>${label(type.fields[type.chart.value].label)}</span></h2>
        <trend-chart .series=${series}></trend-chart>
        <ul class="chart-key">${series.map(({ name, points }, index) => html`
          <li><svg viewBox="0 0 30 4" aria-hidden="true"><line x1="0" y1="2" x2="30" y2="2" stroke=${ofLine(index)[0]} stroke-width="3" stroke-dasharray=${ofLine(index)[1].join(' ')}></line></svg>
            ${name} <b>${number(points.at(-1)[1])}</b> <span class="muted">${hourMinute(points.at(-1)[0])}</span></li>`)}</ul>
      </section>`);
}

const observed = (card) => card.occurredAt ?? card.createdAt;

/** [{name, points: [[at in ms, figure], …]}] of what still counts, oldest first. */
function seriesOf(world, id, { value, by }) {
  const lines = new Map();
  const counted = Object.values(world.records).filter((card) => card.type === id && !card.struck && !card.correctedBy && Number.isFinite(card.fields[value]));
  for (const card of counted.sort((a, b) => ms(observed(a)) - ms(observed(b)))) {
    const name = by && card.fields[by] !== undefined ? readable(world, world.plan.records[id].fields[by], card.fields[by]) : '';
    const key = by ? String(card.fields[by]) : '';
    if (!lines.has(key)) lines.set(key, { name, points: [] });
    lines.get(key).points.push([ms(observed(card)), card.fields[value]]);
  }
  return [...lines.values()];
}

const ofLine = (index) => LINES[index % LINES.length];

/** <trend-chart .series=${…}> draws with uPlot, which is loaded when the first chart is shown. */
class TrendChart extends Element {
  static properties = { series: { attribute: false } };

  #plot;
  #drawn = '';
  #wide = new ResizeObserver(([entry]) => this.#plot?.setSize({ width: Math.floor(entry.contentRect.width), height: HEIGHT }));

  connectedCallback() {
    super.connectedCallback();
    this.#wide.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#wide.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#drawn = '';
  }

  render() {
    return html`<div role="img" aria-label=${this.series.map(({ name, points }) => say('chart.line', { name, from: number(points[0][1]), to: number(points.at(-1)[1]), at: hourMinute(points.at(-1)[0]) })).join('; ')}></div>`;
  }

  async updated() {
    const now = JSON.stringify(this.series) + language();
    if (now === this.#drawn) return;
    this.#drawn = now;
    const { default: UPlot } = await import('/vendor/uplot-1.6.32/uPlot.esm.js');
    if (!this.isConnected || now !== this.#drawn) return;
    this.#plot?.destroy();
    this.#plot = new UPlot(optionsOf(this.series, this.clientWidth), dataOf(this.series), this.firstElementChild);
  }
}

function optionsOf(series, width) {
  const ink = { stroke: '#4a5563', grid: { stroke: '#e3e7ec', width: 1 }, ticks: { show: false }, font: '13px system-ui, sans-serif' };
  return {
    width: Math.max(200, Math.floor(width)), height: HEIGHT, ms: 1, legend: { show: false }, cursor: { show: false },
    scales: { y: { range: (plot, least, most) => [0, Math.max(1, most * 1.08)] } },
    axes: [
      { ...ink, size: 28, values: (plot, all) => all.map((at) => hourMinute(at)) },
      { ...ink, size: 72, values: (plot, all) => all.map((figure) => number(figure)) },
    ],
    series: [{}, ...series.map((line, index) => ({ label: line.name, stroke: ofLine(index)[0], dash: ofLine(index)[1], width: 2.5, spanGaps: true, points: { show: true, size: 7, fill: '#fff' } }))],
  };
}

/** One row of times for all lines; where a line has no figure at a time there is none. */
function dataOf(series) {
  const times = [...new Set(series.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  return [times, ...series.map(({ points }) => { const at = new Map(points); return times.map((time) => at.get(time) ?? null); })];
}

customElements.define('trend-chart', TrendChart);
