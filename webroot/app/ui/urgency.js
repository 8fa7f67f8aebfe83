/** What waits, in the order in which it is to be looked at: the worst first, of the same weight the one that waits longest. */
const SEVERITY = ['critical', 'urgent', 'normal'];

export const weight = (item) => SEVERITY.indexOf(item.severity ?? 'normal');

export const worstFirst = (a, b) => weight(a) - weight(b) || (a.since ?? '').localeCompare(b.since ?? '');
