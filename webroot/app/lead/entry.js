/**
 * Who is here and for which incident: from the server when it can be reached, else as this phone knew it last.
 * Resolves to {stage: 'signIn' | 'away' | 'none' | 'choose' | 'notYours' | 'ready', session, incidents, incident, plan}.
 */
import { get, whoAmI } from '../post/api.js';
import { hearTime } from '../live/freshness.js';
import { ms } from '../i18n/time.js';
import { either, recall, remember } from '../post/vault.js';
import { inPlan } from '../ui/acting.js';
import { leads } from '../ui/plan.js';

const PLACE = 'lead.place';

export async function enter(wanted) {
  const session = await either('session', whoAmI);
  if (session === null) return { stage: 'signIn' };
  if (!session) return { stage: 'away' };
  if (!session.remembered) hearTime(ms(session.now), session.rate);
  const listed = await either('incidents', () => get('/api/incidents', { stay: true }));
  if (listed === null) return { stage: 'signIn' };
  if (!listed) return { stage: 'away', session };
  const incidents = Object.values(listed.incidents).filter((one) => !one.closed).sort((a, b) => ms(b.openedAt) - ms(a.openedAt));
  const incident = await chosen(incidents, wanted);
  if (!incident) return { stage: incidents.length ? 'choose' : 'none', session, incidents };
  const plan = await either(`lead.plan.${incident}`, () => get(`/api/incidents/${encodeURIComponent(incident)}/plan`, { stay: true }));
  if (!plan) return { stage: plan === null ? 'signIn' : 'away', session };
  remember(PLACE, incident).catch(() => undefined);
  return { stage: leads(plan) ? 'ready' : 'notYours', session: inPlan(session, plan), incidents, incident, plan };
}

/** The one that was asked for, the one of last time while it runs, or the only one that runs. */
async function chosen(incidents, wanted) {
  const running = incidents.filter((one) => !one.endedAt);
  const last = await recall(PLACE).catch(() => undefined);
  return [wanted, last].find((id) => incidents.some((one) => one.id === id)) ?? (running.length === 1 ? running[0].id : undefined);
}
