/** Two people wrote the same field: both texts, who wrote which, and the choice for whoever rules on it. Nothing is lost. */
import { html, nothing } from 'lit';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { readable } from './value.js';
import { ageOf } from './marks.js';
import { askToRule } from './acts.js';
import { lastAct } from './world.js';

export function clashPanel({ world, incident, card, name, conflict, history, open }) {
  const field = world.plan.records[card.type]?.fields?.[name] ?? { type: 'text', label: name };
  const first = writerOf(history, name, conflict.current) ?? lastAct(card);
  const between = conflict.with; // another record: both are observations, and how each was made helps to decide
  const texts = [
    { choose: 'current', value: conflict.current, by: first.by, at: between ? card.occurredAt ?? card.createdAt : first.at, how: between && how(world, card) },
    { choose: 'other', value: conflict.other, by: conflict.by, at: conflict.at, how: between && how(world, world.records?.[conflict.with]) },
  ];
  const title = say(between ? 'clash.records' : 'clash.title', { field: label(field.label) });
  const mayRule = world.plan.rulesFor?.includes(card.group);
  const rule = (choose) => askToRule(world, incident, card, name, conflict, choose);
  return html`
    <section class="clash" aria-label=${title}>
      <p><b>${title}</b></p>
      <div class="two">
        ${texts.map(({ value, by, at, how }) => html`
          <div>
            <small>${label(by?.name)} · ${ageOf(at)}</small>
            <p class="clash-text ${isShort(field) ? 'figure' : ''}">${readable(world, field, value) || say('value.none')}</p>
            ${how ? html`<small>${how}</small>` : nothing}
          </div>`)}
      </div>
      ${conflict.with ? html`<p class="quiet-line">${say('clash.with')} <button type="button" class="link" @click=${() => open(conflict.with)}>${conflict.with}</button></p>` : nothing}
      ${mayRule
        ? html`<div class="acts">
            ${texts.map(({ choose, value }, index) => html`
              <button type="button" class="small ${index === 0 && !between ? 'primary' : ''}" @click=${() => rule(choose)}>${say('clash.choose', { value: shortened(readable(world, field, value)) })}</button>`)}
            <button type="button" class="small" @click=${() => rule('merged')}>${say('clash.merge')}</button>
          </div>`
        : html`<p class="quiet-line">${say('clash.waits')}</p>`}
    </section>`;
}

/** How a record came about, as far as it chose from lists: counted or estimated, how sure. */
function how(world, card) {
  const fields = world.plan.records[card?.type]?.fields ?? {};
  return Object.entries(fields).filter(([name, { type }]) => type === 'enum' && card.fields?.[name]).map(([name, field]) => readable(world, field, card.fields[name])).join(' · ');
}

/** Who wrote the text that stands: the last change of this field to that value. */
function writerOf(history, name, value) {
  const text = JSON.stringify(value);
  return history?.findLast((entry) => JSON.stringify(entry.changes?.[name]?.to) === text);
}

function isShort(field) {
  return field.type !== 'text' || (field.length?.[1] ?? Infinity) <= 80;
}

function shortened(text) {
  const letters = [...text];
  return letters.length > 14 ? `${letters.slice(0, 13).join('')}…` : text;
}
