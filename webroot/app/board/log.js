/** What happened, newest first: the last entries of one group, or of the whole incident on its own page. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { label } from '../i18n/index.js';
import { hourMinute, full } from '../i18n/time.js';
import { say } from './say.js';

export function logCard({ entries, open, world }) {
  const list = newestFirst(entries);
  return html`
    <section class="log-side" aria-labelledby="log-title">
      <h2 id="log-title">${say('log.title')}</h2>
      ${list.length === 0 ? html`<p class="quiet-line">${say('log.none')}</p>` : html`<ol class="log">${repeat(list, ([seq]) => seq, ([, entry]) => line(entry, open, world, false))}</ol>`}
    </section>`;
}

/** The whole incident's log with its filter by group and words. */
export function logPage({ world, entries, place, change, open }) {
  const words = place.q.toLowerCase().split(/\s+/u).filter(Boolean);
  const all = newestFirst(entries);
  const list = all.filter(([, entry]) => (!place.state || entry.group === place.state) && words.every((word) => textOf(entry).includes(word)));
  return html`
    <div class="top"><h1>${say('nav.log')}</h1></div>
    <div class="tools">
      <label class="find"><span class="sr">${say('tools.filter')}</span><input type="search" data-filter placeholder=${say('tools.filterHint')} .value=${place.q} @input=${(event) => change({ q: event.target.value })}><kbd>/</kbd></label>
      <select aria-label=${say('log.group')} @change=${(event) => change({ state: event.target.value })}>
        <option value="" ?selected=${!place.state}>${say('log.everyGroup')}</option>
        ${Object.entries(world.plan.groups).map(([id, group]) => html`<option value=${id} ?selected=${place.state === id}>${label(group.short ?? group.label)}</option>`)}
      </select>
      <span class="muted">${say('tools.count', { n: list.length })}</span>
    </div>
    ${list.length === 0 ? html`<div class="empty"><b>${all.length === 0 ? say('log.none') : say('empty.nothingFound')}</b></div>`
      : html`<section class="card"><ol class="log whole">${repeat(list, ([seq]) => seq, ([, entry]) => line(entry, open, world, true))}</ol></section>`}`;
}

function line(entry, open, world, withGroup) {
  const observed = entry.late && entry.occurredAt ? html` <span class="mark" title=${full(entry.occurredAt)}>${say('log.observed', { at: hourMinute(entry.occurredAt) })}</span>` : nothing;
  const text = label(entry.text);
  const opens = entry.record && (withGroup || world.records[entry.record]);
  return html`
    <li>
      <time datetime=${entry.at} title=${full(entry.at)}>${hourMinute(entry.at)}</time>
      ${withGroup ? html`<group-mark group=${entry.group ?? ''}></group-mark>` : nothing}
      <span class="log-text">${opens ? html`<button type="button" class="link" @click=${() => open(entry.record, entry.group)}>${text}</button>` : text}${observed}
        ${withGroup && entry.by?.name ? html`<small>${label(entry.by.name)}</small>` : nothing}</span>
    </li>`;
}

function newestFirst(entries) {
  return Object.entries(entries ?? {}).sort(([a], [b]) => b - a);
}

function textOf(entry) {
  return `${label(entry.text)} ${entry.record ?? ''} ${label(entry.by?.name)}`.toLowerCase();
}
