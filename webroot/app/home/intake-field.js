// One field of the intake as the plan describes it, with its unit, its help and what the server had against it.
//   intakeField('place', field, {value, error, set: value => …})
import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {label, t} from '../i18n/index.js';
import {enumLabel, thePlan} from '../ui/plan.js';

const LONG_TEXT = 80;
const CONTROLS = {enum: choices, set: choices, bool: tick, int: figure, number: figure, money: figure, time: moment};

export function intakeField(name, field, {value, error, set}) {
  const id = `intake-${name}`,
    note = error ?? label(field.help);
  const title = field.required
    ? html`
        ${label(field.label)}
        <span class="dim">${t('intake.required')}</span>
      `
    : label(field.label);
  const about = {
    id,
    field,
    value,
    set,
    title,
    invalid: error ? 'true' : nothing,
    required: field.required ? 'true' : nothing,
    describedBy: note ? `${id}-note` : nothing,
  };
  const control = (CONTROLS[field.type] ?? text)(about);
  return html`
    <div class="field">
      ${control}${
        note
          ? html`
              <small class=${error ? 'error' : ''} id=${`${id}-note`}>${note}</small>
            `
          : nothing
      }
    </div>
  `;
}

function text({id, field, value = '', set, title, invalid, required, describedBy}) {
  const typed = event => set(event.target.value);
  const control =
    (field.length?.[1] ?? 0) > LONG_TEXT
      ? html`
          <textarea
            id=${id}
            rows="3"
            .value=${live(value)}
            aria-invalid=${invalid}
            aria-required=${required}
            aria-describedby=${describedBy}
            @input=${typed}></textarea>
        `
      : html`
          <input
            id=${id}
            autocomplete="off"
            .value=${live(value)}
            aria-invalid=${invalid}
            aria-required=${required}
            aria-describedby=${describedBy}
            @input=${typed} />
        `;
  return html`
    <label for=${id}>${title}</label>
    ${control}
  `;
}

// What is not a number is sent as it was typed: the server says what is wrong with it, and nothing typed is lost.
function figure({id, field, value = '', set, title, invalid, required, describedBy}) {
  const typed = ({target}) => set(target.value.trim() && Number.isFinite(Number(target.value)) ? Number(target.value) : target.value);
  return html`
    <label for=${id}>${title}</label>
    <div class="unit">
      <input
        id=${id}
        inputmode="numeric"
        autocomplete="off"
        .value=${live(String(value))}
        aria-invalid=${invalid}
        aria-required=${required}
        aria-describedby=${describedBy}
        @input=${typed} />
      <span>${label(field.unit)}</span>
    </div>
  `;
}

// A datetime-local input speaks the zone of the device, without saying so.
function moment({id, value, set, title, invalid, required, describedBy}) {
  const at = value ? new Date(value) : null,
    local = at ? new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : '';
  const picked = ({target}) => set(target.value && new Date(target.value).toISOString());
  return html`
    <label for=${id}>${title}</label>
    <input
      type="datetime-local"
      id=${id}
      .value=${live(local)}
      aria-invalid=${invalid}
      aria-required=${required}
      aria-describedby=${describedBy}
      @change=${picked} />
  `;
}

function tick({id, value, set, title, describedBy}) {
  return html`
    <label class="tick">
      <input
        type="checkbox"
        id=${id}
        .checked=${live(value === true)}
        aria-describedby=${describedBy}
        @change=${({target}) => set(target.checked || null)} />
      ${title}
    </label>
  `;
}

function choices({id, field, value, set, title, invalid, describedBy}) {
  const many = field.type === 'set',
    chosen = many ? (value ?? []) : [value];
  const pick = option => set(!many ? option : chosen.includes(option) ? chosen.filter(one => one !== option) : [...chosen, option]);
  return html`
    <fieldset id=${id} tabindex="-1" aria-describedby=${describedBy} data-invalid=${invalid}>
      <legend>${title}</legend>
      <div class="choices">
        ${Object.keys(thePlan().enums[field.of]?.values ?? {}).map(
          option => html`
            <label>
              <input
                type=${many ? 'checkbox' : 'radio'}
                name=${id}
                .checked=${live(chosen.includes(option))}
                @change=${() => pick(option)} />
              <span>${enumLabel(field.of, option)}</span>
            </label>
          `,
        )}
      </div>
    </fieldset>
  `;
}
