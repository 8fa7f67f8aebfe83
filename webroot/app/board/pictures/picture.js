/** A group's own picture above its records, where its records make one: the site, zones with their crowd, directives by group. */
import { html } from 'lit';
import { mayUpload } from '../site/site-upload.js';
import { zonesPicture } from './zones.js';
import { acknowledgements, answering } from './acknowledgements.js';
import { charts } from './chart.js';
import '../site/site-plan.js';

/** @param wall the view of the wall, where the board has it: the figures of places that this board does not count itself */
export function picture(world, open, wall) {
  const site = sitePlan(world, open, wall);
  const others = [ownPicture(world, open)].flat();
  if (!site) return others;
  return world.count ? html`<div class="with-site"><div class="site-and-zones">${site}${others}</div></div>` : [...others, site]; // whoever counts looks at the places first
}

function sitePlan(world, open, wall) {
  if (!world.site?.picture && !(world.site && mayUpload(world))) return null;
  return html`<site-plan .world=${world} .figures=${(world.count ?? wall?.count)?.zones} .open=${open}></site-plan>`;
}

function ownPicture(world, open) {
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

