/** The middle of a board: what waits, the group's picture, its records by tab, the checklist and the handovers. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { draftSubjects } from './draft.js';
import { typeName, groupName } from './world.js';
import { tabsOf, elsewhere, mayPost, offersOf } from './types.js';
import { checklist, progress } from './checklist.js';
import { handovers } from './handovers.js';
import { waiting } from './waiting.js';
import { records } from './records.js';
import { picture } from './pictures/picture.js';
import { commandPanel } from './command/panel.js';
import { checkInButton } from './command/check-in.js';
import { limitsCard } from './command/limits.js';
import { answerButtons } from './command/muster.js';
import { rosterButton } from './command/roster.js';
import { say } from './say.js';

const CHECKLIST = 'checklist';

export function boardMain(page) {
  const { world, place, view, wall, me } = page;
  const tabs = tabsOf(world);
  const tab = tabs.includes(place.tab) || place.tab === CHECKLIST ? place.tab : tabs[0] ?? CHECKLIST;
  const command = world.plan.groups[place.group]?.kind === 'command';
  const list = (whole) => checklist({ world, incident: place.incident, whole, open: page.open, showAll: () => page.change({ tab: CHECKLIST }, true) });
  return html`
    ${top(page, tab)}
    ${waiting({ world, incident: place.incident, view, wall, me, all: page.allWaiting, showAll: page.showAllWaiting, open: page.open, go: page.go })}
    ${command ? commandPanel({ world, incident: place.incident, wall, view, open: page.open }) : limitsCard({ world, incident: place.incident, limits: view.limits, open: page.open })}
    ${picture(world, page.open, wall)}
    ${tabBar(page, tabs, tab)}
    ${tab === CHECKLIST ? list(true) : records({ ...page, tab })}
    <div class="pair">${tab === CHECKLIST ? nothing : list(false)}${handovers({ world, incident: place.incident, open: page.open })}</div>`;
}

function top({ world, place, view, me, write }, tab) {
  const { inPlace = 0, expected = 0 } = view.people ?? {};
  const offers = offersOf(world).filter((name) => name !== tab);
  const runs = world.incident.activatedAt && !world.incident.endedAt; // else something else comes first
  return html`
    <div class="top">
      <h1>${label(world.plan.groups[place.group].label)}</h1>
      <span class="muted">${world.incident.endedAt && expected > 0 ? say('muster.stoodDown') : expected > 0 ? say('board.people', { in: inPlace, of: expected }) : nothing}</span>
      ${answerButtons({ world, incident: place.incident, group: place.group, me, muster: view.muster })}
      ${checkInButton({ world, incident: place.incident, group: place.group, me })}
      ${rosterButton({ world, incident: place.incident, group: place.group, view })}
      <span class="gap"></span>
      ${postMenu(world, write)}
      ${tab !== CHECKLIST && mayPost(world, tab)
        ? html`<button type="button" class=${offers.length > 0 && runs ? '' : 'primary'} aria-keyshortcuts="n" @click=${() => write(tab)}>${say('post.begin', { type: typeName(world.plan.records[tab]) })} <kbd>N</kbd></button>` : nothing}
      ${offers.map((name) => html`<button type="button" class=${runs ? 'primary' : ''} @click=${() => write(name)}>${say('post.begin', { type: typeName(world.plan.records[name]) })}</button>`)}
    </div>`;
}

/** Everything else that may be posted from here, requests to other groups first. */
function postMenu(world, write) {
  const { requests, ours, others, none } = elsewhere(world);
  if (none) return nothing;
  const begin = (name) => {
    document.querySelector('.request-menu')?.removeAttribute('open');
    write(name);
  };
  const part = (title, names) => (names.length === 0 ? nothing : html`
    <div role="group" aria-label=${title}><h2>${title}</h2>
      ${names.map((name) => html`<button type="button" class="quiet" @click=${() => begin(name)}>${label(world.plan.records[name].label)}</button>`)}</div>`);
  return html`
    <details class="request-menu">
      <summary class="button">${say('post.elsewhere')}</summary>
      <div class="menu">${part(say('post.request'), requests)}${part(say('post.ours'), ours)}
        ${Object.entries(others).map(([group, names]) => part(groupName(world, group), names))}</div>
    </details>`;
}

function tabBar({ world, place, me, change }, tabs, tab) {
  const counts = {};
  for (const card of Object.values(world.records)) counts[card.type] = (counts[card.type] ?? 0) + 1;
  const drafts = draftSubjects(me.account, place.incident);
  const choose = (name) => change({ tab: name, q: '', state: '', sort: '', as: '' }, true);
  const link = (name, text, count) => html`
    <button type="button" class="tab ${tab === name ? 'on' : ''}" aria-current=${tab === name ? 'page' : nothing} @click=${() => choose(name)}>
      ${text}${count ? html` <em>${count}</em>` : nothing}${drafts.includes(`post.${name}`) ? html`<span class="has-draft" title=${say('post.hasDraft')}><span class="sr">${say('post.hasDraft')}</span></span>` : nothing}
    </button>`;
  const of = (name) => link(name, label(world.plan.records[name].label), counts[name]);
  const own = tabs.filter((name) => world.plan.records[name].group === world.group);
  const guests = tabs.filter((name) => !own.includes(name));
  return html`
    <div class="tabs" role="group" aria-label=${say('tabs.label')}>
      ${own.map(of)}
      ${link(CHECKLIST, say('checklist.title'), progress(world))}
    </div>
    ${guests.length === 0 ? nothing : html`<div class="tabs guests" role="group" aria-label=${say('tabs.guests')}><small>${say('tabs.guests')}</small>${guests.map(of)}</div>`}`;
}
