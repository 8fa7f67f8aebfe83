/** Small signs on a record: its state, how old it is, when it is due, that it clashes, was struck, corrected, or came late. */
import { html, nothing } from 'lit';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { stateOf, hasLifeCycle } from './world.js';
import { serverNow } from '../live/freshness.js';

/** The state as a dot of a shape and a word; a type without a life cycle has no state worth a word. */
export function stateChip(world, card) {
  const type = world.plan.records[card.type];
  const state = stateOf(world, card);
  if (!state || !hasLifeCycle(type)) return nothing;
  return html`<span class="state tone-${state.tone ?? 'neutral'}">${label(state.label)}</span>`;
}

export function marksOf(world, card) {
  const conflicts = card.struck ? 0 : Object.keys(card.conflicts ?? {}).length;
  return html`${conflicts > 0 ? html`<span class="mark clash-mark">${say('mark.conflict')}</span>` : nothing}
    ${card.struck ? html`<span class="mark">${say('mark.struck')}</span>` : nothing}
    ${card.correctedBy ? html`<span class="mark">${say('mark.corrected')}</span>` : nothing}
    ${card.correctionOf ? html`<span class="mark">${say('mark.correction', { id: card.correctionOf })}</span>` : nothing}
    ${card.comments ? html`<span class="mark said" title=${say('comments.title')}>${say('mark.comments', { n: card.comments.count })}</span>` : nothing}
    ${card.late ? html`<span class="mark" title=${say('mark.lateMeans')}>${say('mark.late')}</span>` : nothing}
    ${dueMark(world, card)}`;
}

/** When something is due, and red with how long it is over. */
export function dueMark(world, card) {
  return card.dueAt && stateOf(world, card)?.open !== false ? dueOf(card.dueAt) : nothing;
}

export function dueOf(iso) {
  return html`<due-time class="due" .at=${iso}></due-time>`;
}

export function ageOf(iso) {
  return iso ? html`<time-age .at=${iso}></time-age>` : nothing;
}

/** The mood of a place is reported apart from its count: when not in the same round, it says its own age. */
export function moodAge({ at, moodAt }) {
  const apart = moodAt && at && Math.abs(Date.parse(at) - Date.parse(moodAt)) > ONE_ROUND_MS;
  return apart ? html` <span class="mood-age">${ageOf(moodAt)}</span>` : nothing;
}

const ONE_ROUND_MS = 60_000;

/** True when the moment has passed by the server's clock. */
export function isPast(iso) {
  return Boolean(iso) && Date.parse(iso) < serverNow();
}
