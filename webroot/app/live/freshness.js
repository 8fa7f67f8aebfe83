// What time it is at the server, and whether what we show can still be called live.

/** Nothing vouched for a view for so long: it is not live. Two heartbeats of 5 s may be missed, not more. */
export const LIVE_WITHIN_MS = 12_000;

const SAMPLES = 12;
const offsets = [];
const listeners = new Set();
let beating = 0;

/** A message said what time it was when it left. The sample that travelled fastest is the best one. */
export function hearTime(serverMs, localMs = Date.now()) {
  if (!Number.isFinite(serverMs)) return;
  offsets.push(serverMs - localMs);
  if (offsets.length > SAMPLES) offsets.shift();
}

/** The server's time in epoch milliseconds; our own until the server was heard. */
export const serverNow = () => Date.now() + (offsets.length ? Math.max(...offsets) : 0);

/** live: vouched for within 12 s · stale: was, is not now · unknown: nothing was ever received. */
export function freshness(vouchedAt, has, now = serverNow()) {
  if (!has) return 'unknown';
  return now - vouchedAt <= LIVE_WITHIN_MS ? 'live' : 'stale';
}

/** amber / red by a group's [amber, red] minutes of silence, or '' while it is heard often enough. */
export function silence(updatedAt, [amber, red], now = serverNow()) {
  const minutes = (now - updatedAt) / 60_000;
  return minutes >= red ? 'red' : minutes >= amber ? 'amber' : '';
}

/** Where a wait stands against its limit: part 0..1 of it, and amber from 75 %, red when passed. */
export function againstLimit(since, dueAt, now = serverNow()) {
  const part = dueAt > since ? (now - since) / (dueAt - since) : 1;
  return {part: Math.min(1, Math.max(0, part)), alarm: part >= 1 ? 'red' : part >= .75 ? 'amber' : ''};
}

/** Calls listener(serverNow()) about once a second, all listeners in one go; returns the way to stop. */
export function everySecond(listener) {
  listeners.add(listener);
  beating ||= setTimeout(beat, untilNextSecond());
  return () => listeners.delete(listener);
}

function beat() {
  const now = serverNow();
  listeners.forEach(listener => listener(now));
  beating = listeners.size ? setTimeout(beat, untilNextSecond()) : 0;
}

const untilNextSecond = () => 1000 - (serverNow() % 1000);
