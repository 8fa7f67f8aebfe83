/**
 * Whom a field may name when the plan says what such a person must hold: the accounts know, so the server is asked when a
 * form shows the field, and again when it is shown later.
 */
import { get } from '../../post/api.js';

const KEPT_MS = 60_000;
const MOST = 50;
const asked = new Map();

/** [{account, name}], or undefined until the answer is there: then `arrived` is called. Without one everybody is offered, and the server says who may be named. */
export function holders(incident, type, field, arrived) {
  const path = `/api/incidents/${encodeURIComponent(incident)}/holders/${encodeURIComponent(type)}/${encodeURIComponent(field)}`;
  const known = asked.get(path);
  if (known && known.until > Date.now()) return known.people;
  if (asked.size >= MOST) asked.clear();
  const now = { until: Date.now() + KEPT_MS, people: known?.people };
  asked.set(path, now);
  get(path).then(({ people }) => {
    now.people = people;
    arrived();
  }).catch(() => undefined);
  return now.people;
}
