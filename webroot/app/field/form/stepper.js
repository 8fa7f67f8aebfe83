// A big number between − and +, with −10 −5 +5 +10 below: counted people, seats, pieces. Typing it works as well. What was
// counted last stands there in grey: steps begin from it, "＝32" takes it over; untouched, nothing is sent.
import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {label, t} from '../../i18n/index.js';

const STEPS = [-10, -5, 5, 10];

export function stepper({id, field, value, set, invalid, last}) {
  const [low = 0, high = Infinity] = field.range ?? [];
  const within = number => Math.min(high ?? Infinity, Math.max(low ?? -Infinity, number));
  const step = by => set(within((Number.isFinite(value) ? value : (last ?? 0)) + by));
  const typed = text => {
    const number = Number(text);
    set(
      text.trim() === '' || !Number.isFinite(number) ? undefined : field.type === 'int' ? Math.trunc(number) : number,
    );
  };
  const button = (by, text) =>
    html`<button
      type="button"
      aria-label=${t(by < 0 ? 'form.less' : 'form.more', {n: Math.abs(by)})}
      aria-controls=${id}
      @click=${() => step(by)}
    >
      ${text}
    </button>`;
  const steps = STEPS.map(by => button(by, by < 0 ? `−${-by}` : `+${by}`)),
    still = last !== undefined && !Number.isFinite(value);
  return html`<div class="num">
      ${button(-1, '−')}
      <span class="value"
        ><input
          id=${id}
          type="text"
          inputmode=${field.type === 'int' ? 'numeric' : 'decimal'}
          ?data-long=${String(value ?? '').length > 4}
          autocomplete="off"
          placeholder=${last ?? nothing}
          enterkeyhint="done"
          .value=${live(value === undefined || value === null ? '' : String(value))}
          aria-labelledby=${`${id}-label`}
          aria-invalid=${Boolean(invalid)}
          aria-describedby=${invalid ? `${id}-error` : nothing}
          @focus=${event => event.target.select()}
          @input=${event => typed(event.target.value)}
        />
        ${field.unit ? html`<small aria-hidden="true">${label(field.unit)}</small>` : nothing}</span
      >${button(1, '+')}
    </div>
    <div class="steps" ?data-same=${still}>${steps.slice(0, 2)}${still ? html`<button type="button" class="same" aria-label=${t('form.same', {value: last})} @click=${() => set(last)}>＝${last}</button>` : nothing}${steps.slice(2)}</div>`;
}
