/** Between an instant and what a clock on the wall says where the incident is; the browser may hang in another time zone. */
/** "2026-04-18T10:40", as the browser's own field for a moment wants it; '' for none. */
export function wallClock(iso, zone) {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : new Date(at + offset(at, zone)).toISOString().slice(0, 16);
}

/** The instant, as ISO text, at which a clock in that zone says so; undefined for none. */
export function instantOf(wall, zone) {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const guess = asUtc - offset(asUtc, zone);
  return new Date(asUtc - offset(guess, zone)).toISOString();
}

/** The moment so many minutes from now, without seconds. */
export function inMinutes(now, minutes) {
  return new Date(Math.floor(now / MINUTE_MS + minutes) * MINUTE_MS).toISOString();
}

const MINUTE_MS = 60_000;
const formats = new Map();

function offset(at, zone) {
  const parts = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(at / 1000) * 1000;
}

function formatOf(zone) {
  const key = zone ?? '';
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }));
  }
  return formats.get(key);
}
