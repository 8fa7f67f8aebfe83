// Who is here, for which incident and group: asked from the server when it can be reached, else as it was known last.
// Resolves to {stage: 'signIn' | 'ended' | 'chooseIncident' | 'chooseGroup' | 'nothing' | 'away' | 'ready', session, incidents, incident, group, plan}.
import {either, forget, recall, remember} from '../post/vault.js';
import * as early from './early.js';

const MOST_AFTER = 5;

export async function enter(wanted = {}) {
  const session = await either('session', early.session);
  if (session === null) return {stage: 'signIn', session: await recall('session').catch(() => undefined)};
  if (!session) return {stage: 'away'};
  const listed = await either('incidents', early.incidents);
  if (listed === null) return {stage: 'signIn', session};
  if (!listed) return {stage: 'away', session};
  const last = await recall('place').catch(() => undefined);
  return placeOf(session, listed.incidents, wanted, last);
}

/** Keeps the choice, so that the next opening needs none; isAfter: it was made knowing that the response has ended. */
export const keepPlace = ({incident, group, isAfter}) => remember('place', {incident, group, after: isAfter});

/** Nothing that was seen stays behind; posts that wait do. */
export const leave = forget;

// before: where this phone posted before. It never goes over to another incident without being asked. A response that has ended goes on in
// aftercare until the incident is closed: people may come back, promises are kept; whoever says so goes on posting there.
async function placeOf(session, incidents, asked, before) {
  const wanted = {...before, ...asked},
    asking = 'incident' in asked,
    last = asking ? undefined : before?.incident;
  const newest = Object.values(incidents).sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt)),
    open = newest.filter(one => !one.endedAt),
    after = newest.filter(one => one.endedAt && !one.closed).slice(0, MOST_AFTER);
  const goesOn = asking || before?.after ? after.find(one => one.id === wanted.incident)?.id : undefined;
  const incident = open.find(one => one.id === wanted.incident)?.id ?? goesOn ?? (open.length === 1 && !last && !asking ? open[0].id : undefined);
  const base = {session, incidents: open, after, incident, isAfter: incident !== undefined && incident === goesOn};
  if (last && !incident) return {...base, stage: 'ended', before: incidents[last] ?? {id: last}};
  if (!incident && !open.length) return {...base, stage: 'nothing'};
  if (!incident) return {...base, stage: 'chooseIncident'};
  const plan = await either(`plan.${incident}`, () => early.plan(incident));
  if (plan === null) return {...base, stage: 'signIn'};
  if (!plan) return {...base, stage: 'away'};
  const groups = groupsOf(session, plan),
    group = groups.includes(wanted.group) ? wanted.group : groups.length === 1 ? groups[0] : undefined;
  return {...base, plan, groups, group, stage: group ? 'ready' : 'chooseGroup'};
}

/** The groups that this person may post for: their own; who has none (a leader) chooses among all. */
export function groupsOf(session, plan) {
  const all = Object.keys(plan.groups).filter(id => plan.field?.[id]?.length);
  const own = all.filter(id => session.roles.some(role => role.endsWith(`@${id}`)));
  return own.length ? own : all;
}
