// What rings on the phone while the page is open: a directive of the highest urgency until somebody has acknowledged it (at once, then
// every 20 s for two minutes), a call for help of the group likewise, what is critical for this person, and the call-out; these once. Loaded when the page stands.
import {alarmOn, onAlarmSwitch, ring} from '../../ui/alarm.js';
import {criticalFor, flashed, queued} from '../cards.js';

const EVERY_MS = 20_000,
  SOONER_MS = 1_000, // timers are not exact
  TIMES = 6;
let now = [],
  timer = 0,
  next = 0;

addEventListener('pointerdown', () => again(), {passive: true}); // what nobody could hear before the first touch
onAlarmSwitch(() => again());

/** [{id, times, everyMs}] of what calls for this person in a world; the same one again is the same call. */
export function callsIn(world) {
  const {view, session, group, outbox, incident} = world;
  if (!view || view.incident?.endedAt) return [];
  const call = view.muster?.groups?.[group],
    me = call?.people?.[session.account];
  return [
    ...flashed(world)
      .filter(card => !queued(outbox.posts, incident, card.id))
      .map(card => ({id: `${incident}/${card.id}`, times: TIMES, everyMs: EVERY_MS - SOONER_MS})),
    ...criticalFor(world).map(([key, {since}]) => ({id: `${incident}/${key}/${since}`, times: 1})),
    ...(me?.state === 'called' && !call.waived ? [{id: `${incident}/called/${group}/${call.calledAt}`, times: 1}] : []),
  ];
}

/** From now on this is what calls; told again and again, it rings only for what is new. null: the page shows no incident. */
export function alarmFor(world) {
  const before = new Set(now.map(({id}) => id));
  now = world ? callsIn(world) : [];
  if (!now.length) clearTimeout(timer);
  else if (now.some(({id}) => !before.has(id))) go();
}

function again() {
  if (now.length && Date.now() >= next && alarmOn()) go();
}

function go() {
  clearTimeout(timer);
  ring(now).then(rang => {
    if (rang) next = Date.now() + EVERY_MS;
    timer = setTimeout(() => now.length && go(), EVERY_MS);
  });
}
