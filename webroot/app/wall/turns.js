// Whose turn it is on a wall that goes round several incidents. Pure.
//
// They come by level, the highest first. One that stands above all others is shown between each two of them, and twice as
// long: A B A C A. Among equals everybody has the same turn.

/** The incidents {id, rank, openedAt} in the order of their turns. */
export const inTurn = incidents => [...incidents].sort((one, two) => two.rank - one.rank || one.openedAt - two.openedAt || (one.id < two.id ? -1 : 1));

/** Who comes after `current`; `before` is whom the one above all others came after. null when there is nobody. */
export function nextTurn(incidents, current, before) {
  const order = inTurn(incidents),
    [first, ...others] = order;
  if (!others.length) return first?.id ?? null;
  if (!leads(incidents, first.id)) return after(order, current);
  return current === first.id ? after(others, before) : first.id;
}

/** How many turns long one stays. */
export const turnsOf = (incidents, id) => (leads(incidents, id) ? 2 : 1);

function leads(incidents, id) {
  const [first, second] = inTurn(incidents);
  return Boolean(second) && first.id === id && first.rank > second.rank;
}

const after = (order, id) => order[(order.findIndex(one => one.id === id) + 1) % order.length].id;
