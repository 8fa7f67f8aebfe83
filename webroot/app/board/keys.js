/** The board by keyboard: N new, F search the incident, / filter, arrows between records, Enter opens, E edits, Esc closes, 1–9 tabs, ? help. */
import { tabsOf, mayPost } from './types.js';

export function boardKeys(event, board) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key === 'Escape') return escape(event, board, typing);
  if (typing) return undefined;
  const act = KEYS[event.key] ?? (/^[1-9]$/u.test(event.key) ? tab : undefined);
  return act?.(event, board);
}

const KEYS = {
  n: begin, N: begin,
  e: amend, E: amend,
  f: findAll, F: findAll,
  '/': find,
  '?': (event, { host }) => { event.preventDefault(); host.querySelector('keys-dialog')?.show(); },
  ArrowDown: (event, board) => step(event, board, 0, 1),
  ArrowUp: (event, board) => step(event, board, 0, -1),
  ArrowRight: (event, board) => step(event, board, 1, 0),
  ArrowLeft: (event, board) => step(event, board, -1, 0),
};

function escape(event, { place, close }, typing) {
  const menu = document.querySelector('details.me[open], details.request-menu[open]');
  if (menu) menu.removeAttribute('open');
  else if (typing?.matches('[data-filter]')) typing.blur();
  else if (place.record || place.new) close();
}

function begin(event, { place, world, write }) {
  const now = world();
  const type = tabsOf(now).includes(place.tab) ? place.tab : tabsOf(now)[0];
  if (place.tab === 'checklist' || !type || !mayPost(now, type)) return;
  event.preventDefault();
  write(type);
}

function amend(event, { host }) {
  event.preventDefault();
  host.querySelector('record-pane')?.amend();
}

function find(event, { host }) {
  event.preventDefault();
  host.querySelector('[data-filter]')?.focus();
}

function findAll(event, { host }) {
  event.preventDefault();
  host.querySelector('find-dialog')?.show();
}

function tab(event, { world, change }) {
  const tabs = [...tabsOf(world()), 'checklist'];
  const name = tabs[Number(event.key) - 1];
  if (name) change({ tab: name, q: '', state: '', sort: '', as: '' }, true);
}

/** To the nearest record in that direction, by where things are on the screen. */
function step(event, { host }, dx, dy) {
  const all = [...host.querySelectorAll('#main [data-record]')];
  if (all.length === 0) return;
  const here = all.indexOf(document.activeElement);
  const inside = document.activeElement === document.body || document.activeElement.closest('#main');
  if (!inside || (here < 0 && dx !== 0)) return;
  event.preventDefault();
  const next = here < 0 ? all[0] : nearest(all, all[here], dx, dy);
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function nearest(all, from, dx, dy) {
  const corner = (element) => {
    const box = element.getBoundingClientRect();
    return [box.x, box.y];
  };
  const [x, y] = corner(from);
  const ahead = all.filter((each) => each !== from).map((each) => {
    const [a, b] = corner(each);
    const along = dx * (a - x) + dy * (b - y);
    const across = Math.abs(dx === 0 ? a - x : b - y);
    return { each, along, far: along + across * 3 };
  }).filter(({ along }) => along > 4);
  return ahead.sort((a, b) => a.far - b.far)[0]?.each;
}
