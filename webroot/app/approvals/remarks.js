// What is to be changed where: remarks to the very words of a text that is returned. A sentence is chosen from the text; words
// that were selected on the page before are chosen already.
import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {label, t} from '../i18n/index.js';
import {sentences} from '../board/writing/passages.js';

const MOST = 20,
  SHOWN = 42;

/** entry, plan: what is decided; remarks: [{quote, note}]; slips: what is wrong, by control; set(remarks). */
export function remarkRows({entry, plan, remarks, slips, set}) {
  const {card} = entry,
    choices = passagesOf(plan, card);
  const change = (at, part) => set(remarks.map((one, index) => (index === at ? {...one, ...part} : one)));
  return html`<fieldset class="remarks">
    <legend>${t('remarks.title')}</legend>
    ${remarks.map((one, at) => row(one, at, slips[`remark-${at}`], choices, part => change(at, part), () => set(remarks.filter(other => other !== one))))}
    ${remarks.length < MOST ? html`<button type="button" @click=${() => set([...remarks, {quote: '', note: ''}])}>+ ${t('remarks.add')}</button>` : nothing}
  </fieldset>`;
}

/** Those that say something, as the plan keeps them. */
export function written(remarks, plan, card) {
  const {quote, note} = plan.records[card.type].writing.remarks;
  return remarks.filter(one => one.quote && one.note.trim()).map(one => ({[quote]: one.quote, [note]: one.note.trim()}));
}

/** The first remark that says something to no words; -1: none. */
export const unplaced = remarks => remarks.findIndex(one => one.note.trim() && !one.quote);

function row(one, at, slip, choices, change, remove) {
  const own = one.quote && !choices.some(({text}) => text === one.quote);
  return html`<div class="remark">
    <label for=${`remark-${at}`}>${t('remarks.to', {n: at + 1})}</label>
    <select id=${`remark-${at}`} aria-invalid=${Boolean(slip && !one.quote)} @change=${event => change({quote: event.target.value})}>
      <option value="" ?selected=${!one.quote}>${t('remarks.choose')}</option>
      ${own ? html`<option value=${one.quote} selected>${shortened(one.quote)}</option>` : nothing}
      ${choices.map(({text, of}) => html`<option value=${text} ?selected=${text === one.quote}>${of}${shortened(text)}</option>`)}
    </select>
    ${slip && !one.quote ? html`<p class="error">${slip}</p>` : nothing}
    <textarea rows="2" maxlength="300" aria-label=${t('remarks.note', {n: at + 1})} placeholder=${t('remarks.what')} .value=${live(one.note)} @input=${event => change({note: event.target.value})}></textarea>
    <button type="button" class="quiet" @click=${remove}>${t('remarks.remove')}</button>
  </div>`;
}

/** Every sentence of the written texts, with the field's name where it is not the main one. */
function passagesOf(plan, card) {
  const {fields, writing} = plan.records[card.type];
  return Object.entries(writing.texts).flatMap(([name, language], index) => {
    const text = card.fields[name];
    const of = index < 2 ? '' : `${label(fields[name]?.label)}: `;
    return text ? sentences(text, language).map(span => ({text: span.text, of})) : [];
  });
}

const shortened = text => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN - 1).join('')}…` : text);
