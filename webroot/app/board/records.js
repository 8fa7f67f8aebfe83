/** The records of the chosen tab, with filter, sort and the switch between columns and table. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { hasLifeCycle, typeName } from './world.js';
import { cardsOf, mayPost } from './types.js';
import { filterCards, sortCards, isCompared } from './arrange.js';
import { columns } from './columns.js';
import { table } from './table.js';
import { say } from './say.js';

const MOST = 200; // rows drawn at once; the filter finds the others
const FIRST = 40; // as many as anybody sees before scrolling: the others are drawn once these stand

export function records(page) {
  const { world, place, tab, change, open, write } = page;
  const type = world.plan.records[tab];
  if (!type) return nothing;
  const all = cardsOf(world, tab);
  const sort = readSort(place.sort, type);
  const cards = sortCards(world, filterCards(world, all, { text: place.q, state: place.state }), sort);
  const as = shownAs(place.as, type);
  const most = page.begun ? MOST : FIRST;
  if (all.length === 0) return empty(world, tab, type, write);
  return html`
    ${tools({ type, place, all, cards, as, change })}
    ${cards.length === 0 ? html`<div class="empty"><b>${say('empty.nothingFound')}</b><button type="button" @click=${() => change({ q: '', state: '' })}>${say('empty.showAll')}</button></div>`
      : as === 'columns' ? columns({ world, incident: place.incident, type, cards, chosen: place.record, open, most, limit: MOST })
        : table({ world, type, cards, chosen: place.record, open, sort, most, room: room(), sortBy: (by) => change({ sort: nextSort(sort, by) }) })}
    ${as === 'table' && cards.length > MOST ? html`<p class="quiet-line">${say('columns.more', { n: cards.length - MOST })}</p>` : nothing}`;
}

function tools({ type, place, all, cards, as, change }) {
  const states = Object.entries(type.states ?? {});
  const staged = hasLifeCycle(type);
  return html`
    <div class="tools">
      <label class="find"><span class="sr">${say('tools.filter')}</span>
        <input type="search" data-filter placeholder=${say('tools.filterHint')} .value=${place.q} @input=${(event) => change({ q: event.target.value })}><kbd>/</kbd></label>
      ${staged ? html`
        <select aria-label=${say('tools.state')} @change=${(event) => change({ state: event.target.value })}>
          <option value="" ?selected=${!place.state}>${say('tools.everyState')}</option>
          <option value="open" ?selected=${place.state === 'open'}>${say('tools.open')}</option>
          ${states.map(([id, state]) => html`<option value=${id} ?selected=${place.state === id}>${label(state.label)}</option>`)}
        </select>` : nothing}
      <span class="muted">${cards.length === all.length ? say('tools.count', { n: all.length }) : say('tools.countOf', { n: cards.length, of: all.length })}</span>
      <span class="gap"></span>
      ${staged ? html`
        <div class="switch" role="group" aria-label=${say('tools.as')}>
          ${['columns', 'table'].map((kind) => html`<button type="button" aria-pressed=${as === kind ? 'true' : 'false'} @click=${() => change({ as: kind })}>${say(`tools.${kind}`)}</button>`)}
        </div>` : nothing}
    </div>`;
}

function empty(world, tab, type, write) {
  return html`
    <div class="empty">
      <b>${say('empty.none', { type: typeName(type) })}</b>
      <p class="muted">${mayPost(world, tab) ? say('empty.first') : say('empty.comes')}</p>
      ${mayPost(world, tab) ? html`<button type="button" class="primary" @click=${() => write(tab)}>${say('post.begin', { type: typeName(type) })} <kbd>N</kbd></button>` : nothing}
    </div>`;
}

function shownAs(chosen, type) {
  if (!hasLifeCycle(type)) return 'table';
  if (chosen === 'columns' || chosen === 'table') return chosen;
  return isCompared(type) ? 'table' : 'columns';
}

/** "count" or "-count" in the address; observations begin with the newest, the others with the first. */
function readSort(text, type) {
  if (!text) return type.kind === 'observation' ? { by: 'age', down: true } : { by: 'id', down: false };
  return text.startsWith('-') ? { by: text.slice(1), down: true } : { by: text, down: false };
}

function nextSort(sort, by) {
  return sort.by === by && !sort.down ? `-${by}` : by;
}

/** How many short fields fit beside what a record says. */
function room() {
  if (innerWidth >= 1700) return 5;
  return innerWidth >= 1400 ? 4 : 3;
}
