/** What stands around each page: which incident, how serious, is it live; the way to the other pages and out of them. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { number } from '../i18n/number.js';
import { actingNow } from '../ui/acting.js';
import { commandGroup, groupShort } from '../ui/plan.js';
import { ageOf } from '../board/marks.js';
import { say } from '../board/say.js';
import { TABS } from './place.js';

/** held: said in a line of its own instead of the dot. */
export function head({ world, now, wall, held }) {
  const { incident, plan } = world;
  const count = wall?.count;
  return html`
    <header class="lead-head">
      ${incident.title ? html`<level-badge level=${incident.level ?? ''}></level-badge>` : nothing}
      <h1>${incident.title ?? say('lead.title')}</h1>
      <p>${[label(plan.phases?.[incident.phase]?.label), ...actingNow(incident)].filter(Boolean).join(' · ')}${count?.total > 0 ? html` · ${label(plan.wall?.count?.label)} <b>${number(count.total)}</b> ${ageOf(count.at)}` : nothing}</p>
      ${held ? nothing : html`<live-dot .now=${now}></live-dot>`}
    </header>`;
}

export function tabs(current, view) {
  const waiting = Object.values(view?.waiting ?? {}).filter((item) => item.leader).length;
  const at = { record: 'wait', new: 'orders' }[current] ?? current;
  return html`
    <nav class="lead-tabs" aria-label=${say('lead.tabs')}>
      ${TABS.map((tab) => html`<a href="#${tab}" aria-current=${tab === at ? 'page' : 'false'}>${say(`lead.${tab}`)}${tab === 'wait' && waiting > 0 ? html`<b>${waiting}</b>` : nothing}</a>`)}
      <a href="/field">${say('lead.report')}</a>
    </nav>`;
}

/** At the end of the situation: the other places of the command. */
export function more(world, incident) {
  const board = `/incidents/${encodeURIComponent(incident)}/${encodeURIComponent(commandGroup())}`;
  return html`
    <section class="card more-ways" aria-label=${say('lead.more')}>
      <a class="button" href="/approvals?incident=${encodeURIComponent(incident)}">${say('lead.approvals')}</a>
      <a class="button" href=${board}>${say('lead.board')} · ${groupShort(commandGroup())}</a>
      <language-switch></language-switch>
    </section>`;
}
