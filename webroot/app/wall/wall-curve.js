// The head-count over time with the moments that mattered. Counted values are joined by a line; from the last count to now
// the line is dashed: nobody has counted since.
import {html, nothing, svg} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {clock, hourMinute, ms} from '../i18n/time.js';
import {number} from '../i18n/number.js';
import {everySecond, serverNow} from '../live/freshness.js';
import {countTicks, inside, period, placeLabels, timeTicks} from './curve-scale.js';

const REDRAW_EVERY_MS = 10_000;
const LABEL_ROWS = 3;
const pen = document.createElement('canvas').getContext('2d');

class WallCurve extends Element {
  static properties = {count: {attribute: false}, opened: {attribute: false}, ended: {attribute: false}, size: {state: true}};
  #observer = new ResizeObserver(([entry]) => {
    this.size = {width: entry.contentRect.width, height: entry.contentRect.height};
  });
  #stop;
  #drawnAt = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = everySecond(now => now - this.#drawnAt >= REDRAW_EVERY_MS && this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#stop();
  }

  firstUpdated() {
    this.#observer.observe(this.querySelector('.plot'));
  }

  render() {
    this.#drawnAt = serverNow();
    const points = Object.values(this.count?.curve ?? {}).sort(([a], [b]) => a - b);
    const end = this.ended ? Math.max(ms(this.ended), points.at(-1)?.[0] ?? 0) : this.#drawnAt; // people may gather again after the end
    const [from, to] = period(Math.min(points[0]?.[0] ?? end, ms(this.opened)), end);
    return html`
      <h2>
        <span>${t('wall.curve')}</span>
        <small>${hourMinute(from)} – ${this.ended ? hourMinute(to) : t('wall.now')}</small>
      </h2>
      <div class="plot">
        ${points.length && this.size ? this.#draw(inside(points, from), from, to) : nothing}${
          points.length
            ? nothing
            : html`
                <p class="empty">${t('wall.noCurve')}</p>
              `
        }
      </div>
    `;
  }

  #draw(points, from, to) {
    const {width, height} = this.size,
      rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const last = points.at(-1),
      right = width - 4.5 * rem,
      bottom = height - 1.4 * rem;
    const x = at => ((at - from) / (to - from)) * right;
    const markers = this.#placed(from, to, x, right, rem),
      rows = Math.max(1, ...markers.map(({row}) => row + 1));
    const top = rows * 1.05 * rem + 0.5 * rem,
      most = Math.max(4, ...points.map(([, value]) => value)) * 1.06;
    const y = value => bottom - (value / most) * (bottom - top);
    const path = points.map(([at, value], i) => `${i ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    return html`
      <svg width=${width} height=${height} role="img" aria-label=${`${t('wall.curve')}: ${number(last[1])}`}>
        ${this.#counts(countTicks(most), y, y(last[1]), right, rem)}
        <line class="axis" x1="0" x2=${right} y1=${bottom} y2=${bottom} />
        ${this.#times(from, to, x, right, height, rem)}
        <path class="area" d="${path}V${bottom}H${x(points[0][0])}Z" />
        <path class="line" d=${path} />
        <line class="since" x1=${x(last[0])} x2=${right} y1=${y(last[1])} y2=${y(last[1])} />
        ${drawn(markers, bottom, rem)}
        <circle class="last" cx=${x(last[0])} cy=${y(last[1])} r=${0.28 * rem} />
        <text class="figure" x=${right + 0.4 * rem} y=${y(last[1]) + 0.42 * rem}>${number(last[1])}</text>
      </svg>
    `;
  }

  // The number that would stand beside the last count gives way to it.
  #counts(ticks, y, taken, right, rem) {
    const lines = ticks.map(value => svg`<line class="grid" x1="0" x2=${right} y1=${y(value)} y2=${y(value)} />`);
    const shown = ticks.filter(value => Math.abs(y(value) - taken) >= 1.15 * rem);
    return [lines, shown.map(value => svg`<text class="tick" x=${right + 0.4 * rem} y=${y(value) + 0.3 * rem}>${number(value)}</text>`)];
  }

  #times(from, to, x, right, height, rem) {
    const {step, ticks} = timeTicks(from, to, 10),
      read = step < 60_000 ? clock : hourMinute,
      y = height - 0.1 * rem;
    return svg`${ticks.filter(at => x(at) < right - 3.5 * rem).map(at => svg`<text class="tick" x=${Math.max(0, x(at) - 1.2 * rem)} y=${y}>${read(at)}</text>`)}
      <text class="tick now" x=${right} y=${y} text-anchor="end">${this.ended ? hourMinute(to) : t('wall.now')}</text>`;
  }

  #placed(from, to, x, right, rem) {
    pen.font = `500 ${0.8125 * rem}px ${getComputedStyle(this).fontFamily}`;
    const markers = Object.values(this.count.markers ?? {})
      .filter(({at}) => ms(at) >= from && ms(at) <= to)
      .map(marker => ({...marker, text: label(marker.text), x: x(ms(marker.at))}))
      .filter(({text}) => text)
      .map(marker => ({...marker, width: pen.measureText(marker.text).width + 0.35 * rem}));
    return placeLabels(markers, LABEL_ROWS, right + 4.5 * rem, 0.5 * rem);
  }
}
customElements.define('wall-curve', WallCurve);

// All lines first: a name lies over the lines that pass behind it. A line that nothing names says nothing: it is not drawn.
function drawn(markers, bottom, rem) {
  const height = 1.05 * rem;
  const named = markers.filter(({row}) => row >= 0);
  return [
    named.map(
      ({row, x, level}) => svg`<line class="marker" data-level=${level ?? nothing} x1=${x} x2=${x} y1=${(row + 0.15) * height} y2=${bottom}/>`,
    ),
    named.map(
      ({row, left, text, level}) =>
        svg`<text class="marker" data-level=${level ?? nothing} x=${left + 0.35 * rem} y=${(row + 0.85) * height}>${text}</text>`,
    ),
  ];
}
