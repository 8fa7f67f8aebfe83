/** A record's history, newest first: who did what, and each change as what was struck out and what came in. */
import { html, nothing } from 'lit';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { readable, formatTime } from './value.js';

export function historyList(world, card, history) {
  if (!history) return html`<p class="quiet-line">${say('loading')}</p>`;
  if (history.length === 0) return html`<p class="quiet-line">${say('record.noHistory')}</p>`;
  return html`<ol class="history">${history.slice().reverse().map((entry) => line(world, card, entry))}</ol>`;
}

function line(world, card, entry) {
  const changes = entry.act === 'post' ? [] : Object.entries(entry.changes ?? {});
  return html`
    <li>
      <time datetime=${entry.at}>${formatTime(entry.at)}</time>
      <div>
        <p><b>${whatHappened(world, card, entry)}</b> <span class="who">${label(entry.by?.name)}</span></p>
        ${changes.map(([name, change]) => difference(world, card, name, change))}
        ${entry.reason ? html`<p class="why">${entry.reason}</p>` : nothing}
      </div>
    </li>`;
}

function whatHappened(world, card, entry) {
  if (entry.act !== 'move') return say(`history.${entry.act}`);
  const states = world.plan.records[card.type]?.states ?? {};
  const move = Object.values(states).map((state) => state.moves?.[entry.move]).find(Boolean);
  return label(move?.label) || say('history.move');
}

function difference(world, card, name, { from, to }) {
  const field = world.plan.records[card.type]?.fields?.[name] ?? { type: 'text', label: name };
  const before = readable(world, field, from);
  const after = readable(world, field, to);
  if (before === after) return nothing; // an empty list that stayed empty
  return html`<p class="difference"><span>${label(field.label)}</span> ${inline(before, after)}</p>`;
}

/** Only the part that differs is marked: what both texts begin and end with is said once. */
function inline(before, after) {
  const a = [...before];
  const b = [...after];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const worth = head + tail > WORTH_KEEPING;
  const [start, end] = worth ? [head, tail] : [0, 0];
  const removed = a.slice(start, a.length - end).join('');
  const added = b.slice(start, b.length - end).join('');
  return html`${worth ? a.slice(0, start).join('') : nothing}${removed ? html`<del>${removed}</del>` : nothing}${removed && added ? ' ' : nothing}${
    added ? html`<ins>${added}</ins>` : nothing}${worth ? a.slice(a.length - end).join('') : nothing}`;
}

const WORTH_KEEPING = 8;
