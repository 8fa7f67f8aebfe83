/** Where somebody is on the board, kept in the address so that a link, a reload and the back button lead to the same place. */
const PATH = /^\/incidents\/([^/]+)\/([^/]+)\/?$/u;
const KEPT = ['tab', 'as', 'record', 'new', 'about', 'back', 'q', 'state', 'sort'];

/**
 * {incident, group, tab, as, record, new, about, back, q, state, sort} of an address; missing ones are ''. `new` is the type of
 * a record being written, `about` the record that it is about, `back` the page to return to when it is posted.
 */
export function readPlace(location) {
  const [, incident = '', group = ''] = PATH.exec(location.pathname) ?? [];
  const query = new URLSearchParams(location.search);
  const place = { incident: decodeURIComponent(incident), group: decodeURIComponent(group) };
  for (const name of KEPT) place[name] = query.get(name) ?? '';
  return place;
}

export function addressOf(place) {
  const query = new URLSearchParams(KEPT.filter((name) => place[name]).map((name) => [name, place[name]]));
  const at = new URLSearchParams(location.search).get('at'); // a board of the past stays in the past
  if (at) query.set('at', at);
  const search = query.toString();
  return `/incidents/${encodeURIComponent(place.incident)}/${encodeURIComponent(place.group)}${search ? `?${search}` : ''}`;
}

/** Going somewhere is a step for the back button; a filter being typed is not. */
export function writePlace(place, isStep) {
  history[isStep ? 'pushState' : 'replaceState'](null, '', addressOf(place));
}

/** The address of a form for a new record about another one, on the board where such records stand. */
export function formAbout({ plan, incident, type, about, back = '' }) {
  return addressOf({ incident, group: plan.records[type].group, new: type, about, back });
}

/** A page of this site, or '' for anything else: an address in a stranger's link leads nowhere. */
export function ownPage(path) {
  return /^\/(?![/\\])/u.test(path) && new URL(path, location.origin).origin === location.origin ? path : '';
}
