/** Everything that is chosen: yes or no, one or some of an enumeration, of the records, of the groups, of the people. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { say } from '../say.js';
import { label } from '../../i18n/index.js';
import { nameOf, groupName, typeName } from '../world.js';
import { mayPost } from '../types.js';
import { formAbout } from '../place.js';
import { holders } from './holders.js';

const SEGMENTS_UP_TO = 6;
const SEGMENT_TEXT_UP_TO = 44;

export function yesNo(context) {
  return segments(context, [[true, say('value.yes')], [false, say('value.no')]]);
}

export function oneOf(context) {
  const options = enumOptions(context);
  const letters = options.reduce((sum, [, text]) => sum + width(text), 0);
  return options.length <= SEGMENTS_UP_TO && letters <= SEGMENT_TEXT_UP_TO ? segments(context, options) : choice(context, options);
}

export function someOf(context) {
  return chips(context, enumOptions(context));
}

export function oneRecord(context) {
  return { ...choice(context, recordOptions(context)), aside: context.field.about ? newAbout(context) : undefined };
}

/** A way to write the record that is asked for, when there is none yet: its form, with what it is about filled in. */
function newAbout({ world, field }) {
  const type = [].concat(field.to ?? []).find((name) => mayPost(world, name));
  if (!type) return nothing;
  const href = formAbout({ plan: world.plan, incident: world.incident.id, type, about: field.about });
  return html`<a class="new-about" href=${href}>+ ${say('post.begin', { type: typeName(world.plan.records[type]) })}</a>`;
}

export function someRecords(context) {
  return chips(context, recordOptions(context), 'tall');
}

export function oneGroup(context) {
  return choice(context, groupOptions(context));
}

export function someGroups(context) {
  const options = groupOptions(context);
  const all = options.map(([id]) => id);
  const every = html`<button type="button" class="quick" ?disabled=${context.locked} @click=${() => context.set(all)}>${say('form.all')}</button>`;
  return { ...chips(context, options), aside: every };
}

export function onePerson(context) {
  const may = holderOptions(context);
  return may ? choice(context, may) : anyPerson(context);
}

function anyPerson({ id, world, field, value, set, described, locked, invalid }) {
  const typed = (event) => set(accountOf(world, event.target.value));
  return {
    body: html`
      <div class="moment">
        <input id=${id} type="text" list="${id}-people" autocomplete="off" .value=${live(world.people[value] ?? value ?? '')} ?disabled=${locked}
          aria-describedby=${described || nothing} aria-invalid=${invalid ? 'true' : nothing} aria-required=${field.required ? 'true' : nothing} @change=${typed}>
        ${world.me && value !== world.me.account
          ? html`<button type="button" class="quick" ?disabled=${locked} @click=${() => set(world.me.account)}>${say('form.me')}</button>` : nothing}
        ${peopleList(`${id}-people`, world)}
      </div>`,
  };
}

export function somePeople(context) {
  const may = holderOptions(context);
  return may ? chips(context, may) : anyPeople(context);
}

function anyPeople({ id, world, value, set, described, locked, invalid }) {
  const chosen = [].concat(value ?? []);
  const add = (event) => {
    const account = accountOf(world, event.target.value);
    event.target.value = '';
    if (account && !chosen.includes(account)) set([...chosen, account]);
  };
  return {
    body: html`
      <div class="picks">
        ${chosen.map((account) => html`
          <button type="button" class="pick on" ?disabled=${locked} @click=${() => set(chosen.filter((each) => each !== account))}>
            ${world.people[account] ?? account} <span aria-hidden="true">×</span><span class="sr">${say('form.remove')}</span></button>`)}
        <input id=${id} type="text" list="${id}-people" autocomplete="off" ?disabled=${locked} placeholder=${say('form.addPerson')}
          aria-describedby=${described || nothing} aria-invalid=${invalid ? 'true' : nothing} @change=${add}>
        ${peopleList(`${id}-people`, world)}
      </div>`,
  };
}

function segments({ id, field, value, set, locked, invalid }, options) {
  const clear = (each) => (event) => {
    if (field.required || value !== each) return;
    event.preventDefault(); // a second click on what is chosen takes it back
    set(undefined);
  };
  return {
    grouped: true,
    body: html`
      <div class="segments">
        ${options.map(([each, text], index) => html`
          <label class="segment ${value === each ? 'on' : ''}">
            <input type="radio" name=${id} id=${index === 0 ? id : nothing} .checked=${live(value === each)} ?disabled=${locked}
              aria-invalid=${invalid ? 'true' : nothing} @change=${() => set(each)} @click=${clear(each)}>
            <span>${text}</span>
          </label>`)}
      </div>`,
  };
}

function choice({ id, field, value, set, described, locked, invalid }, options) {
  if (options.length === 0) {
    return { body: html`<select id=${id} disabled aria-describedby=${described || nothing}><option>${say('form.nothingYet')}</option></select>` };
  }
  const gone = value !== undefined && value !== null && !options.some(([each]) => each === value);
  return {
    body: html`
      <select id=${id} ?disabled=${locked} aria-describedby=${described || nothing} aria-invalid=${invalid ? 'true' : nothing}
        aria-required=${field.required ? 'true' : nothing} @change=${(event) => set(event.target.value || undefined)}>
        <option value="" .selected=${live(!value)}>${field.required ? say('form.pick') : say('form.none')}</option>
        ${gone ? html`<option value=${value} .selected=${live(true)}>${value}</option>` : nothing}
        ${options.map(([each, text]) => html`<option value=${each} .selected=${live(value === each)}>${text}</option>`)}
      </select>`,
  };
}

function chips({ value, set, locked, invalid, id }, options, shape = '') {
  if (options.length === 0) return { grouped: true, body: html`<p class="nothing-yet">${say('form.nothingYet')}</p>` };
  const chosen = [].concat(value ?? []);
  const order = options.map(([each]) => each);
  const toggle = (each) => {
    const next = chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each];
    set(next.sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  };
  return {
    grouped: true,
    body: html`
      <div class="picks ${shape}">
        ${options.map(([each, text], index) => html`
          <label class="pick ${chosen.includes(each) ? 'on' : ''}">
            <input type="checkbox" id=${index === 0 ? id : nothing} .checked=${live(chosen.includes(each))} ?disabled=${locked}
              aria-invalid=${invalid ? 'true' : nothing} @change=${() => toggle(each)}>
            <span>${text}</span>
          </label>`)}
      </div>`,
  };
}

function enumOptions({ world, field }) {
  const values = field.values ?? world.plan.enums[field.of]?.values ?? {};
  return Object.entries(values).map(([id, text]) => [id, label(text)]);
}

/** The plan may leave only some: by the id of the record that takes a step, or by the type of a new one. */
function recordOptions({ world, field, record, path }) {
  const types = [].concat(field.to ?? []);
  const only = world.among[record]?.[path];
  return Object.entries(world.refs)
    .filter(([id, target]) => (only ? only.includes(id) : (types.length === 0 || types.includes(target.type)) && (!field.about || target.about?.includes(field.about))))
    .map(([id]) => [id, nameOf(world, id)]);
}

/** Where the plan says what a person who is named must hold; a new record's form goes by the name of its type. */
function holderOptions({ world, field, record, path, arrived }) {
  const type = world.records?.[record]?.type ?? world.refs[record]?.type ?? record;
  return field.holds && type ? holders(world.incident.id, type, path, arrived)?.map(({ account, name }) => [account, label(name)]) : undefined;
}

function groupOptions({ world }) {
  return Object.keys(world.plan.groups).map((id) => [id, groupName(world, id)]);
}

function peopleList(id, world) {
  return html`<datalist id=${id}>${Object.entries(world.people).map(([account, name]) => html`<option value=${name}>${account}</option>`)}</datalist>`;
}

/** People are typed by name; what is sent is the account. A name that nobody here has is sent as typed. */
function accountOf(world, typed) {
  const text = typed.trim();
  if (text === '') return undefined;
  return Object.keys(world.people).find((account) => world.people[account] === text) ?? text;
}

function width(text) {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e80 ? 2 : 1), 0) + 3;
}
