/**
 * A text as sentences, and what each of them rests on. Pure.
 * A fact quotes its passage word by word; when the text is changed so that the words no longer stand there, it belongs nowhere.
 */

const ENDS = /[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)]*|\n+|$)/gu;
const ENGLISH_ENDS = /(?:[^.!?\n]|\.(?=\S))*(?:[.!?]+["”’)]*(?:\s+|$)|\n+|$)/gu;

/** [{from, to, text}] of the sentences of a text, white space at their ends left out. */
export function sentences(text = '', language = 'zh') {
  const found = [];
  for (const match of text.matchAll(language.startsWith('zh') ? ENDS : ENGLISH_ENDS)) {
    const trimmed = match[0].trim();
    if (!trimmed) continue;
    const from = match.index + match[0].indexOf(trimmed);
    found.push({ from, to: from + trimmed.length, text: trimmed });
  }
  return found;
}

/** Every place of these words in a text, as [from, to]. */
export function places(text, words) {
  const found = [];
  for (let at = words ? text.indexOf(words) : -1; at >= 0; at = text.indexOf(words, at + words.length)) found.push([at, at + words.length]);
  return found;
}

/** {cited: [[fact, …] for each sentence], loose: [fact, …]}; a fact is an entry of the list, with its index as `at`. */
export function citations(text, spans, entries, quote) {
  const facts = (entries ?? []).map((entry, at) => ({ ...entry, at }));
  const where = new Map(facts.map((fact) => [fact, places(text, (fact[quote] ?? '').trim())]));
  const cited = spans.map(({ from, to }) => facts.filter((fact) => where.get(fact).some(([begins, ends]) => begins < to && ends > from)));
  return { cited, loose: facts.filter((fact) => where.get(fact).length === 0) };
}

/** A span of the text as runs [{text, flags}], so that what is flagged in it can be drawn; flags: {from, to, …} in the text. */
export function runs(text, { from, to }, flags) {
  const inside = flags.filter((flag) => flag.from < to && flag.to > from);
  const cuts = [...new Set([from, to, ...inside.flatMap((flag) => [Math.max(flag.from, from), Math.min(flag.to, to)])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((cut, index) => ({ text: text.slice(cut, cuts[index + 1]), flags: inside.filter((flag) => flag.from <= cut && flag.to >= cuts[index + 1]) }));
}
