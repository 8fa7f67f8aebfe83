/** A record's fields as label and value; empty ones are left out, what names another record is a way to it. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { nameOf } from './world.js';
import { readable, isEmpty, isMasked } from './value.js';
import { maskedValue } from './personal.js';
import { say } from './say.js';
import { places } from './writing/passages.js';
import { flagLines, flagsOf, reading, remarkFlags, worded } from './writing/reading.js';

const LONG = 400;

/** personal: {may, seen, show(name), marks}: the masked fields that may be seen, those that are, and how; what in its texts needs another look. */
export function fieldList(world, card, open, personal) {
  const fields = world.plan.records[card.type]?.fields ?? {};
  const shown = Object.entries(fields).filter(([name, field]) => !field.placed && !isEmpty(card.fields?.[name]));
  if (shown.length === 0) return html`<p class="quiet-line">${say('record.noFields')}</p>`;
  return html`
    <dl class="field-list">
      ${shown.map(([name, field]) => html`
        <dt>${label(field.label)}</dt>
        <dd class=${field.type === 'text' && String(card.fields[name]).length > 60 ? 'long' : ''}>${readSentences(world, card, name) ? reading({ ...readSentences(world, card, name, personal.marks), show: open }) : html`${shownValue(world, name, field, card.fields[name], open, personal)}${shortFlags(world, card, name, personal.marks)}`}</dd>`)}
    </dl>`;
}

/** The long text whose sentences cite facts is read with them. */
function readSentences(world, card, name, marks) {
  const { writing, fields } = world.plan.records[card.type] ?? {};
  const [main] = Object.values(writing?.texts ?? {});
  const cites = writing?.facts && writing.texts[name] === main && fields[name].length?.[1] > LONG;
  return cites ? { world, text: card.fields[name], language: main, facts: writing.facts, values: card.fields,
    flags: [...found(card, name, marks), ...remarkFlags(card.fields[name], writing.remarks, card.fields[writing.remarks?.in], places)] } : null;
}

/** What the server found in this text as it stands: whoever reads it sees what whoever writes it saw. */
const found = (card, name, marks) => flagsOf(card.fields[name] ?? '', worded(marks, card.fields).filter((mark) => mark.field === name && mark.words), places);

function shortFlags(world, card, name, marks) {
  const texts = world.plan.records[card.type]?.writing?.texts ?? {};
  return name in texts ? flagLines(card.fields[name], found(card, name, marks)) : nothing;
}

function shownValue(world, name, field, value, open, personal) {
  if (field.type === 'ref' || field.type === 'refs') {
    return [].concat(value).map((id) => (world.records[id]
      ? html`<button type="button" class="link" @click=${() => open(id)}>${nameOf(world, id)}</button> `
      : html`<span>${nameOf(world, id)}</span> `));
  }
  if (isMasked(value)) return maskedValue(world, field, name, value, personal);
  if (field.type === 'list') return html`<ol class="items">${readable(world, field, value).split('\n').map((item) => html`<li>${item}</li>`)}</ol>`;
  return readable(world, field, value);
}
