/** What a record came from and what it started, read from the references of the records that this board can see. */

/** [{id, field}] that this record names, with the record it corrects first. */
export function cameFrom(world, card) {
  const corrected = card.correctionOf ? [{ id: card.correctionOf, field: 'correctionOf' }] : [];
  return [...corrected, ...references(world, card)];
}

/** [{id, field}] of records that name this one. */
export function started(world, card) {
  const later = card.correctedBy ? [{ id: card.correctedBy, field: 'correctedBy' }] : [];
  const files = world.plan.attachments?.record; // shown as what they are (record-files.js)
  const naming = Object.values(world.records).filter((other) => other.type !== files).flatMap((other) =>
    references(world, other).filter((link) => link.id === card.id).map((link) => ({ id: other.id, field: link.field, of: other.type })));
  return [...later, ...naming];
}

function references(world, card) {
  const fields = world.plan.records[card.type]?.fields ?? {};
  const found = Object.entries(fields).flatMap(([name, field]) =>
    named(field, card.fields?.[name]).map((id) => ({ id, field: name })));
  return found.filter((link, index) => found.findIndex((other) => other.id === link.id && other.field === link.field) === index);
}

/** The records that a value names, also in the rows of a list: the facts that a text rests on. */
function named(field, value) {
  if (field.type === 'ref' || field.type === 'refs') return [].concat(value ?? []);
  if (field.type !== 'list') return [];
  return [].concat(value ?? []).flatMap((row) =>
    Object.entries(field.fields ?? {}).flatMap(([name, inner]) => named(inner, row?.[name])));
}
