// What whoever wrote the text saw, for whoever checks or approves it: which sentence rests on what, what in the wording needs
// another look, and what was said when it was sent back. The way of reading is the board's.
import {html, nothing} from 'lit';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {citations, places, sentences} from '../board/writing/passages.js';
import {flagLines, flagsOf, reading, remarkFlags, remarkList, worded} from '../board/writing/reading.js';

const LONG = 400;

/** world: {plan}; entry: of the queue; marks: of the server, of this version; open: the sentences are shown at once. */
export function textReading({plan}, entry, marks, open) {
  const {card} = entry,
    {writing, fields} = plan.records[card.type];
  if (!writing) return nothing;
  const [main] = Object.values(writing.texts),
    known = {plan, records: citable(entry), refs: {}};
  const parts = Object.keys(writing.texts).filter(name => card.fields[name]),
    flagged = parts.map(name => ({name, text: card.fields[name], flags: found(card, name, marks)})),
    remarks = entry.returned?.remarks;
  const long = flagged.find(({name}) => writing.texts[name] === main && (fields[name].length?.[1] ?? 0) > LONG);
  return html`<section class="wording">
    <h3>${t('writing.read')}</h3>
    <p class="counted">${counted(writing, card, long, main, flagged.flatMap(({flags}) => flags), marks)}</p>
    ${flagged.map(({name, text, flags}) => (flags.length ? html`<div><small class="muted">${label(fields[name].label)}</small>${flagLines(text, flags)}</div>` : nothing))}
    ${sentBack(entry, writing, parts)}
    ${
      long
        ? html`<details ?open=${open}>
            <summary>${t('writing.each')}</summary>
            ${reading({world: known, text: long.text, language: main, facts: writing.facts, values: card.fields, flags: [...long.flags, ...remarkFlags(long.text, writing.remarks, remarks, places)]})}
          </details>`
        : nothing
    }
  </section>`;
}

/** The places of a text as flags. */
export const found = (card, name, marks) =>
  flagsOf(
    card.fields[name] ?? '',
    worded(marks, card.fields).filter(mark => mark.field === name && mark.words),
    places,
  );

function counted(writing, card, long, language, flags, marks) {
  const spans = long ? sentences(long.text, language) : [];
  const bare = writing.facts && long ? citations(long.text, spans, card.fields[writing.facts.in], writing.facts.quote).cited.filter(list => !list.length).length : 0;
  const bad = flags.filter(({tone}) => tone === 'bad').length,
    look = flags.length - bad;
  const said = [spans.length ? t('writing.sentences', {n: spans.length}) : '', bare ? t('writing.bare', {n: bare}) : '', bad ? t('writing.refused', {n: bad}) : '', look ? t('writing.look', {n: look}) : ''];
  return [...said, marks && !flags.length ? t('writing.clean') : ''].filter(Boolean).join(' · ');
}

// Who sent it back with what; each remark says whether its words still stand.
function sentBack(entry, writing, parts) {
  const {returned, card} = entry;
  if (!returned) return nothing;
  return html`<div class="returned">
    <p><b>${t('text.returned', {who: label(returned.by?.name), at: hourMinute(returned.at)})}</b>${returned.reason ? html` ${returned.reason}` : nothing}</p>
    ${remarkList(
      writing.remarks,
      returned.remarks,
      parts.map(name => card.fields[name]),
    )}
  </div>`;
}

// The findings in the queue, as a board knows its records.
const citable = ({facts = []}) => Object.fromEntries(facts.map(({id, type, struck, corrected, fields}) => [id, {id, type, struck, correctedBy: corrected || undefined, fields: fields ?? {}}]));
