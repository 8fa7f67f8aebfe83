// What of a group's records waits for somebody on the phone, and what can be done with one. Pure.

/** Cards that a flash brought and nobody of the group has touched, but for my own calls: the oldest first. */
export const flashed = world => among(world, 'flashed').filter(card => !myCall(world, card));

/** My own calls that are not over: whether somebody comes. */
export const called = world => among(world, 'calls').filter(card => myCall(world, card));

const among = ({view}, which) =>
  Object.keys(view?.[which] ?? {})
    .map(id => view.records?.[id])
    .filter(Boolean)
    .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
const myCall = ({plan, session}, card) => !isAnswer(plan, card) && card.createdBy?.id === session.account;

/** [[key, item]] of what the group's view calls critical and is for this person; what they said themselves is no news, what is late stands with its card. */
export const criticalFor = ({view, session}) =>
  Object.entries(view?.critical ?? {}).filter(
    ([, {by, kind, record, who}]) => !view.flashed?.[record] && by !== session.account && kind !== 'limit' && who.some(one => session.roles.includes(one) || session.groups?.includes(one)),
  );

/** Open cards of the group in three heaps: acks (directives to acknowledge), tasks, requests; the most pressing first. */
export function heaps(view, plan, group) {
  const open = Object.values(view?.records ?? {}).filter(card => !card.struck && stateOf(plan, card)?.open !== false);
  const mine = open
    .filter(card => card.group === group)
    .sort((a, b) => due(a) - due(b) || Date.parse(a.createdAt) - Date.parse(b.createdAt));
  return {
    acks: mine.filter(card => unanswered(plan, card)),
    tasks: mine.filter(card => card.type === plan.tasks || (isAnswer(plan, card) && !unanswered(plan, card))),
    requests: open
      .filter(
        card => card.type !== plan.tasks && !isAnswer(plan, card) && plan.records[card.type]?.kind === 'working',
      )
      .sort((a, b) => due(a) - due(b)),
  };
}

/** A group's receipt for something that went to several groups, such as a directive. */
export const isAnswer = (plan, card) => Boolean(plan.records[card.type]?.answers);

/** One that the group has not given yet. */
export const unanswered = (plan, card) => isAnswer(plan, card) && card.state === plan.records[card.type].initial;

export const stateOf = (plan, card) => plan.records[card.type]?.states[card.state];

/** [[id, move]] that this person may do, the one that a thumb wants first in front: done before begun, begun before given up. */
export function movesOf(plan, card) {
  const type = plan.records[card.type];
  const rank = ([, move]) => ({good: 0, active: 1, waiting: 2})[type.states[move.to[0]]?.tone] ?? 3;
  return Object.entries(stateOf(plan, card)?.moves ?? {})
    .filter(([, move]) => move.may && !move.binds.length)
    .sort((a, b) => rank(a) - rank(b));
}

/** The same as far as the server has said what this person may do with this very card: what is not theirs is left out, `barred` says why a rule keeps one. */
export function movesNow({plan, steps}, card) {
  const may = steps?.of(card),
    moves = movesOf(plan, card);
  if (!may) return moves;
  const own = moves.filter(([id]) => may[id]).map(([id, move]) => [id, {...move, barred: may[id].barred}]);
  return own.sort(([, a], [, b]) => Number(Boolean(a.barred)) - Number(Boolean(b.barred)));
}

/** [id, move] by which a card is given to somebody else, who is asked for; undefined when it cannot be, or not by me. */
export const passing = (plan, card) =>
  movesOf(plan, card).find(([, move]) => move.asks.includes(plan.records[card.type].assignee));

/** The move of a card that waits in the outbox already. */
export const queued = (posts, incident, id) =>
  posts.find(
    post =>
      post.state === 'waiting' &&
      post.incident === incident &&
      post.command.type === 'moveRecord' &&
      post.command.id === id,
  );

/** The record that a post made; a post that started others made its own, too. */
export const recordOf = (plan, {state, command, answer}) =>
  state === 'sent' && command.type === 'postRecord' ? answer.records?.find(id => id.startsWith(`${plan.records[command.record]?.prefix}-`)) : undefined;

/** What a move asks and the card does not have yet: then it needs a form. */
export const asks = (plan, card, move) =>
  move.asks.filter(
    name =>
      plan.records[card.type].fields[name]?.required ||
      name === 'reason' ||
      name === plan.records[card.type].assignee ||
      isEmpty(card.fields[name]),
  );

const isEmpty = value =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);
const due = card => (card.missed ? -1e15 : 0) + (card.dueAt ? Date.parse(card.dueAt) : 1e14);
