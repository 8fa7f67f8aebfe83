// What changed between two texts, read as a person reads: Chinese by the character, words and numbers whole. Pure.

const TOKENS = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.,:%'’-]*[\p{Script=Latin}\p{N}%]|\s+|./gsu;

/** [{kind: 'same' | 'out' | 'in', text}] that reads as `before` without 'in' and as `after` without 'out'. */
export function difference(before = '', after = '') {
  const a = before.match(TOKENS) ?? [],
    b = after.match(TOKENS) ?? [];
  let head = 0,
    tail = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middle = align(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return runs([
    ...a.slice(0, head).map(text => ['same', text]),
    ...middle,
    ...a.slice(a.length - tail).map(text => ['same', text]),
  ]);
}

/** How much of the longer text both have, 0..1. */
export function likeness(before = '', after = '') {
  const same = difference(before, after)
    .filter(run => run.kind === 'same')
    .reduce((sum, run) => sum + run.text.length, 0);
  return same / Math.max(before.length, after.length, 1);
}

// The longest common subsequence; texts of a statement are at most 2,000 characters, so the table stays small.
function align(a, b) {
  const width = b.length + 1,
    table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  const found = [];
  let i = 0,
    j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push(['same', a[i]]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && table[(i + 1) * width + j] >= table[i * width + j + 1])) {
      found.push(['out', a[i]]);
      i += 1;
    } else {
      found.push(['in', b[j]]);
      j += 1;
    }
  }
  return found;
}

function runs(pieces) {
  const joined = [];
  for (const [kind, text] of pieces) {
    if (joined.at(-1)?.kind === kind) joined.at(-1).text += text;
    else joined.push({kind, text});
  }
  return joined;
}
