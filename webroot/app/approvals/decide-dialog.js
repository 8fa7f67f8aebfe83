// The last look before a decision: says what is decided on which text, asks what the plan asks (a reason to return), sends it.
// The command keeps its id until it was answered, so a lost answer is asked for again, never decided twice.
import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {Element, toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {enumLabel, thePlan} from '../ui/plan.js';
import {command, commandId} from '../post/api.js';
import {hourMinute, ms} from '../i18n/time.js';
import './gone-item.js';
import {newAbout} from './grounds.js';
import {remarkRows, unplaced, written} from './remarks.js';
import {fingerprint} from '../ui/fingerprint.js';
import {typeOf} from './queue.js';
import {shown} from './shown.js';

const REASON = {type: 'text', length: [2, 500]};

class DecideDialog extends Element {
  static properties = {
    world: {attribute: false},
    entry: {attribute: false},
    gone: {attribute: false},
    asked: {state: true},
    values: {state: true},
    remarks: {state: true},
    more: {state: true},
    slips: {state: true},
    problem: {state: true},
    sending: {state: true},
  };
  #command;
  #confirm = [];

  /** passage: words of the text that are selected, to which a remark may be written. */
  async ask(id, move, passage) {
    // What was read now is what is decided, even if the text changes while the dialog stands open.
    const {card} = this.entry;
    this.asked = {id, move, card};
    this.values = Object.fromEntries(move.asks.map(name => [name, this.#only(name)]).filter(([, value]) => value));
    this.more = [];
    this.remarks = passage && this.#takesRemarks(move) ? [{quote: passage, note: ''}] : [];
    this.slips = {};
    this.problem = undefined;
    this.#command = undefined;
    this.#confirm = [];
    await this.updateComplete;
    // What puts a thing right and asks for nothing is one press; the dialog opens only when there is something to say.
    if (this.entry.item.move === id && !move.asks.length && !move.binds.length) await this.#send();
    else this.#show();
  }

  #show() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
  }

  render() {
    if (!this.asked) return html`<dialog></dialog>`;
    const {move, card} = this.asked,
      good = move.binds.length > 0 || !move.asks.length,
      again = this.problem?.passing;
    return html`<dialog aria-labelledby="decide-title" @cancel=${event => this.sending && event.preventDefault()}>
      <form novalidate @submit=${event => this.#send(event)}>
        ${this.gone && !this.sending ? html`<gone-item .world=${this.world} .which=${card.id} .was=${this.entry}></gone-item>` : nothing}
        <h2 id="decide-title">${t('decide.sure', {move: label(move.label), title: label(card.title)})}</h2>
        ${move.binds.length && card.hash ? html`<p>${t('decide.binds', {print: fingerprint(card.hash)})}</p>` : nothing}
        ${this.#beside(move, card)}${this.#asks.map(name => this.#row(name))}
        ${this.#takesRemarks(move) ? remarkRows({entry: this.entry, plan: this.world.plan, remarks: this.remarks, slips: this.slips, set: remarks => (this.remarks = remarks)}) : nothing}
        ${this.problem ? html`<section class="refused" role="alert">${again ? t('decide.again') : [...new Set(this.problem.errors?.map(error => error.message) ?? [])].map(text => html`<p>${text}</p>`)}${again || this.problem.errors?.length ? nothing : this.problem.message}</section>` : nothing}
        <div class="buttons">
          <button type="button" ?disabled=${this.sending} @click=${() => this.#close()}>${t('act.cancel')}</button>
          <button class=${good ? 'good' : 'primary'} ?disabled=${this.sending || this.gone}>
            ${this.sending ? t('decide.wait') : this.#confirm.length ? t('decide.really') : again ? t('act.retry') : label(move.label)}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  /** What the plan wants before the eyes of whoever decides: the ceiling of a mandate, what it excludes. */
  #beside(move, card) {
    const {fields} = thePlan().records[card.type],
      rows = (move.shows ?? []).map(name => [fields[name], shown(card.fields[name], fields[name], this.world.now?.view?.persons)]).filter(([, value]) => value !== '');
    return rows.length
      ? html`<dl class="beside">
          ${rows.map(([field, value]) => html`<div><dt>${label(field.label)}</dt><dd>${value}</dd></div>`)}
        </dl>`
      : nothing;
  }

  /** What the move asks for, and what it takes and was refused without. */
  get #asks() {
    return [...this.asked.move.asks, ...this.more];
  }

  #takesRemarks(move) {
    return move.takes?.includes(this.#remarksIn);
  }
  get #remarksIn() {
    return thePlan().records[this.entry.card.type].writing?.remarks?.in;
  }
  #field(name) {
    return thePlan().records[this.asked.card.type].fields[name] ?? REASON;
  }
  #label(name) {
    return label(this.#field(name).label) || t('decide.reason');
  }

  #row(name) {
    const field = this.#field(name),
      id = `d-${name}`,
      slip = this.slips[name],
      set = value => {
        this.values = {...this.values, [name]: value};
        this.slips = {...this.slips, [name]: undefined};
      };
    const choices =
      field.type === 'enum'
        ? Object.keys(thePlan().enums[field.of]?.values ?? {}).map(value => [value, enumLabel(field.of, value)])
        : field.type === 'ref'
          ? this.#records(field)
          : null;
    const control = choices
      ? html`<select id=${id} aria-invalid=${Boolean(slip)} @change=${event => set(event.target.value)}>
          <option value="">${t('decide.choose')}</option>
          ${choices.map(([value, text]) => html`<option value=${value} ?selected=${this.values[name] === value}>${text}</option>`)}
        </select>`
      : field.type === 'bool'
        ? html`<input
            id=${id}
            type="checkbox"
            .checked=${live(this.values[name] === true)}
            @change=${event => set(event.target.checked)}
          />`
        : field.type === 'text'
          ? html`<textarea
              id=${id}
              rows="3"
              maxlength=${field.length?.[1] ?? nothing}
              aria-invalid=${Boolean(slip)}
              .value=${live(this.values[name] ?? '')}
              @input=${event => set(event.target.value)}
            ></textarea>`
          : html`<input
              id=${id}
              type=${field.type === 'time' ? 'datetime-local' : 'text'}
              inputmode=${['int', 'number', 'money'].includes(field.type) ? 'decimal' : nothing}
              aria-invalid=${Boolean(slip)}
              @change=${event => set(converted(field, event.target.value))}
            />`;
    return html`<div class="field">
      <label for=${id}>${this.#label(name)}</label>${control}${choices && !choices.length ? this.#nothingYet(field) : nothing}${slip ? html`<p class="error">${slip}</p>` : nothing}
    </div>`;
  }

  // Records of this kind that are about what is decided, the newest first; one that was struck or corrected is no choice.
  #records(field) {
    const types = [field.to ?? []].flat();
    return [...(this.entry.checks ?? []), ...(this.entry.facts ?? [])]
      .filter(one => (!types.length || types.includes(one.type)) && !one.struck && !one.corrected)
      .sort((a, b) => ms(b.at ?? 0) - ms(a.at ?? 0))
      .map(one => [one.id, [one.id, label(one.line), one.at && hourMinute(one.at)].filter(Boolean).join(' · ')]);
  }

  // Where there is but one to choose, it is chosen: it can be seen, and changed.
  #only(name) {
    const field = this.#field(name),
      records = field.type === 'ref' ? this.#records(field) : [];
    return records.length === 1 ? records[0][0] : undefined;
  }

  #nothingYet(field) {
    const {plan, incident} = this.world,
      type = [field.to ?? []].flat().find(name => plan.records[name]?.may?.post);
    return html`<p class="hint">
      ${t('decide.nothingYet')}
      ${type ? html`<a href=${newAbout(plan, incident, type, this.asked.card.id)}>+ ${t('checks.write', {type: label(plan.records[type].label)})}</a>` : nothing}
    </p>`;
  }

  async #send(event) {
    event?.preventDefault();
    const {id, move, card} = this.asked,
      missing = this.#asks.filter(name => !String(this.values[name] ?? '').trim());
    this.slips = Object.fromEntries(missing.map(name => [name, t('decide.required', {label: this.#label(name)})]));
    if (missing.length) {
      this.querySelector(`#d-${missing[0]}`).focus();
      return;
    }
    const loose = unplaced(this.remarks);
    if (loose >= 0) {
      this.slips = {...this.slips, [`remark-${loose}`]: t('remarks.choose')};
      this.querySelector(`#remark-${loose}`).focus();
      return;
    }
    this.#command ??= {
      commandId: commandId(),
      sentAt: undefined,
      type: 'moveRecord',
      id: card.id,
      move: id,
      baseVersion: card.version,
      ...(this.#asks.length || this.remarks.length ? {fields: {...this.values, ...(this.#takesRemarks(move) ? {[this.#remarksIn]: written(this.remarks, this.world.plan, card)} : {})}} : {}),
      ...(move.binds.length ? {textHash: card.hash} : {}),
      ...(this.#confirm.length ? {confirm: this.#confirm} : {}),
    };
    this.sending = true;
    try {
      const {records} = await command(this.world.incident, this.#command);
      this.#close();
      this.#goOn(card, move, records);
    } catch (problem) {
      this.problem = problem;
      if (!problem.passing) this.#command = undefined; // it was refused: the next try is another command
      if (problem.code === 'confirm')
        this.#confirm = problem.errors.flatMap(({code, expected}) => (code === 'confirm' ? expected : code));
      const named = problem.errors?.map(error => error.field) ?? [];
      this.more = [...this.more, ...(move.takes ?? []).filter(name => named.includes(name) && name !== this.#remarksIn && !this.more.includes(name))];
      this.#show();
    } finally {
      this.sending = false;
    }
  }

  // A decision that began another text of this kind, a correction, leads to it: it waits to be written.
  #goOn(card, move, records = []) {
    const {plan, incident} = this.world,
      begun = records.find(id => id !== card.id && typeOf(plan, id) === plan.records[card.type]);
    if (begun) {
      toast(t('decide.begun', {id: begun}));
      location.assign(`/incidents/${encodeURIComponent(incident)}/${encodeURIComponent(plan.records[card.type].group)}?${new URLSearchParams({record: begun})}`);
    } else {
      toast(t('decide.done', {move: label(move.label), title: label(card.title)}));
      location.hash = '';
    }
  }

  #close() {
    this.querySelector('dialog').close();
  }
}
customElements.define('decide-dialog', DecideDialog);

function converted(field, text) {
  if (field.type === 'time') return text ? new Date(text).toISOString() : undefined;
  return ['int', 'number', 'money'].includes(field.type) ? Number(text) : text;
}
