/** The time limits that run here, the nearest first: how much is gone, whether the leader was told; the leader may extend each once. */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { ms } from '../../i18n/time.js';
import { serverNow } from '../../live/freshness.js';
import { groupShort } from '../../ui/plan.js';
import { ask } from '../ask.js';
import { reasonField } from '../acts.js';
import { say } from '../say.js';

const SHOWN = 8;
const MORE = 10;
const STEP = 5;

export function limitsCard({ world, incident, limits, open }) {
  const running = Object.entries(limits ?? {}).sort(([, a], [, b]) => ms(a.dueAt) - ms(b.dueAt));
  if (running.length === 0) return nothing;
  const missed = running.filter(([, limit]) => limit.missed).length;
  return html`
    <section class="card limits" aria-labelledby="limits-title">
      <h2 id="limits-title">${say('limits.title')}<span>${missed > 0 ? say('limits.missed', { n: missed }) : running.length}</span></h2>
      <ul>${running.slice(0, SHOWN).map(([key, limit]) => row({ world, incident, key, limit, open }))}</ul>
      ${running.length > SHOWN ? html`<p class="quiet-line">${say('limits.more', { n: running.length - SHOWN })}</p>` : nothing}
    </section>`;
}

function row({ world, incident, key, limit, open }) {
  const extendable = world.plan.acts?.extendLimit && !limit.extended && !limit.ends;
  const changeable = limit.ends && limit.record;
  return html`
    <li>${limit.group ? html`<group-mark group=${limit.group} title=${groupShort(limit.group)}></group-mark>` : html`<span></span>`}
      <span>${label(limit.label)} ${limit.record ? html`<button type="button" class="link" @click=${() => open(limit.record)}>${limit.title ? label(limit.title) : limit.record}</button>` : nothing}
        ${limit.escalated ? html`<small class="chip" data-tone="bad">${say('limits.escalated')}</small>` : nothing}
        ${limit.extended ? html`<small class="chip" data-tone="neutral">${say('limits.extended')}</small>` : nothing}</span>
      <limit-bar .since=${limit.from} .due=${limit.dueAt} .missed=${limit.missed}></limit-bar>
      ${extendable ? html`<button type="button" class="small" @click=${() => askToExtend(world, incident, key, limit)}>${say('limits.extend')}</button>` : changeable ? html`<button type="button" class="small" title=${say('limits.changeMeans')} @click=${() => open(limit.record)}>${say('limits.change')}</button>` : html`<span></span>`}</li>`;
}

/** The least that helps is offered: what is late already, and a little more. */
function askToExtend(world, incident, key, limit) {
  const late = Math.ceil((serverNow() - ms(limit.dueAt)) / 60_000);
  const least = Math.max(1, late + 1);
  return ask({
    world, incident, subject: `extendLimit.${key}`, title: say('limits.extendTitle'), about: `${label(limit.label)} ${limit.title ? label(limit.title) : limit.record ?? ''}`, act: say('limits.extend'),
    fields: { minutes: { type: 'int', range: [least, 14400], required: true, label: say('limits.minutes'), ...(late > 0 ? { help: say('limits.least', { late, least }) } : {}) }, reason: reasonField() },
    values: { minutes: MORE }, begin: late > 0 ? { minutes: Math.ceil((least + MORE) / STEP) * STEP } : {}, body: (given) => ({ type: 'extendLimit', key, ...given }),
  });
}
