// The plan of the incident that this page shows: one at a time, so elements may simply ask for it.
import {setZone} from '../i18n/time.js';
import {label} from '../i18n/index.js';

/** From the highest level down. Four are what the shipped plan has; a plan may have up to six that differ. */
const COLOURS = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'];

let plan = {groups: {}, levels: {}, phases: {}, enums: {}, records: {}, roles: {}};
let colours;

export function usePlan(next) {
  plan = next;
  setZone(next.timezone);
  colourLevels(next.levels);
}

/** A level is shown by `data-level`: its colour follows from its rank, whatever the plan calls it. */
function colourLevels(levels) {
  const rules = Object.entries(levels ?? {})
    .sort(([, a], [, b]) => b.rank - a.rank)
    .map(([id], index) => [id, COLOURS[Math.min(index, COLOURS.length - 1)]])
    .map(([id, colour]) => `[data-level="${CSS.escape(id)}"] { --c: var(--${colour}); --on-c: var(--on-${colour}); }`);
  colours ??= new CSSStyleSheet();
  colours.replaceSync(rules.join('\n'));
  if (!document.adoptedStyleSheets.includes(colours)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, colours];
}

export const thePlan = () => plan;
export const inOrder = things => Object.entries(things ?? {}).sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
export const workingGroups = () => inOrder(plan.groups).filter(([, group]) => group.kind === 'working');
/** Where a leader begins, whatever the plan calls it: the first group that commands. */
export const commandGroup = () => {
  const all = inOrder(plan.groups);
  return (all.find(([, group]) => group.kind === 'command') ?? all[0])?.[0] ?? '';
};
/** Whether this person decides for the whole incident: sets its level, or raises it. */
export const leads = ({acts} = plan) => Boolean(acts?.setLevel || acts?.raiseLevel);
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
