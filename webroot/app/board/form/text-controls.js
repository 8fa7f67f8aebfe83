/** Text, short and long. A long one grows with what is typed and counts what is left; one that is too short says what is missing. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { say } from '../say.js';

const LONG = 80;
const COUNT_FROM = 0.7;

export function text({ id, field, value, set, described, locked, invalid }) {
  const limit = field.length?.[1];
  const typed = [...(value ?? '')].length;
  const common = {
    input: (event) => set(event.target.value),
  };
  const missing = (field.length?.[0] ?? 0) - [...(value ?? '').trim()].length;
  const counter = typed > 0 && missing > 0 ? html`<span class="counter short">${say('form.missing', { n: missing })}</span>` : limit && (limit > LONG || typed > limit * COUNT_FROM)
    ? html`<span class="counter ${typed > limit ? 'over' : ''}">${typed} / ${limit}</span>` : nothing;
  const body = !limit || limit > LONG
    ? html`<textarea id=${id} rows=${limit > 400 ? 4 : 2} .value=${live(value ?? '')} ?disabled=${locked} aria-describedby=${described || nothing}
        aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing} @input=${common.input}></textarea>`
    : html`<input id=${id} type="text" autocomplete="off" .value=${live(value ?? '')} ?disabled=${locked} aria-describedby=${described || nothing}
        aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing} @input=${common.input}>`;
  return { body, aside: counter };
}
