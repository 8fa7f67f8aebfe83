/** A group's own picture above its records, where its records make one: zones with their crowd, directives by group. */
import { nothing } from 'lit';
import { zonesPicture } from './zones.js';
import { acknowledgements } from './acknowledgements.js';

export function picture(world, open) {
  const has = (type) => world.plan.records[type]?.group === world.group && Object.values(world.records).some((card) => card.type === type);
  if (has('headCountReport') || has('zone')) return zonesPicture(world, open);
  if (Object.values(world.records).some((card) => card.type === 'directiveAck') && spansGroups(world)) return acknowledgements(world, open);
  return nothing;
}

/** Only a board that sees the answers of several groups can compare them. */
function spansGroups(world) {
  const groups = new Set(Object.values(world.records).filter((card) => card.type === 'directiveAck').map((card) => card.fields?.group));
  return groups.size > 1 || world.plan.records.directive?.group === world.group;
}
