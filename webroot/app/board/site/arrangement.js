/**
 * Where places are on the picture of the site, and how they are moved. Pure. A place is {x, y, width, height} in hundredths of the
 * picture, x and y its middle; a mark has no width and height.
 */
const LEAST = 4, FIRST = { x: 50, y: 50, width: 22, height: 16 };

/** What the place is at: null while it is not on the picture. */
export function whereIs({ x, y, width, height }) {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  return Number.isFinite(width) && Number.isFinite(height) && width > 0 && height > 0 ? { x, y, width, height } : { x, y };
}

/** @param of the plan's names of the fields: {x, y, width?, height?} */
export function firstPlace(of) {
  return of.width ? { ...FIRST } : { x: FIRST.x, y: FIRST.y };
}

export function moved(at, dx, dy) {
  return within({ ...at, x: at.x + dx, y: at.y + dy });
}

export function resized(at, dx, dy) {
  if (!at.width) return at;
  const width = clamp(at.width + dx, LEAST, 100), height = clamp(at.height + dy, LEAST, 100);
  return within({ x: at.x + (width - at.width) / 2, y: at.y + (height - at.height) / 2, width, height });
}

/** As the keyboard moves it: arrows by one, with Shift its size; null: some other key. */
export function byKey(at, { key, shiftKey }) {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  return step ? (shiftKey ? resized : moved)(at, ...step) : null;
}

/** The fields of the record to be amended: what differs from how it is; of a place that was taken off, nothing is left. */
export function changes(of, at, fields) {
  const now = at ?? {};
  return Object.fromEntries(Object.entries(of)
    .filter(([part, name]) => name && (now[part] ?? null) !== (fields?.[name] ?? null))
    .map(([part, name]) => [name, now[part] ?? null]));
}

function within(at) {
  const half = (at.width ?? 0) / 2, tall = (at.height ?? 0) / 2;
  const placed = { ...at, x: clamp(at.x, half, 100 - half), y: clamp(at.y, tall, 100 - tall) };
  return Object.fromEntries(Object.entries(placed).map(([part, value]) => [part, Math.round(value * 10) / 10]));
}

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
