// A page whose address says ?at=<time> shows the incident as it was then: nothing on it is live, nothing can be done on it.
import {t} from '../i18n/index.js';
import {followFrom} from '../live/view.js';
import {freeze} from '../post/api.js';
import {Past} from './past.js';
import './time-bar.js';

export {refused} from './refused.js';

/** Begins the past of an incident, if the address asks for it and it is not refused. Says whether it did. */
export function enter(incident) {
  const at = Date.parse(new URLSearchParams(location.search).get('at') ?? '');
  if (!incident || !Number.isFinite(at)) return false;
  const past = new Past(incident, at);
  followFrom(past);
  freeze(() => t('past.frozen'));
  document.documentElement.classList.add('past');
  document.body.append(Object.assign(document.createElement('time-bar'), {past, incident}));
  return true;
}

/** The plan without anything that one may do. */
export const onlyToSee = plan => ({
  ...plan,
  acts: {},
  rulesFor: [],
  invitesFor: [],
  rosterFor: [],
  attachments: undefined,
  records: each(plan.records, type => ({...type, writing: undefined, may: {}, states: each(type.states, state => ({...state, moves: {}}))})),
});

const each = (all, change) => Object.fromEntries(Object.entries(all).map(([key, value]) => [key, change(value)]));
