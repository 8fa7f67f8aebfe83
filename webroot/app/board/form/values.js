/** From the plan's defaults to what is typed, and from what is typed to what is sent. */
import { isEmpty } from '../value.js';

const NUMBER = '{n}';

/** before: the records of the type that are known here; a default such as "R{n}" is the next number that none of them has. */
export function defaultsOf(fields, before = []) {
  const values = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = typeof field.default === 'string' && field.default.includes(NUMBER) ? nextNumber(field.default, name, before) : field.default;
    if (value !== undefined && value !== null) values[name] = value;
  }
  return values;
}

function nextNumber(text, name, before) {
  const [head, tail] = text.split(NUMBER);
  const numbers = before.map((card) => String(card.fields?.[name] ?? '')).filter((given) => given.startsWith(head) && given.endsWith(tail))
    .map((given) => Number(given.slice(head.length, given.length - tail.length))).filter(Number.isInteger);
  return `${head}${Math.max(0, ...numbers) + 1}${tail}`;
}

/** The fields that a new record is asked for: not what is computed, nor what one of its later moves will ask for. */
export function fieldsToPost(type) {
  const later = new Set(Object.values(type.states ?? {}).flatMap((state) => Object.values(state.moves ?? {})).flatMap((move) => move.asks ?? []));
  return Object.fromEntries(Object.entries(type.fields ?? {}).filter(([name, field]) => !field.computed && (field.required || !later.has(name))));
}

/** Of a text that is written: what a later step asks for stands in the form only once it has a value. */
export function fieldsToAmend(type, values) {
  if (!type.writing) return type.fields;
  const own = fieldsToPost(type);
  return Object.fromEntries(Object.entries(type.fields).filter(([name, field]) => name in own || field.computed || !isEmpty(values?.[name])));
}

/** Everything that has a value, trimmed; what is computed is the server's. */
export function fieldsToSend(fields, values) {
  const sent = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.computed) continue;
    const value = clean(field, values?.[name]);
    if (!isEmpty(value)) sent[name] = value;
  }
  return sent;
}

/** Only what differs from the record as it was when the editing began; an emptied field is sent as null. */
export function changedFields(fields, before, values) {
  const changed = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.computed || !(name in values)) continue;
    const value = clean(field, values[name]);
    if (isEmpty(value) && isEmpty(before?.[name])) continue;
    if (JSON.stringify(value) === JSON.stringify(before?.[name])) continue;
    changed[name] = isEmpty(value) ? null : value;
  }
  return changed;
}

function clean(field, value) {
  if (typeof value === 'string') return value.trim();
  if (field.type === 'list' && Array.isArray(value)) return filledRows(field, value).map((item) => fieldsToSend(field.fields ?? {}, item));
  return value;
}

/** Rows of a list without those at its end that were begun and left empty: they are no mistake, and nothing to send. */
export function filledRows(field, rows) {
  let end = rows.length;
  while (end > 0 && Object.keys(fieldsToSend(field.fields ?? {}, rows[end - 1])).length === 0) end -= 1;
  return rows.slice(0, end);
}
