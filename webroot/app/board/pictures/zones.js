/** On site: each zone with its latest count and mood, and the total over time. Corrected and struck reports do not count. */
import { html, svg, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { number, signed } from '../../i18n/number.js';
import { hourMinute } from '../../i18n/time.js';
import { ageOf } from '../marks.js';
import { readable } from '../value.js';
import { say } from '../say.js';

const WIDTH = 300;
const HEIGHT = 72;
const HALF_HOUR_MS = 30 * 60_000;

export function zonesPicture(world, open) {
  const zones = Object.values(world.records).filter((card) => card.type === 'zone' && !card.struck);
  const counts = standing(world, 'headCountReport');
  const moods = latestByZone(standing(world, 'moodReport'));
  const latest = latestByZone(counts);
  const total = [...latest.values()].reduce((sum, card) => sum + (card.fields.count ?? 0), 0);
  const curve = totals(counts);
  const most = Math.max(1, ...[...latest.values()].map((card) => card.fields.count ?? 0));
  return html`
    <section class="card zones" aria-labelledby="zones-title">
      <div class="zones-total">
        <h2 id="zones-title">${label(world.plan.wall?.count?.label) || say('zones.total')}</h2>
        <p><b>${number(total)}</b> ${label(world.plan.wall?.count?.unit)} ${trend(curve, total)}</p>
        ${sparkline(curve)}
      </div>
      <ul class="zone-list">
        ${zones.length === 0 ? html`<li class="quiet-line">${say('zones.none')}</li>` : zones.map((zone) => zoneLine(world, zone, latest.get(zone.id), moods.get(zone.id), most, open))}
      </ul>
    </section>`;
}

function zoneLine(world, zone, report, mood, most, open) {
  const moodField = world.plan.records.moodReport?.fields?.mood ?? { type: 'text' };
  const kind = readable(world, world.plan.records.zone?.fields?.zoneType, zone.fields?.zoneType);
  return html`
    <li>
      <button type="button" class="link" @click=${() => open(report?.id ?? zone.id)}>${label(zone.title ?? zone.line)}</button>
      <small class="muted">${kind}</small>
      <fill-bar .part=${(report?.fields.count ?? 0) / most}></fill-bar>
      <b class="figure">${report ? number(report.fields.count) : '—'}</b>
      <span class="mood" data-mood=${mood?.fields.mood ?? ''}>${mood ? readable(world, moodField, mood.fields.mood) : ''}</span>
      ${report ? ageOf(report.occurredAt) : html`<span class="dim">${say('zones.notCounted')}</span>`}
    </li>`;
}

function standing(world, type) {
  return Object.values(world.records).filter((card) => card.type === type && !card.struck && !card.correctedBy)
    .sort((a, b) => (a.occurredAt ?? '').localeCompare(b.occurredAt ?? ''));
}

function latestByZone(cards) {
  return new Map(cards.map((card) => [card.fields.zone, card]));
}

/** The total after each report: [epoch ms, people]. */
function totals(counts) {
  const now = new Map();
  return counts.map((card) => {
    now.set(card.fields.zone, card.fields.count ?? 0);
    return [Date.parse(card.occurredAt), [...now.values()].reduce((sum, count) => sum + count, 0)];
  });
}

function trend(curve, total) {
  const last = curve.at(-1)?.[0];
  const before = curve.findLast(([at]) => at <= last - HALF_HOUR_MS) ?? curve[0];
  return before && curve.length > 1 ? html`<small class="muted">${say('zones.trend', { n: signed(total - before[1]) })}</small>` : nothing;
}

function sparkline(curve) {
  if (curve.length < 2) return nothing;
  const [from, to] = [curve[0][0], curve.at(-1)[0]];
  const peak = Math.max(1, ...curve.map(([, count]) => count));
  const x = (at) => ((at - from) / Math.max(1, to - from)) * WIDTH;
  const y = (count) => HEIGHT - 4 - (count / peak) * (HEIGHT - 10);
  const steps = curve.map(([at, count], index) => `${index === 0 ? 'M' : `H${x(at).toFixed(1)}V`}${index === 0 ? `${x(at).toFixed(1)} ${y(count).toFixed(1)}` : y(count).toFixed(1)}`).join('');
  return html`
    <figure class="sparkline">
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${say('zones.curve', { from: hourMinute(from), to: hourMinute(to), peak })}>
        ${svg`<path class="area" d="${steps}V${HEIGHT}H0Z"></path><path class="line" d=${steps}></path>`}
      </svg>
      <figcaption><span>${hourMinute(from)}</span><span>${say('zones.peak', { n: number(peak) })}</span><span>${hourMinute(to)}</span></figcaption>
    </figure>`;
}
