/** The way around an incident: the groups with what waits and what is overdue, and the command's own places. */
import { html, nothing } from 'lit';
import { inOrder, groupShort } from '../ui/plan.js';
import { serverNow } from '../live/freshness.js';
import { isPast } from './marks.js';
import { opened } from './later.js';
import { say } from './say.js';

export function sideNav({ world, place, groups, go }) {
  const listed = inOrder(world.plan.groups);
  const line = ([id]) => groupLink({ id, place, counts: countsOf(groups?.[id]), go });
  const base = `/incidents/${encodeURIComponent(place.incident)}`;
  return html`
    <nav class="board-nav" aria-label=${say('nav.label')}>
      <h2>${say('nav.groups')}</h2>
      ${listed.filter(([, group]) => group.kind === 'working').map(line)}
      <h2>${say('nav.command')}</h2>
      ${listed.filter(([, group]) => group.kind !== 'working').map(line)}
      <a href="${base}/log" class=${place.group === 'log' ? 'on' : ''} aria-current=${place.group === 'log' ? 'page' : nothing} @click=${(event) => go(event, { group: 'log' })}>
        <i aria-hidden="true">${say('nav.logMark')}</i><span>${say('nav.log')}</span></a>
      <a href="/approvals?incident=${encodeURIComponent(place.incident)}"><i aria-hidden="true">${say('nav.approvalsMark')}</i><span>${say('nav.approvals')}</span></a>
      <a href="/wall/${encodeURIComponent(place.incident)}"><i aria-hidden="true">${say('nav.wallMark')}</i><span>${say('nav.wall')}</span></a>
      <a href="/wall/${encodeURIComponent(place.incident)}?at=${encodeURIComponent(new Date(serverNow()).toISOString())}"><i aria-hidden="true">${say('nav.pastMark')}</i><span>${say('nav.past')}</span></a>
      ${world.plan.invitesFor?.length && !world.incident.endedAt ? html`<button type="button" class="invite" @click=${async () => (await opened()).openJoining(world, place.incident, place.group)}><i aria-hidden="true">${say('nav.joinMark')}</i><span>${say('nav.join')}</span></button>` : nothing}
      <p class="keys-hint"><kbd>?</kbd> ${say('nav.keys')}</p>
    </nav>`;
}

function groupLink({ id, place, counts, go }) {
  const here = place.group === id;
  return html`
    <a href="/incidents/${encodeURIComponent(place.incident)}/${id}" class=${here ? 'on' : ''} aria-current=${here ? 'page' : nothing} @click=${(event) => go(event, { group: id })}>
      <group-mark group=${id}></group-mark><span>${groupShort(id)}</span>
      ${counts.overdue > 0 ? html`<em class="late">${say('nav.overdue', { n: counts.overdue })}</em>`
        : counts.waiting > 0 ? html`<em aria-label=${say('nav.waiting', { n: counts.waiting })}>${counts.waiting}</em>` : nothing}
    </a>`;
}

function countsOf(group) {
  return { waiting: group?.waiting ?? 0, overdue: Object.values(group?.due ?? {}).filter(isPast).length };
}
