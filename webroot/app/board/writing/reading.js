/**
 * A text sentence by sentence: what each rests on and whether that stands, what in it must be changed, and what somebody who
 * returned it wrote to a passage. Where it is written, a sentence can be given a fact.
 */
import { html, nothing } from 'lit';
import { say } from '../say.js';
import { label } from '../../i18n/index.js';
import { nameOf } from '../world.js';
import { citations, runs, sentences } from './passages.js';
import { SIGNS, standing } from './standing.js';
import './words.js';

/**
 * text, language  what is read
 * facts, values   how the plan keeps facts (null: sentences cite nothing), and the values of the record with the list of them
 * flags           [{from, to, tone, say}] in the text
 * citing          {at, open(at), choose(id)} where facts can be cited; open: the sentence whose finding is being chosen
 * show(id)        opens a record
 */
export function reading({ world, text, language, facts, values, flags = [], citing, show }) {
  const spans = sentences(text, language);
  if (spans.length === 0) return nothing;
  const { cited, loose } = facts ? citations(text, spans, values?.[facts.in], facts.quote) : { cited: spans.map(() => []), loose: [] };
  const bare = facts ? cited.filter((list) => list.length === 0).length : 0;
  return html`
    <section class="reading">
      ${facts ? html`<p class="how">${say('writing.sentences', { n: spans.length })}${bare > 0 ? html` · <span class="muted">${say('writing.bare', { n: bare })}</span>` : nothing}</p>` : nothing}
      <ol>${spans.map((span, index) => sentence({ world, text, span, facts, values, list: cited[index], flags, citing, show, index }))}</ol>
      ${loose.length > 0 ? html`<p class="muted">${say('writing.loose')}</p>
        <ul class="loose">${loose.map((fact) => html`<li>${fact[facts.quote] || '—'} ${chip(world, facts, values, fact, show)}</li>`)}</ul>` : nothing}
    </section>`;
}

function sentence({ world, text, span, facts, values, list, flags, citing, show, index }) {
  const tones = list.map((fact) => standing(world, facts, fact[facts.finding], values).tone);
  const here = flags.filter((flag) => flag.from < span.to && flag.to > span.from);
  const otherFigure = here.some((flag) => flag.figure); // what it rests on says something else: no green tick beside that
  const worst = (otherFigure ? 'bad' : ['bad', 'waiting', 'good'].find((tone) => tones.includes(tone))) ?? (facts ? 'none' : 'plain');
  return html`
    <li data-tone=${worst}>
      <p>${runs(text, span, here).map((run) => (run.flags.length > 0
        ? html`<mark class=${run.flags.some((flag) => flag.tone === 'bad') ? 'bad' : 'look'}>${run.text}</mark>` : run.text))}</p>
      ${facts ? html`<span class="rests">${list.map((fact) => chip(world, facts, values, fact, show, otherFigure))}${citing && index !== citing.at
        ? html`<button type="button" class="quick" @click=${() => citing.open(index, span)}>${say(list.length > 0 ? 'writing.citeMore' : 'writing.cite')}</button>` : nothing}</span>` : nothing}
      ${citing && index === citing.at ? findings(world, facts, values, citing) : nothing}
      ${here.map((flag) => html`<small class="flag ${flag.tone}"><b>${text.slice(flag.from, flag.to)}</b> ${flag.say}</small>`)}
    </li>`;
}

function chip(world, facts, values, fact, show, otherFigure = false) {
  const id = fact[facts.finding];
  const stands = standing(world, facts, id, values);
  const { tone, word } = otherFigure && stands.tone === 'good' ? { tone: 'bad', word: say('writing.otherFigure') } : stands;
  const inside = html`<span aria-hidden="true">${SIGNS[tone]}</span> ${id ? html`${id} ` : nothing}${word}`;
  return id && show ? html`<button type="button" class="rest" data-tone=${tone} @click=${() => show(id)}>${inside}</button>` : html`<span class="rest" data-tone=${tone}>${inside}</span>`;
}

/** The findings to choose from, those that hold first. */
function findings(world, facts, values, citing) {
  const rank = { good: 0, waiting: 1, bad: 2 };
  const all = Object.values(world.records).filter((card) => citing.types.includes(card.type) && !card.struck && !card.correctedBy)
    .map((card) => ({ id: card.id, ...standing(world, facts, card.id, values) })).sort((a, b) => rank[a.tone] - rank[b.tone] || b.id.localeCompare(a.id));
  return html`
    <div class="cite" role="group" aria-label=${say('writing.which')}>
      <span class="muted">${say('writing.quoting', { quote: citing.quote })}</span>
      ${all.map(({ id, tone, word }) => html`<button type="button" class="rest" data-tone=${tone} @click=${() => citing.choose(id)}><span aria-hidden="true">${SIGNS[tone]}</span> ${nameOf(world, id)} · ${word}</button>`)}
      <button type="button" class="rest" data-tone="waiting" @click=${() => citing.choose(undefined)}>… ${say('writing.later')}</button>
      <button type="button" class="quick" @click=${() => citing.open(-1)}>${say('act.cancel')}</button>
    </div>`;
}

/** One line for each flag of a short text. */
export function flagLines(text, flags) {
  return flags.length === 0 ? nothing : html`<div class="reading">${flags.map((flag) => html`<small class="flag ${flag.tone}"><b>${text.slice(flag.from, flag.to)}</b> ${flag.say}</small>`)}</div>`;
}

/** What somebody who returned the text wrote to its words, as flags; words that were changed since have none. */
export function remarkFlags(text, plan, remarks, places) {
  return plan ? (remarks ?? []).flatMap((one) => places(text, one[plan.quote]).map(([from, to]) => ({ from, to, tone: 'look', say: say('writing.remark', { note: one[plan.note] }) }))) : [];
}

/** The remarks, each with whether its words still stand in one of these texts. */
export function remarkList(plan, remarks, texts) {
  if (!plan || !(remarks?.length > 0)) return nothing;
  return html`
    <section class="reading remarks">
      <p class="how">${say('writing.remarks', { n: remarks.length })}</p>
      <ul>${remarks.map((one) => {
        const stands = texts.some((text) => text?.includes(one[plan.quote]));
        return html`<li data-tone=${stands ? 'waiting' : 'closed'}><p><q>${one[plan.quote]}</q> <b>${one[plan.note]}</b></p>${stands ? nothing : html`<small class="muted">✓ ${say('writing.reworded')}</small>`}</li>`;
      })}</ul>
    </section>`;
}

/** The marks of the server with the words that they are on; texts: by field, as the server had them. */
export function worded(marks, texts) {
  return (marks ?? []).map((mark) => ({ ...mark, words: texts[mark.field]?.slice(mark.from, mark.to) }));
}

/** What the server found, as flags of this text: {from, to, tone, say, figure} wherever the words stand now. */
export function flagsOf(text, marks, places) {
  return marks.flatMap(({ words, refuses, kind, say: why }) => places(text, words).map(([from, to]) => ({ from, to, tone: refuses ? 'bad' : 'look', say: label(why), figure: kind === 'otherFigure' })));
}
