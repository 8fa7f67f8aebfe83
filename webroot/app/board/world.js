/**
 * What a value needs to be read by a person: the plan's labels, the reader's language, the records that an id may point
 * to and the names of people. Made anew for every change of the view; holds no state of its own.
 */
import { label, language } from '../i18n/index.js';

export function worldOf({ plan, view, me, group, fresh = new Set() }) {
  const records = view?.records ?? {};
  const world = { plan, me, group, fresh, incident: view?.incident ?? {}, records, refs: view?.refs ?? {}, among: view?.among ?? {}, waiting: view?.waiting ?? {}, count: view?.count, site: view?.site, people: {} };
  world.people = peopleIn(world, view?.persons);
  return world;
}

/** What a record is called where it is only mentioned: its line, or its bare id when this board cannot see it. */
export function nameOf(world, id) {
  const known = world.refs[id] ?? world.records[id];
  const line = label(known?.title ?? known?.line);
  return line && line !== id ? `${id} ${line}` : id;
}

export function personName(world, id) {
  return world.people[id] ?? id;
}

export function groupName(world, id, form = 'short') {
  const group = world.plan.groups[id];
  return label(group?.[form] ?? group?.label) || id;
}

export function stateOf(world, card) {
  return world.plan.records[card.type]?.states?.[card.state];
}

/** A type's name inside a sentence: "New demand", but "New XR request". */
export function typeName(type) {
  const name = label(type?.label);
  return language() === 'en' && /^[A-Z][a-z]/u.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}

/** True while something is still to be done about it. */
export function isOpen(world, card) {
  return !card.struck && !card.correctedBy && stateOf(world, card)?.open !== false;
}

export function hasLifeCycle(type) {
  return Object.keys(type.states ?? {}).length > 1;
}

/**
 * Who did what was last done with a record, and when: always the same act. {at, by}. An observation is what somebody saw
 * then; a record that was changed or moved since tells who did that.
 */
export function lastAct(card) {
  const changed = card.updatedAt && card.updatedAt !== card.createdAt;
  return changed ? { at: card.updatedAt, by: card.updatedBy ?? card.createdBy } : { at: card.occurredAt ?? card.createdAt, by: card.createdBy };
}

function peopleIn(world, persons) {
  const people = Object.fromEntries(Object.entries(persons ?? {}).map(([id, name]) => [id, label(name)]));
  Object.assign(people, world.me ? { [world.me.account]: label(world.me.name) } : {});
  for (const card of Object.values(world.records)) {
    for (const person of [card.createdBy, card.updatedBy]) if (person?.id) people[person.id] = label(person.name);
  }
  return people;
}
