// The plan of the incident that this page shows: one at a time, so elements may simply ask for it.
import {setZone} from '../i18n/time.js';
import {label} from '../i18n/index.js';

let plan = {groups: {}, levels: {}, phases: {}, enums: {}, records: {}, roles: {}};

export function usePlan(next) {
  plan = next;
  setZone(next.timezone);
}

export const thePlan = () => plan;
export const inOrder = things => Object.entries(things ?? {}).sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
export const workingGroups = () => inOrder(plan.groups).filter(([, group]) => group.kind === 'working');
export const groupLabel = id => label(plan.groups[id]?.label) || id;
export const groupShort = id => label(plan.groups[id]?.short ?? plan.groups[id]?.label) || id;
export const roleLabel = id => {
  const [role, group] = id.split('@');
  const name = label(plan.roles[role]?.label ?? plan.groups[role]?.label) || role;
  return group ? `${groupShort(group)} · ${name}` : name;
};
export const enumLabel = (of, value) => label(plan.enums[of]?.values[value]) || value;

/** The list of values that this value belongs to, in the plan's order: for figures whose field the plan alone knows. */
export const scaleOf = value => Object.values(plan.enums).find(one => value in one.values)?.values ?? {};
export const valueLabel = value => label(scaleOf(value)[value]) || label(value);
