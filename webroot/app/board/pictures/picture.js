/** A group's own picture above its records, where its records make one: zones with their crowd, directives by group. */
import { zonesPicture } from './zones.js';
import { acknowledgements, answering } from './acknowledgements.js';
import { charts } from './chart.js';

export function picture(world, open) {
  const has = (type) => world.plan.records[type]?.group === world.group && Object.values(world.records).some((card) => card.type === type);
  const count = world.plan.wall?.count;
  if (has(count?.of) || has(count?.places)) return zonesPicture(world, open);
  return [...charts(world), ...answering(world).filter((answers) => spansGroups(world, answers)).map((answers) => acknowledgements(world, answers, open))];
}

/** Only a board that sees the answers of several groups can compare them. */
function spansGroups(world, answers) {
  const groups = new Set(Object.values(world.records).filter((card) => card.type === answers).map((card) => card.group));
  return groups.size > 1 || world.plan.records[world.plan.records[answers].answers.type]?.group === world.group;
}

