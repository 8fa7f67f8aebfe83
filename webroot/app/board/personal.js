/**
 * Masked values: who may see one says why, and sees it for a minute; who may erase the person whom a record tells of does it here.
 * What may be done comes with the record's history: {reveal: [field], erase}.
 */
import { html, nothing } from 'lit';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { ask } from './ask.js';
import { reveal, revealGuest } from './server.js';
import { readable } from './value.js';

export const SEEN_MS = 60_000;
/** In the place of a record: what the first receiver wrote. */
export const INTAKE = 'intake';

let lastReason = ''; // several values are looked at for one reason

/** A masked value with the way to see it, or the value itself while it is seen. */
export function maskedValue(world, field, name, value, personal) {
  if (personal?.seen && name in personal.seen) return html`<span class="unmasked">${readable(world, field, personal.seen[name])}</span> <small class="quiet-line">${say('reveal.forAMinute')}</small>`;
  const may = personal?.may?.includes(name);
  return html`<span class="masked" title=${say('record.masked')}>${readable(world, field, value)}</span>${may
    ? html` <button type="button" class="link" aria-label=${say('reveal.of', { field: label(field.label) })} @click=${() => personal.show(name)}>${say('reveal.begin')}</button>` : nothing}`;
}

/** What is seen of one record, for a minute. */
export class Looking {
  seen = {};
  #changed;
  #timer = 0;
  #of = '';

  constructor(changed) {
    this.#changed = changed;
  }

  async at(world, incident, card, name) {
    this.#of = card.id;
    const values = await askToReveal(world, incident, card, name);
    if (!values || this.#of !== card.id) return;
    this.seen = { ...this.seen, ...values };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.forget(), SEEN_MS);
    this.#changed();
  }

  forget() {
    clearTimeout(this.#timer);
    this.#of = '';
    this.seen = {};
    this.#changed();
  }
}

/** Resolves with {field: value}, or null when it was put aside. */
async function askToReveal(world, incident, card, name) {
  const field = (card.id === INTAKE ? world.plan.intake : world.plan.records[card.type].fields)[name];
  const given = await askWhy({ world, incident, subject: `reveal.${card.id}.${name}`, field, about: nameOfCard(card),
    send: (body) => reveal(incident, card.id, { ...body, fields: [name] }) });
  return given?.values ?? null;
}

/** The telephone number of a helper who came by a code; null when it was put aside. */
export async function askForPhone(world, incident, guest) {
  const given = await askWhy({ world, incident, subject: `reveal.${guest.id}`, field: { label: say('join.phone') }, about: label(guest.name),
    send: ({ reason }) => revealGuest(incident, guest.id, { reason }) });
  return given?.values.phone ?? null;
}

async function askWhy({ world, incident, subject, field, about, send }) {
  const { log, reason } = world.plan.privacy;
  return ask({
    world, incident, subject, title: say('reveal.of', { field: label(field.label) }), about,
    shown: html`<p class="quiet-line">${say('reveal.means')}</p>`, fields: { reason: { ...world.plan.records[log].fields[reason], required: true } },
    values: lastReason ? { reason: lastReason } : {}, act: say('reveal.begin'),
    body: (given) => given,
    send: (_, body) => {
      lastReason = body.reason;
      return send(body);
    },
  });
}

const nameOfCard = (card) => (card.id === INTAKE ? say('intake.title') : `${card.id} ${label(card.title ?? card.line)}`);

/** The number is typed once more, of the intake the incident's: nobody brings the data back. */
export function askToErase(world, incident, card) {
  const number = card.id === INTAKE ? incident : card.id;
  return ask({
    world, incident, subject: `erase.${card.id}`, title: say('erase.begin'), about: nameOfCard(card),
    shown: html`<p class="notice bad">${say('erase.means')}</p>`, act: say('erase.act'), danger: true,
    fields: { reason: { type: 'text', length: [4, 300], required: true, label: say('act.reason'), help: say('erase.noNames') },
      again: { type: 'text', length: [1, 20], required: true, label: say('erase.again', { id: number }) } },
    check: ({ again }) => (again && again.trim().toUpperCase() !== number.toUpperCase() ? [{ field: 'again', message: say('erase.again', { id: number }) }] : []),
    body: ({ reason }) => ({ type: 'erasePerson', record: card.id, reason }),
  });
}

/** The button for it, for whom it is there. */
export function eraseButton(may, act) {
  return may?.erase ? html`<button type="button" class="small quiet striking" @click=${act}>${say('erase.begin')}…</button>` : nothing;
}
