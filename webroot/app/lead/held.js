/**
 * Whether decisions may leave this phone: only while what it shows is live. Deciding on what was true an hour ago, sent when the network
 * comes back, would be somebody else's decision.
 */
import { freeze } from '../post/api.js';
import { t } from '../i18n/index.js';
import { timeOrDay } from '../i18n/time.js';
import { serverNow } from '../live/freshness.js';

/** Why nothing may be decided now, in a sentence; '' when it may. now: what the followed view told last. */
export function heldBecause(now) {
  if (now?.state === 'live' && !now.remembered && navigator.onLine) return '';
  if (!now?.view) return t(navigator.onLine ? 'lead.connecting' : 'lead.nothingYet');
  return t(navigator.onLine ? 'lead.stale' : 'lead.offline', { at: timeOrDay(now.since, serverNow()) });
}

export function hold(why) {
  freeze(why ? () => why : undefined);
}
