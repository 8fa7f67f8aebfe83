// A replica is one view as this screen knows it: {epoch, seq, view}. Pure functions; no DOM, no network, no clock.
//
// The server numbers every event of an incident (seq) and sends a view only the changes that touch it, each saying
// which change came before (after). Hence the whole rule:
//   change.seq  <= mine   known already: drop
//   change.after <= mine  nothing between mine and it: apply, mine = change.seq
//   otherwise             a gap: ask for what came since (epoch, mine)
// Another epoch means that the history itself is another one: ask for the whole view.
// Parts of a view that did not change keep their identity, so a screen can compare with === and leave them alone.

export const NOTHING = Object.freeze({epoch: null, seq: 0, view: undefined});

/** RFC 7396. Returns target itself when the patch changes nothing. */
export function mergePatch(target, patch) {
  if (!isObject(patch)) return patch;
  const before = isObject(target) ? target : {};
  let after = before === target ? null : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') continue;
    const own = Object.hasOwn(before, key);
    const next = value === null ? undefined : mergePatch(own ? before[key] : undefined, value);
    if (value === null ? !own : own && Object.is(next, before[key])) continue;
    after ??= {...before};
    if (value === null) delete after[key];
    else after[key] = next;
  }
  return after ?? before;
}

/**
 * What a pushed message {epoch, head, changes?} makes of the replica.
 * Returns {replica, applied: the changes that were new, gap: true when the server must be asked for more}.
 */
export function receive(replica, message) {
  if (replica.view === undefined || message.epoch !== replica.epoch) return {replica, applied: [], gap: true};
  const after = apply(replica, message.changes ?? []);
  return {...after, gap: after.gap || message.head > after.replica.seq};
}

/** What the answer to "what came since?" makes of it: {epoch, seq, view} or {epoch, seq, changes}. */
export function fetched(replica, answer) {
  const same = answer.epoch === replica.epoch;
  if (answer.view !== undefined) {
    if (same && answer.seq < replica.seq) return {replica, applied: [], gap: false};
    return {replica: {epoch: answer.epoch, seq: answer.seq, view: answer.view}, applied: [], gap: false};
  }
  if (!same || replica.view === undefined) return {replica, applied: [], gap: true};
  const after = apply(replica, answer.changes);
  return after.gap ? after : {...after, replica: {...after.replica, seq: Math.max(after.replica.seq, answer.seq)}};
}

function apply(replica, changes) {
  let {seq, view} = replica;
  const applied = [];
  for (const change of changes) {
    if (change.seq <= seq) continue;
    if (change.after > seq) return {replica: {...replica, seq, view}, applied, gap: true};
    view = mergePatch(view, change.patch);
    seq = change.seq;
    applied.push(change);
  }
  return {replica: applied.length ? {...replica, seq, view} : replica, applied, gap: false};
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
