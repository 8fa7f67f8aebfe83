/** Which record types a board has, and what is a task, a handover, a thing to hand to others. Read from the plan alone. */
import { hasLifeCycle, isOpen } from './world.js';

/** The tabs of a board: the group's own types in the plan's order, then types of others; what nobody posts only when there is some. */
export function tabsOf(world) {
  const present = new Set(Object.values(world.records).map((card) => card.type));
  const shown = inOrder(world).filter((name) => name !== world.plan.tasks && !isAnswer(world, name) && !ofItsOwn(world, name));
  const own = shown.filter((name) => world.plan.records[name].group === world.group && (present.has(name) || !world.plan.records[name].byItself));
  const guests = shown.filter((name) => !own.includes(name) && present.has(name));
  return [...own, ...guests];
}

/** The types that the plan puts first on this board, then the others as it lists them. */
function inOrder(world) {
  const first = (world.plan.groups[world.group]?.tabs ?? []).filter((name) => world.plan.records[name]);
  return [...first, ...Object.keys(world.plan.records).filter((name) => !first.includes(name))];
}

/** What this person may always begin here, whichever tab is open. */
export function offersOf(world) {
  return (world.plan.groups[world.group]?.offers ?? []).filter((name) => mayPost(world, name));
}

/** The tab that a board opens with: of the group's own types the one that it uses most. */
export function firstTab(world) {
  const tabs = tabsOf(world);
  const own = tabs.filter((name) => world.plan.records[name].group === world.group);
  const used = Object.fromEntries(own.map((name) => [name, cardsOf(world, name).length]));
  return own.reduce((best, name) => (best === undefined || used[name] > used[best] ? name : best), undefined) ?? tabs[0] ?? '';
}

export function cardsOf(world, type) {
  return Object.values(world.records).filter((card) => card.type === type);
}

export function tasksOf(world) {
  return cardsOf(world, world.plan.tasks).filter((card) => !card.struck && ownerOf(world, card) === world.group).sort(byDue);
}

/** What others want from this group (in), what this group wants from others (out), and what it still has to take note of. */
export function handoversOf(world) {
  const open = Object.values(world.records).filter((card) => card.type !== world.plan.tasks && isOpen(world, card) && hasLifeCycle(world.plan.records[card.type] ?? {}));
  return {
    in: open.filter((card) => handedOver(world, card) && ownerOf(world, card) === world.group).sort(byDue),
    out: open.filter((card) => ownerOf(world, card) !== world.group && fromHere(world, card)).sort(byDue),
  };
}

/**
 * What this person may post beside the tabs of the board: {requests} to another group, {ours} that every group keeps for
 * itself (log, tasks), {others} by the group whose board they stand on.
 */
export function elsewhere(world) {
  const names = Object.keys(world.plan.records).filter((name) => mayPost(world, name) && !ofItsOwn(world, name) && world.plan.records[name].group !== world.group && !offersOf(world).includes(name));
  const requests = names.filter((name) => fromFields(world.plan.records[name]).length > 0);
  const ours = names.filter((name) => !requests.includes(name) && world.plan.records[name].owner);
  const others = {};
  for (const name of names) {
    if (!requests.includes(name) && !ours.includes(name)) (others[world.plan.records[name].group] ??= []).push(name);
  }
  return { requests, ours, others, none: names.length === 0 };
}

/** The field that says which group a record comes from: a group field of that name ("fromGroup"). */
export function fromFields(type) {
  return Object.entries(type.fields ?? {}).filter(([name, field]) => field.type === 'group' && name.startsWith('from') && name !== type.owner).map(([name]) => name);
}

/** What a new record of this type begins with on this board: the group that asks, or the group that it belongs to. */
export function presetOf(world, name) {
  const type = world.plan.records[name];
  const from = type.group === world.group ? [] : fromFields(type);
  const own = type.owner && fromFields(type).length === 0 && type.fields?.[type.owner]?.type === 'group' ? [type.owner] : [];
  return Object.fromEntries([...from, ...own].map((field) => [field, world.group]));
}

/** What a new record about another one begins with: the reference to it, and its kind where the type asks for the kind. */
export function presetAbout(world, name, about) {
  const of = typeOfId(world, about);
  if (!of) return {};
  const fields = Object.entries(world.plan.records[name].fields ?? {});
  const kind = fields.find(([, field]) => field.type === 'enum' && of in (world.plan.enums[field.of]?.values ?? {}));
  const reference = fields.find(([, field]) => field.type === 'ref' && pointsTo(field, of));
  return { ...(kind ? { [kind[0]]: of } : {}), ...(reference ? { [reference[0]]: about } : {}) };
}

/** True when records of type `name` can be about records of type `of`. */
export function canBeAbout(world, name, of) {
  return Object.values(world.plan.records[name]?.fields ?? {}).some((field) => field.type === 'ref' && pointsTo(field, of));
}

function pointsTo(field, type) {
  const to = [].concat(field.to ?? []);
  return to.length === 0 || to.includes(type);
}

function typeOfId(world, id) {
  return Object.keys(world.plan.records).find((name) => id.startsWith(`${world.plan.records[name].prefix}-`));
}

export function mayPost(world, name) {
  return Boolean(world.plan.records[name]?.may?.post);
}

export function ownerOf(world, card) {
  const owner = world.plan.records[card.type]?.owner;
  return (owner && card.fields?.[owner]) || card.group;
}

function handedOver(world, card) {
  return Boolean(world.plan.records[card.type]?.owner);
}

function fromHere(world, card) {
  return fromFields(world.plan.records[card.type] ?? {}).some((name) => card.fields?.[name] === world.group);
}

/** An acknowledgement comes into being by itself and is answered among the handovers; it needs no tab of its own. */
function isAnswer(world, name) {
  const type = world.plan.records[name];
  return Boolean(type.owner) && hasLifeCycle(type) && fromFields(type).length === 0;
}

/** Posted in a place of its own: the picture of the site on it, a remark beside its record. */
function ofItsOwn(world, name) {
  return name === world.plan.site?.picture.of || name === world.plan.comments?.record;
}

function byDue(a, b) {
  return (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.id.localeCompare(b.id, 'en', { numeric: true });
}
