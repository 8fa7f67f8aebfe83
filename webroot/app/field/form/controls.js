// One control per field type of the plan, made for a thumb in a glove. Each gets
//   {name, id, field, value, set(value), refs, me, invalid}
// and is native underneath: radios and checkboxes for choices, a number input between its steps, a textarea for words.
import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {label, t} from '../../i18n/index.js';
import {enumLabel, groupShort, inOrder, thePlan} from '../../ui/plan.js';
import {serverNow} from '../../live/freshness.js';
import {wayToFirst} from '../form-model.js';
import {stepper} from './stepper.js';

const SEGMENTS_UP_TO = 12;
const ONE_LINE_UP_TO = 80;
const SOON_MIN = [15, 30, 60, 120];
const GONE_MIN = [0, -5, -15, -30];

export const control = context => (CONTROLS[context.field.type] ?? words)(context);

const CONTROLS = {
  enum: context => one(context, enumChoices(context)),
  set: context => several(context, enumChoices(context)),
  ref: context => one(context, refChoices(context)),
  refs: context => several(context, refChoices(context)),
  group: context => one(context, groupChoices()),
  groups: context => several(context, groupChoices()),
  bool: context =>
    one(context, [
      [true, t('value.yes')],
      [false, t('value.no')],
    ]),
  int: stepper,
  number: stepper,
  money: stepper,
  time: moment,
  person: somebody,
  people: context => somebody(context, true),
};

const enumChoices = ({field}) =>
  Object.keys(thePlan().enums[field.of]?.values ?? {}).map(value => [value, enumLabel(field.of, value)]);
const groupChoices = () => inOrder(thePlan().groups).map(([id]) => [id, groupShort(id)]);
const refChoices = ({field, refs, among}) =>
  Object.entries(refs ?? {})
    .filter(([id, ref]) => (among ? among.includes(id) : !field.to || [].concat(field.to).includes(ref.type)))
    .map(([id, ref]) => [id, label(ref.line) || id]);

function one(context, choices) {
  if (!choices.length) return none(context);
  if (choices.length > SEGMENTS_UP_TO) return select(context, choices);
  const {id, field, value, set, last} = context;
  return segments(
    context,
    'radiogroup',
    choices.map(
      ([key, text], index) =>
        html`<label ?data-last=${key === last}
          ><input
            type="radio"
            name=${id}
            id=${index ? nothing : id}
            .checked=${live(value === key)}
            @change=${() => set(key)}
            @click=${() => !field.required && value === key && set(undefined)}
          /><span>${text}</span></label
        >`,
    ),
    choices,
  );
}

function several(context, choices) {
  if (!choices.length) return none(context);
  const {id, value = [], set, last = []} = context;
  const toggle = key => set(choices.map(([other]) => other).filter(other => (other === key) !== value.includes(other)));
  return segments(
    context,
    'group',
    choices.map(
      ([key, text], index) =>
        html`<label ?data-last=${last.includes(key)}
          ><input
            type="checkbox"
            id=${index ? nothing : id}
            .checked=${live(value.includes(key))}
            @change=${() => toggle(key)}
          /><span>${text}</span></label
        >`,
    ),
    choices,
  );
}

// As many columns as the longest text allows, and no more than fill the rows evenly: nothing is cut, nothing stands alone.
function segments({id, invalid}, role, items, choices) {
  const widest = Math.max(
    ...choices.map(([, text]) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1.15), 0)),
  );
  const most = widest > 22 ? 1 : widest > 14 ? 2 : widest > 8 ? 3 : 4,
    columns = Math.ceil(items.length / Math.ceil(items.length / most));
  return html`<div
    class="seg"
    role=${role}
    aria-labelledby=${`${id}-label`}
    aria-describedby=${invalid ? `${id}-error` : nothing}
    data-columns=${columns}
  >
    ${items}
  </div>`;
}

function select({id, value, set, invalid}, choices) {
  return html`<select
    id=${id}
    aria-labelledby=${`${id}-label`}
    aria-invalid=${Boolean(invalid)}
    aria-describedby=${invalid ? `${id}-error` : nothing}
    @change=${event => set(event.target.value || undefined)}
  >
    <option value="" ?selected=${!value}>${t('form.choose')}</option>
    ${choices.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
  </select>`;
}

function none({id, field}) {
  const way = wayToFirst(thePlan(), [].concat(field.to ?? []));
  return html`<p class="none" id=${id} tabindex="-1">${t('form.none', {label: label(field.label)})}</p>
    ${way ? html`<a class="button" href=${way}>${t('form.first', {label: label(field.label)})}</a>` : nothing}`;
}

function words({id, field, value, set, invalid}) {
  const most = field.length?.[1],
    common = {typed: event => set(event.target.value)};
  return most && most <= ONE_LINE_UP_TO
    ? html`<input
        id=${id}
        type="text"
        maxlength=${most}
        autocomplete="off"
        enterkeyhint="done"
        .value=${live(value ?? '')}
        aria-invalid=${Boolean(invalid)}
        aria-describedby=${invalid ? `${id}-error` : nothing}
        @input=${common.typed}
      />`
    : html`<textarea
        id=${id}
        rows="3"
        maxlength=${most ?? nothing}
        .value=${live(value ?? '')}
        aria-invalid=${Boolean(invalid)}
        aria-describedby=${invalid ? `${id}-error` : nothing}
        @input=${common.typed}
      ></textarea>`;
}

/** A time to come, or one that has been: a few likely ones, or an exact one. */
function moment(context) {
  const {id, field, value, set, invalid} = context;
  const round = field.past ? Math.floor : Math.ceil;
  const soon = (field.past ? GONE_MIN : SOON_MIN).map(minutes => ({
    minutes,
    at: new Date(round((serverNow() + minutes * 60_000) / 60_000) * 60_000).toISOString(),
  }));
  return html`<div class="seg" data-columns="4" role="group" aria-labelledby=${`${id}-label`}>
      ${soon.map(({minutes, at}) => html`<button type="button" aria-pressed=${Math.abs(Date.parse(value) - Date.parse(at)) < 90_000} @click=${() => set(at)}>${minutes > 0 ? t('form.in', {n: minutes}) : minutes ? t('form.before', {n: -minutes}) : t('form.now')}</button>`)}
    </div>
    <input
      id=${id}
      type="datetime-local"
      aria-label=${t('form.exact')}
      .value=${live(value ? localInput(value) : '')}
      aria-invalid=${Boolean(invalid)}
      aria-describedby=${invalid ? `${id}-error` : nothing}
      @change=${event => set(event.target.value ? new Date(event.target.value).toISOString() : undefined)}
    />`;
}

/** A person is an account: one of those seen on this incident, or another by its name. */
function somebody(context, many = false) {
  const {id, value, set, me, people = {}, invalid} = context,
    list = many ? (value ?? []) : [value].filter(Boolean);
  const choices = Object.entries(people)
      .slice(0, SEGMENTS_UP_TO)
      .map(([account, name]) => [account, account === me ? t('form.me') : label(name)]),
    known = choices.map(([account]) => account);
  const others = list.filter(one => !known.includes(one)),
    chosen = list.filter(one => known.includes(one));
  const give = names => set(many ? names : names.at(-1));
  const picked = many
    ? several({...context, value: chosen, set: next => give([...next, ...others])}, choices)
    : one({...context, value: chosen[0]}, choices);
  return html`${picked}<input
      type="text"
      autocapitalize="off"
      autocomplete="off"
      placeholder=${t('form.other')}
      aria-label=${t('form.other')}
      .value=${live(others.join(' '))}
      aria-invalid=${Boolean(invalid)}
      aria-describedby=${invalid ? `${id}-error` : nothing}
      @change=${event => give([...(many ? chosen : []), ...event.target.value.split(/[\s,，、]+/u).filter(Boolean)])}
    />`;
}

function localInput(instant) {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
