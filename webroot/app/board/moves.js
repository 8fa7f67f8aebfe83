/** The moves that this person may make with a record now, and the form that a move asks for. */
import { canBeAbout } from './types.js';
import { stateOf } from './world.js';

/** [{id, label, to, asks, binds}] in the plan's order. */
export function movesOf(world, card) {
  const moves = stateOf(world, card)?.moves ?? {};
  return Object.entries(moves).filter(([, move]) => move.may).map(([id, move]) => ({ id, ...move }));
}

/**
 * The same for one record, as the server says what this person may do with it now: `barred` tells why not. Until it has
 * said so (`may` undefined) a move that hangs on a rule waits.
 */
export function movesNow(world, card, may) {
  const moves = movesOf(world, card);
  if (!may) return moves.map((move) => ({ ...move, waits: Boolean(move.conditional) }));
  return moves.filter(({ id }) => may[id]).map((move) => ({ ...move, barred: may[move.id].barred }));
}

/**
 * The fields a move asks for: the type's own where it has them, else a text of that name ("reason"). All are required. Where
 * it asks for a record that is about this one, as a legal review of it, `about` says so: others are not offered.
 */
export function askedFields(world, card, move, reasonLabel) {
  const own = world.plan.records[card.type]?.fields ?? {};
  return Object.fromEntries((move.asks ?? []).map((name) => {
    const field = own[name] ?? { type: 'text', length: [1, 500], label: reasonLabel(name) };
    const about = [].concat(field.to ?? []).some((type) => canBeAbout(world, type, card.type));
    return [name, { ...field, required: true, ...(about ? { about: card.id } : {}) }];
  }));
}

/** The fields that a move takes and that the record does not have yet: asked for when it is refused without one. */
export function takenFields(world, card, move) {
  const { fields = {}, writing } = world.plan.records[card.type] ?? {};
  return Object.fromEntries((move.takes ?? []).filter((name) => name !== writing?.remarks?.in && card.fields?.[name] === undefined)
    .map((name) => [name, { ...fields[name], required: true }]));
}

/** A move that drops the record or ends it badly is never the button that stands out. */
export function goesOn(world, card, move) {
  const states = world.plan.records[card.type]?.states ?? {};
  return move.to.some((state) => states[state]?.open !== false || states[state]?.tone === 'good');
}

/** A move that goes on with the work, not one that ends it badly; used where one click must be the expected one. */
export function finishingMove(world, card) {
  const states = world.plan.records[card.type]?.states ?? {};
  return movesOf(world, card).find((move) => move.to.some((state) => states[state]?.tone === 'good'));
}

export function skippingMove(world, card) {
  const states = world.plan.records[card.type]?.states ?? {};
  return movesOf(world, card).find((move) => move.to.some((state) => states[state]?.tone === 'closed'));
}
