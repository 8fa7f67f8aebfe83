// How a delivered report is put right: which fields are asked, and the command that comes of what was typed. Pure.
import {empty} from './form-model.js';

const ASKED = new Set(['enum', 'set', 'ref', 'refs', 'group', 'groups', 'bool', 'int', 'number', 'money', 'time', 'person', 'people', 'text']);

const masked = value => typeof value === 'string' && (value.includes('**') || value.startsWith('«'));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b) || (empty(a) && empty(b));

/** What the card says, apart from what it masks. */
export function knownOf({fields}) {
  const given = Object.entries(fields);
  return {before: Object.fromEntries(given.filter(([, value]) => !masked(value))), masked: Object.fromEntries(given.filter(([, value]) => masked(value)))};
}

/** Masked values that I wrote myself and nobody changed since are known to this phone; what was erased is not brought back. */
export function asSent(card, own) {
  if (!own || card.version !== 1) return card;
  const mine = Object.entries(card.fields).filter(([name, value]) => masked(value) && !value.startsWith('«') && own.fields[name] !== undefined);
  return {...card, fields: {...card.fields, ...Object.fromEntries(mine.map(([name]) => [name, own.fields[name]]))}};
}

/** What a later step asks for stands in the form only once it was given; what a thumb cannot fill stays as it is. */
export function fieldsToFix(type, act, known) {
  const later = new Set(Object.values(type.states ?? {}).flatMap(state => Object.values(state.moves ?? {})).flatMap(move => move.asks ?? []));
  const asked = ([name, field]) =>
    !field.computed && !field.placed && ASKED.has(field.type) && (field.required || !later.has(name) || !empty(known.before[name]) || name in known.masked);
  return Object.fromEntries(
    Object.entries(type.fields)
      .filter(asked)
      .map(([name, field]) => [name, act === 'amend' && name in known.masked ? {...field, required: false} : field]),
  );
}

/** The command; undefined when nothing was changed. */
export function commandOf(act, card, asked, before, values, type) {
  const {id} = card;
  if (act === 'strike') return {type: 'strikeRecord', id, reason: values.reason.trim()};
  const now = Object.fromEntries(Object.keys(asked).map(name => [name, typeof values[name] === 'string' ? values[name].trim() : values[name]])),
    changed = Object.entries(now).filter(([name, value]) => !same(value, before[name]));
  if (!changed.length) return undefined;
  if (act === 'amend') return {type: 'amendRecord', id, baseVersion: card.version, fields: Object.fromEntries(changed.map(([name, value]) => [name, empty(value) ? null : value]))};
  const fields = Object.entries({...before, ...now}).filter(([name, value]) => type.fields[name] && !type.fields[name].computed && !type.fields[name].placed && !empty(value));
  return {type: 'postRecord', record: card.type, correctionOf: id, occurredAt: card.occurredAt ?? card.createdAt, fields: Object.fromEntries(fields)};
}
