/** Whole numbers with steppers, decimals, money, and points in time. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { serverNow } from '../../live/freshness.js';
import { say } from '../say.js';
import { wallClock, instantOf, inMinutes } from './zoned.js';
import { label } from '../../i18n/index.js';

const BIG_STEP = 10;

export function whole(context) {
  const { field, value, set, locked } = context;
  const step = (by) => (event) => set(clamp(field.range, (Number.isFinite(value) ? value : 0) + by * (event.shiftKey ? BIG_STEP : 1)));
  return {
    body: html`
      <div class="stepper">
        <button type="button" class="step" aria-label=${say('form.less')} ?disabled=${locked} @click=${step(-1)}>−</button>
        ${numberInput(context, 1, 'numeric')}
        <button type="button" class="step" aria-label=${say('form.more')} ?disabled=${locked} @click=${step(1)}>+</button>
        ${unit(context)}
      </div>`,
  };
}

export function decimal(context) {
  const money = context.field.type === 'money';
  return {
    body: html`
      <div class="stepper">
        ${numberInput(context, money ? 0.01 : 'any', 'decimal')}
        ${unit(context)}
      </div>`,
  };
}

export function time({ id, world, field, value, set, described, locked, invalid }) {
  const chosen = (event) => set(instantOf(event.target.value, world.plan.timezone));
  return {
    body: html`
      <div class="moment">
        <input id=${id} type="datetime-local" .value=${live(wallClock(value, world.plan.timezone))} ?disabled=${locked} aria-describedby=${described || nothing}
          aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing} @change=${chosen}>
        ${(field.past ? GONE_MINUTES : COMING_MINUTES).map((minutes) => html`
          <button type="button" class="quick" ?disabled=${locked} @click=${() => set(inMinutes(serverNow(), minutes))}>${fromNow(minutes)}</button>`)}
        ${value && !field.required ? html`<button type="button" class="quick" aria-label=${say('form.empty')} ?disabled=${locked} @click=${() => set(undefined)}>×</button>` : nothing}
      </div>`,
  };
}

/** What is due, or ends, comes: never now. What was observed has been. */
const COMING_MINUTES = [15, 30, 60, 240];
const GONE_MINUTES = [0, -5, -15, -30];

function fromNow(minutes) {
  if (minutes === 0) return say('form.now');
  if (minutes > 0 && minutes % 60 === 0) return say('form.plusHours', { n: minutes / 60 });
  return say(minutes < 0 ? 'form.ago' : 'form.plus', { n: Math.abs(minutes) });
}

function numberInput({ id, field, value, set, described, locked, invalid }, step, mode) {
  const typed = (event) => {
    const text = event.target.value.trim();
    set(text === '' ? undefined : Number(text));
  };
  return html`<input id=${id} type="number" step=${step} inputmode=${mode} min=${field.range?.[0] ?? nothing} max=${field.range?.[1] ?? nothing}
    .value=${live(Number.isFinite(value) ? String(value) : '')} ?disabled=${locked} aria-describedby=${described || nothing}
    aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing} @input=${typed}>`;
}

function unit({ world, field }) {
  const text = label(field.unit);
  return text ? html`<span class="unit-word">${text}</span>` : nothing;
}

function clamp(range, value) {
  return Math.min(range?.[1] ?? Infinity, Math.max(range?.[0] ?? -Infinity, value));
}
