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
  return Object.entries(fields)
    .filter(([, field]) => field.type === 'ref' || field.type === 'refs')
    .flatMap(([name]) => [].concat(card.fields?.[name] ?? []).map((id) => ({ id, field: name })));
}
