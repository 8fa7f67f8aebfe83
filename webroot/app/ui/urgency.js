/**
 * What waits, in the order in which it is to be looked at: what only the leader decides before limits that others let pass and mend; of
 * either the worst first, of the same weight the one that waits longest.
 */
const SEVERITY = ['critical', 'urgent', 'normal'];

export const weight = (item) => SEVERITY.indexOf(item.severity ?? 'normal');

export const worstFirst = (a, b) => Number(a.others ?? 0) - Number(b.others ?? 0) || weight(a) - weight(b) || (a.since ?? '').localeCompare(b.since ?? '');
