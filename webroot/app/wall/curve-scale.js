// Where things go on the head-count curve: pure arithmetic, no DOM.

const SECOND = 1000,
  MINUTE = 60 * SECOND;
const STEPS = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  120 * MINUTE,
  360 * MINUTE,
  1440 * MINUTE,
];
const WINDOW = 4 * 60 * MINUTE;
const AT_LEAST = 5 * MINUTE;

/** [from, to] in ms: the whole incident, or its last four hours. */
export function period(first, end) {
  const from = Math.max(first, end - WINDOW);
  return [Math.min(from, end - AT_LEAST), end];
}

/** Round instants between from and to, at most `most` of them, and the step between them. */
export function timeTicks(from, to, most) {
  const step = STEPS.find(one => (to - from) / one <= most) ?? STEPS.at(-1);
  const ticks = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return {step, ticks};
}

/** Three to five round numbers that fit below top: [25, 50, 75]. */
export function countTicks(top) {
  const rough = Math.max(top, 4) / 4,
    magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(one => one * magnitude).find(one => one >= rough && Number.isInteger(one));
  return Array.from({length: Math.floor(top / step)}, (_, i) => (i + 1) * step);
}

/** Points [ms, value] inside [from, to], beginning at the value that held at from. */
export function inside(points, from) {
  const before = points.filter(([at]) => at < from).at(-1),
    within = points.filter(([at]) => at >= from);
  if (!before) return within;
  const next = within[0];
  const value = next ? before[1] + ((next[1] - before[1]) * (from - before[0])) / (next[0] - before[0]) : before[1];
  return [[from, value], ...within];
}

/**
 * Gives each label {x, width} a row and a side so that none covers another; the newest first, since it is what people look for.
 * What finds no place has row -1.
 */
export function placeLabels(labels, rows, right, gap) {
  const taken = Array.from({length: rows}, () => []);
  const free = (row, from, to) => taken[row].every(([a, b]) => to + gap < a || from > b + gap);
  return [...labels]
    .sort((a, b) => b.x - a.x)
    .map(label => {
      for (let row = 0; row < rows; row += 1) {
        for (const left of [label.x, label.x - label.width - gap]) {
          if (left < 0 || left + label.width > right || !free(row, left, left + label.width)) continue;
          taken[row].push([left, left + label.width]);
          return {...label, row, left};
        }
      }
      return {...label, row: -1, left: label.x};
    });
}
