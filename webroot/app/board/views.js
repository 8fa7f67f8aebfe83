/** Which live views a place needs: its board; the wall's suggestion and tiles for the command; the whole log on the log page. */
export function viewsOf(plan, place, me) {
  if (place.group === 'log') return { board: `board.${homeGroup(plan, me)}`, log: 'log' };
  const board = { board: `board.${place.group}` };
  return plan.groups[place.group]?.kind === 'command' ? { ...board, wall: 'wall' } : board;
}

function homeGroup(plan, me) {
  const own = (me?.roles ?? []).map((role) => role.split('@')[1]).find((group) => plan.groups[group]);
  return own ?? Object.keys(plan.groups)[0];
}
