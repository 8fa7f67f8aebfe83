/** Which files belong to a record. Read from what the plan says about files (plan.attachments). */

/** The records that declare files of this one; of such a record itself only its own. */
export function filesOf(world, card) {
  const { record, about, file } = world.plan.attachments;
  const declaring = card.type === record ? [card] : Object.values(world.records).filter((other) => other.type === record && other.fields?.[about] === card.id);
  return declaring.filter((other) => !other.struck && other.fields?.[file]);
}

export function mayAddFile(world, card) {
  const files = world.plan.attachments, type = world.plan.records[files.record];
  const to = [].concat(type?.fields[files.about]?.to ?? []);
  return Boolean(type?.may?.post) && card.type !== files.record && !card.struck && (to.length === 0 || to.includes(card.type));
}

/** What such a file holds: picture, sound or document. */
export function holds(world, card) {
  const { kind, kinds } = world.plan.attachments;
  return kinds[card.fields?.[kind]];
}

export function addressOf(incident, card) {
  return `/api/incidents/${encodeURIComponent(incident)}/files/${encodeURIComponent(card.id)}`;
}
