/** "I am in place": one click and where. Said again later it replaces what was said; this browser remembers when it was. */
import { html, nothing } from 'lit';
import { serverNow } from '../../live/freshness.js';
import { ask } from '../ask.js';
import { formatTime } from '../value.js';
import { say } from '../say.js';

const PLACES = ['commandPost', 'site', 'remote'];

export function checkInButton({ world, incident, group, me }) {
  const belongs = (me?.roles ?? []).some((role) => role.endsWith(`@${group}`) || (world.plan.groups[group]?.kind === 'command' && !role.includes('@')));
  if (!world.plan.acts?.checkIn || !belongs || !world.incident.activatedAt || world.incident.endedAt) return nothing;
  const since = remembered(me, incident, group);
  return html`<button type="button" class="small ${since ? 'quiet' : ''}" @click=${() => checkIn(world, incident, group, me)}>${since ? say('checkIn.since', { at: formatTime(since) }) : say('checkIn.begin')}</button>`;
}

async function checkIn(world, incident, group, me) {
  const places = Object.fromEntries(PLACES.map((place) => [place, say(`checkIn.${place}`)]));
  const answer = await ask({
    world, incident, subject: `checkIn.${group}`, title: say('checkIn.title'), act: say('checkIn.act'),
    fields: { place: { type: 'enum', values: places, required: true, label: say('checkIn.where') }, count: { type: 'int', range: [1, 1000], required: true, label: say('checkIn.count') } },
    values: { count: 1, place: counts(world.plan, group) ? 'site' : 'commandPost' },
    body: (given) => ({ type: 'checkIn', group, ...given }),
  });
  if (!answer) return;
  try {
    localStorage.setItem(key(me, incident, group), new Date(serverNow()).toISOString());
  } catch {
    console.warn('This browser remembers nothing: the button will ask again.');
  }
  document.querySelector('group-board')?.requestUpdate();
}

/** The group that counts the crowd is where the crowd is. */
function counts(plan, group) {
  return plan.records[plan.wall?.count?.of]?.group === group;
}

function remembered(me, incident, group) {
  try {
    return localStorage.getItem(key(me, incident, group));
  } catch {
    return null;
  }
}

function key(me, incident, group) {
  return `sextant.inPlace.${me.account}.${incident}.${group}`;
}
