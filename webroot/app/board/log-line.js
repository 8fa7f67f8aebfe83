/** One entry of the log in a list. */
import { html, nothing } from 'lit';
import { label } from '../i18n/index.js';
import { hourMinute, full } from '../i18n/time.js';
import { say } from './say.js';

export function logLine(entry, open, world, withGroup) {
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

export function newestFirst(entries) {
  return Object.entries(entries ?? {}).sort(([a], [b]) => b - a);
}

export function textOf(entry) {
  return `${label(entry.text)} ${entry.record ?? ''} ${label(entry.by?.name)}`.toLowerCase();
}
