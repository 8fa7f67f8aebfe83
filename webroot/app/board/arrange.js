/** Filter, sort and columns of a board's records: pure, so that the same choice always shows the same order. */
import { label } from '../i18n/index.js';
import { isOpen, lastAct } from './world.js';
import { readable, isEmpty } from './value.js';

const COLLATE = new Intl.Collator(['zh-Hans-CN', 'en'], { numeric: true });

/** Words of the filter must all occur; `state` keeps one state, "open" what is open, "" everything. */
export function filterCards(world, cards, { text = '', state = '' }) {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return cards.filter((card) => inState(world, card, state) && (words.length === 0 || hasAll(searchable(world, card), words)));
}

export function sortCards(world, cards, { by = 'id', down = true }) {
  const key = (card) => sortKey(world, card, by);
  const sign = down ? -1 : 1;
  return cards
    .map((card) => [key(card), card])
    .sort(([a, one], [b, other]) => sign * compare(a, b) || COLLATE.compare(other.id, one.id))
    .map(([, card]) => card);
}

/** One column a state, in the plan's order; struck and corrected records stand in the column of their state, last. */
export function columnsOf(type, cards) {
  return Object.entries(type.states ?? {}).map(([id, state]) => ({
    id, state, cards: cards.filter((card) => card.state === id).sort((a, b) => gone(a) - gone(b)),
  }));
}

/** The few fields that are worth a column: short ones that are filled in somewhere, the required ones first. */
export function tableFields(type, cards, most) {
  const shown = Object.entries(type.fields ?? {}).filter(([name, field]) => !field.placed && SHORT.has(field.type) && cards.some((card) => !isEmpty(card.fields?.[name])));
  const rank = ([, field]) => (field.required ? 0 : 1);
  return shown.map((entry, order) => ({ entry, order })).sort((a, b) => rank(a.entry) - rank(b.entry) || a.order - b.order)
    .slice(0, most).sort((a, b) => a.order - b.order).map(({ entry }) => entry);
}

/** True for a type whose records are compared by their figures rather than moved along its columns. */
export function isCompared(type) {
  return Object.values(type.fields ?? {}).filter((field) => FIGURES.has(field.type)).length >= 2;
}

const FIGURES = new Set(['int', 'number', 'money']);
const SHORT = new Set(['enum', 'int', 'number', 'money', 'bool', 'time', 'ref', 'group', 'groups', 'person', 'set']);

function inState(world, card, state) {
  if (state === '') return true;
  return state === 'open' ? isOpen(world, card) : card.state === state;
}

function searchable(world, card) {
  const type = world.plan.records[card.type];
  const fields = Object.entries(card.fields ?? {}).map(([name, value]) => readable(world, type?.fields?.[name], value));
  return [card.id, label(card.line), label(card.title), label(card.createdBy?.name), label(type?.states?.[card.state]?.label), ...fields]
    .join('\n').toLowerCase();
}

function hasAll(text, words) {
  return words.every((word) => text.includes(word));
}

function sortKey(world, card, by) {
  if (by === 'id' || by === 'type') return card.id;
  if (by === 'line') return label(card.title ?? card.line);
  if (by === 'state') return world.plan.records[card.type]?.states?.[card.state]?.order ?? 0;
  if (by === 'author') return label(lastAct(card).by?.name);
  if (by === 'age') return lastAct(card).at ?? '';
  if (by === 'due') return card.dueAt ?? '';
  const value = card.fields?.[by];
  return typeof value === 'number' ? value : readable(world, world.plan.records[card.type]?.fields?.[by], value);
}

function compare(a, b) {
  return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATE.compare(String(a), String(b));
}

function gone(card) {
  return card.struck || card.correctedBy ? 1 : 0;
}
