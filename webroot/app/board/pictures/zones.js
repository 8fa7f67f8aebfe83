/** On site: each zone with its latest count and mood, and the total over time: the figures of the wall, as the server reckons them. */
import { html, svg, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { number, signed } from '../../i18n/number.js';
import { hourMinute } from '../../i18n/time.js';
import { ageOf, moodAge } from '../marks.js';
import { readable } from '../value.js';
import { say } from '../say.js';

const WIDTH = 300;
const HEIGHT = 72;

export function zonesPicture(world, open) {
  const { total, delta30, peak, zones = {}, curve = {} } = world.count ?? {};
  const listed = Object.entries(zones).sort(([, a], [, b]) => a.order - b.order);
  const most = Math.max(1, ...listed.map(([, zone]) => zone.count ?? 0));
  const points = Object.entries(curve).sort(([a], [b]) => a - b).map(([, point]) => point);
  return html`
    <section class="card zones" aria-labelledby="zones-title">
      <div class="zones-total">
        <h2 id="zones-title">${label(world.plan.wall?.count?.label) || say('zones.total')}</h2>
        <p><b>${total === undefined ? '—' : number(total)}</b> ${label(world.plan.wall?.count?.unit)}
          ${points.length > 1 ? html`<small class="muted">${say('zones.trend', { n: signed(delta30) })}</small>` : nothing}</p>
        ${sparkline(points, peak)}
      </div>
      <ul class="zone-list">
        ${listed.length === 0 ? html`<li class="quiet-line">${say('zones.none')}</li>` : listed.map(([id, zone]) => zoneLine(world, id, zone, most, open))}
      </ul>
    </section>`;
}

function zoneLine(world, id, zone, most, open) {
  const { places, mood } = world.plan.wall.count;
  const moodField = world.plan.records[mood?.of]?.fields?.[mood?.field] ?? { type: 'text' };
  const kindField = Object.values(world.plan.records[places]?.fields ?? {}).find((field) => field.type === 'enum');
  const kind = kindField && zone.type ? readable(world, kindField, zone.type) : '';
  return html`
    <li>
      <span><button type="button" class="link" @click=${() => open(id)}>${label(zone.name)}</button>${zone.or === undefined ? nothing : html` <span class="disputed">${say('zones.or', { n: number(zone.or) })}</span>`}</span>
      <small class="muted">${kind}</small>
      <fill-bar .part=${(zone.count ?? 0) / most}></fill-bar>
      <b class="figure">${zone.at ? number(zone.count) : '—'}</b>
      <span class="mood" data-mood=${zone.mood ?? ''}>${zone.mood ? html`${readable(world, moodField, zone.mood)}${moodAge(zone)}` : nothing}</span>
      ${zone.at ? ageOf(zone.at) : html`<span class="dim">${say('zones.notCounted')}</span>`}
    </li>`;
}

function sparkline(curve, highest) {
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
      <figcaption><span>${hourMinute(from)}</span><span>${say('zones.peak', { n: number(highest) })}</span><span>${hourMinute(to)}</span></figcaption>
    </figure>`;
}
