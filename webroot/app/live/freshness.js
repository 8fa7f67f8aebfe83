// What time it is at the server, and whether what we show can still be called live.
// Two clocks that are never mixed: the server's tells times and ages (in the demo it runs faster than a real one); how long
// ago something was heard is counted in real seconds on our own.

/** Nothing vouched for a view for so long: it is not live. Two heartbeats of 5 s may be missed, not more. */
export const LIVE_WITHIN_MS = 12_000;

const SAMPLES = 12;
const STRAYED_MS = 3_000;
const listeners = new Set();
let cutAt = 0;
let samples = [],
  rate = 1,
  strayed = 0,
  beating = 0,
  held = null;

/** A page that shows the past: its time is this one, and runs so fast; what the server says of now is no news to it. */
export function holdTime(ms, itsRate) {
  held = {ms, from: Date.now(), rate: itsRate};
}

/** A message said what time it was when it left (epoch ms), and perhaps how fast the server's clock runs. */
export function hearTime(serverMs, itsRate, localMs = Date.now()) {
  if (held || !Number.isFinite(serverMs)) return;
  if (itsRate > 0 && itsRate !== rate) runAt(itsRate);
  else if (samples.length && Math.abs(serverMs - at(localMs)) > STRAYED_MS * rate) stray(serverMs, localMs, itsRate);
  else strayed = 0;
  samples = [...samples.slice(1 - SAMPLES), {serverMs, localMs}];
}

/** The server's time in epoch milliseconds; our own until the server was heard. */
export const serverNow = () => at(Date.now());

/** Whether this page shows the past. */
export const clockHeld = () => held !== null;

/** Whether this page shows a moment of the past that stands still. */
export const clockStands = () => held?.rate === 0;

/** How many seconds of the server's clock pass in a real one: 1, except in the demo. */
export const clockRate = () => (held ? held.rate || 1 : rate);

// The message that travelled fastest knows best.
function at(localMs) {
  if (held) return held.ms + (localMs - held.from) * held.rate;
  return samples.length ? Math.max(...samples.map(sample => sample.serverMs + (localMs - sample.localMs) * rate)) : localMs;
}

// Once, somebody set the clock; twice in a row, it runs at another speed.
function stray(serverMs, localMs, itsRate) {
  const before = samples.at(-1),
    speed = (serverMs - before.serverMs) / (localMs - before.localMs);
  strayed += 1;
  samples = [];
  if (strayed > 1 && !itsRate && speed > 0) runAt(Math.abs(speed - 1) < 0.2 ? 1 : Math.round(speed));
}

function runAt(next) {
  rate = next;
  samples = [];
  strayed = 0;
}

/**
 * live: vouched for within 12 real seconds · stale: was, is not now · unknown: nothing was ever received. What was vouched for
 * before the device lost its network is not live, however short ago; the next word from the server makes it so again.
 */
export function freshness(vouchedAtLocal, has, nowLocal = Date.now()) {
  if (!has) return 'unknown';
  return vouchedAtLocal > cutAt && nowLocal - vouchedAtLocal <= LIVE_WITHIN_MS ? 'live' : 'stale';
}

/** The device says that it has no network: every screen says so at once. */
export function cut(nowLocal = Date.now()) {
  cutAt = nowLocal;
  const now = serverNow();
  listeners.forEach(listener => listener(now));
}

globalThis.addEventListener?.('offline', () => cut());

/** amber / red by a group's [amber, red] minutes of silence, or '' while it is heard often enough. */
export function silence(updatedAt, [amber, red], now = serverNow()) {
  const minutes = (now - updatedAt) / 60_000;
  return minutes >= red ? 'red' : minutes >= amber ? 'amber' : '';
}

/** Where a wait stands against its limit: part 0..1 of it, and amber from 75 %, red when passed. */
export function againstLimit(since, dueAt, now = serverNow()) {
  const part = dueAt > since ? (now - since) / (dueAt - since) : 1;
  return {part: Math.min(1, Math.max(0, part)), alarm: part >= 1 ? 'red' : part >= 0.75 ? 'amber' : ''};
}

/** True for what came in the last minute or so; on a fast clock for as long as an eye needs. */
export const isNew = (instant, now = serverNow()) => now - instant < Math.max(75_000, 10_000 * rate);

/** Calls listener(serverNow()) about once a real second, all listeners in one go; returns the way to stop. */
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

const untilNextSecond = () => (rate === 1 ? 1000 - (Math.floor(serverNow()) % 1000) : 1000);
