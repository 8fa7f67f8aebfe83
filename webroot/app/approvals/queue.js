// Who decides what: what must be put right first, then the oldest. Pure.

/** {mine, others, out} of a view, as [id, entry]: what waits, by how long it has; and what is in force outside, the newest first. */
export function queue(view, session) {
  const all = entries(view?.items)
    .sort(([, a], [, b]) => Number(mustMend(b)) - Number(mustMend(a)) || Date.parse(a.item.since) - Date.parse(b.item.since));
  return {
    mine: all.filter(([, {item}]) => waitsFor(item, session)),
    others: all.filter(([, {item}]) => !waitsFor(item, session)),
    out: entries(view?.out).filter(([, {item}]) => waitsFor(item, session)).sort(([, a], [, b]) => Date.parse(b.item.since) - Date.parse(a.item.since)),
  };
}

const entries = byId => Object.entries(byId ?? {}).map(([id, entry]) => [id, {...entry, facts: listed(entry.facts), checks: listed(entry.checks)}]);

/** Whether it stands here because something must be put right, by the move that the plan names. */
export const mustMend = ({item}) => Boolean(item.move);

/** Whether it stands outside and waits for nobody: it can be corrected or taken back. */
export const isOut = ({item}) => item.kind === 'out';

// In a view a list is an object by id, so that its patches stay small.
const listed = byId => Object.values(byId ?? {});

/** A who-list names roles (of any group), roles of one group, or a group: whoever has a role in it. */
export function waitsFor(item, {roles}) {
  return item.who.some(who =>
    roles.some(role => role === who || role.split('@')[0] === who || role.split('@')[1] === who),
  );
}

/**
 * What may be decided now: {primary, others}, each {id, move, why, barred}: `why` is a key of ours, `barred` the plan's own words for
 * why this person may not. `may` is what the server says of this very record; until it has, a move that hangs on a rule waits.
 */
export function decisions(plan, {card, item, author, lastEditor}, session, may) {
  const moves = Object.entries(plan.records[card.type]?.states[card.state]?.moves ?? {}).map(([id, move]) => ({
    id,
    move,
    why: reason(id, move),
    barred: may?.[id]?.barred,
  }));
  const primary = moves.find(({id}) => id === item.move) ?? moves.find(({move}) => move.binds.length) ?? moves[0];
  return {primary, others: moves.filter(other => other !== primary && other.move.may && (!may || may[other.id]))};

  // Four eyes: where the plan makes a move hang on who takes it, whoever wrote or last changed the text does not also release it.
  function reason(id, move) {
    const hangs = move.binds.length && move.conditional;
    if (hangs && author?.id === session.account) return 'mine.author';
    if (hangs && lastEditor?.id === session.account) return 'mine.editor';
    if (!move.may || (may && !may[id])) return 'mine.role';
    return !may && move.conditional ? 'mine.asked' : null;
  }
}

/** The names of the fields that a decision binds: the exact text that is released, now or at another step of its way. */
export function boundFields(plan, {card}) {
  const states = plan.records[card.type]?.states ?? {},
    bound = some => [...new Set(some.flatMap(state => Object.values(state?.moves ?? {})).flatMap(move => move.binds))];
  const here = bound([states[card.state]]);
  return here.length ? here : bound(Object.values(states));
}

/** The record type that an id belongs to, by its prefix. */
export const typeOf = (plan, id) =>
  Object.values(plan.records).find(type => type.prefix && id.startsWith(`${type.prefix}-`));

/** The types of the records that a move may ask for and that are about what is decided, such as a legal review of it. */
export function askedAbout(plan, {card}) {
  const type = plan.records[card.type],
    moves = Object.values(type?.states[card.state]?.moves ?? {});
  const asked = moves.flatMap(move => move.asks).flatMap(name => [type.fields[name]?.to ?? []].flat());
  return [...new Set(asked)].filter(name => Object.values(plan.records[name]?.fields ?? {}).some(field => field.type === 'ref' && pointsTo(field, card.type)));
}

const pointsTo = (field, type) => {
  const to = [field.to ?? []].flat();
  return !to.length || to.includes(type);
};
