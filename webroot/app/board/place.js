/** Where somebody is on the board, kept in the address so that a link, a reload and the back button lead to the same place. */
const PATH = /^\/incidents\/([^/]+)\/([^/]+)\/?$/u;
const KEPT = ['tab', 'as', 'record', 'new', 'q', 'state', 'sort'];

/** {incident, group, tab, as, record, new, q, state, sort} of an address; missing ones are ''. */
export function readPlace(location) {
  const [, incident = '', group = ''] = PATH.exec(location.pathname) ?? [];
  const query = new URLSearchParams(location.search);
  const place = { incident: decodeURIComponent(incident), group: decodeURIComponent(group) };
  for (const name of KEPT) place[name] = query.get(name) ?? '';
  return place;
}

export function addressOf(place) {
  const query = new URLSearchParams(KEPT.filter((name) => place[name]).map((name) => [name, place[name]]));
  const search = query.toString();
  return `/incidents/${encodeURIComponent(place.incident)}/${encodeURIComponent(place.group)}${search ? `?${search}` : ''}`;
}

/** Going somewhere is a step for the back button; a filter being typed is not. */
export function writePlace(place, isStep) {
  history[isStep ? 'pushState' : 'replaceState'](null, '', addressOf(place));
}
