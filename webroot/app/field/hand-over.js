// Handing over at the end of a shift: to whom, what is open, what to mind. One record of the plan (plan.handover) says so; what is assigned to me
// goes along, each by its own step. All of it is kept on the phone first, in that order. <hand-over .world>, tells 'done' {added} and 'close'.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {empty} from './form-model.js';
import {heaps, passing, stateOf} from './cards.js';
import './form/field-row.js';
import './leaving-words.js';

class HandOver extends Element {
  static properties = {
    world: {attribute: false},
    values: {state: true},
    left: {state: true},
    slips: {state: true},
    failure: {state: true},
    sending: {state: true},
  };

  connectedCallback() {
    super.connectedCallback();
    this.values = {};
    this.left = new Set(); // cards that do not go along
    this.slips = {};
  }

  render() {
    const {plan} = this.world,
      {to, note} = plan.handover;
    return html`<form novalidate @submit=${event => this.#send(event)}>
      <div class="rows">
        <h2>${t('hand.title')}</h2>
        <p class="note">${t('hand.means')}</p>
        ${this.#row(to, true)}
        <div class="row">
          <div class="name"><span id="hand-items">${label(this.#type.fields[plan.handover.items].label)}</span></div>
          ${this.#items()}
        </div>
        ${note ? this.#row(note) : nothing}
      </div>
      <footer>
        <p class="error" role="status">${this.failure ?? nothing}</p>
        <div class="two">
          <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${t('act.cancel')}</button
          ><button class="send primary" ?disabled=${this.sending}>${t('hand.do')}</button>
        </div>
      </footer>
    </form>`;
  }

  get #type() {
    return this.world.plan.records[this.world.plan.handover.record];
  }

  #row(name, required = false) {
    return html`<field-row
      name=${name}
      .field=${{...this.#type.fields[name], required}}
      .value=${this.values[name]}
      me=${this.world.session.account}
      .people=${this.#colleagues()}
      .invalid=${this.slips[name]}
      .set=${value => {
        this.values = {...this.values, [name]: value};
        this.slips = {...this.slips, [name]: undefined};
      }}
    ></field-row>`;
  }

  // Who is called out for this group; before the call-out whoever was seen to act.
  #colleagues() {
    const {view, group, session, people} = this.world;
    const called = Object.entries(view?.muster?.groups?.[group]?.people ?? {}).map(([id, {name}]) => [id, name ?? id]);
    return Object.fromEntries((called.length ? called : Object.entries(people)).filter(([id]) => id !== session.account));
  }

  /** What is open here: mine, which goes along, then the group's; not what somebody else has. */
  get #open() {
    const {view, plan, group, session} = this.world,
      {acks, tasks, requests} = heaps(view, plan, group);
    const mine = card => Number(this.#mine(card));
    return [...acks, ...tasks, ...requests]
      .filter(card => card.type !== plan.handover.record)
      .filter(card => empty(card.fields[plan.records[card.type].assignee]) || card.fields[plan.records[card.type].assignee] === session.account)
      .sort((a, b) => mine(b) - mine(a));
  }

  #mine(card) {
    const {plan, session} = this.world;
    return card.fields[plan.records[card.type].assignee] === session.account;
  }

  #items() {
    const cards = this.#open;
    if (!cards.length) return html`<p class="none">${t('hand.nothing')}</p>`;
    return html`<ul class="handed" aria-labelledby="hand-items">
      ${repeat(
        cards,
        card => card.id,
        card =>
          html`<li>
            <label
              ><input
                type="checkbox"
                .checked=${!this.left.has(card.id)}
                @change=${({target}) => {
                  this.left = new Set([...this.left].filter(id => id !== card.id).concat(target.checked ? [] : [card.id]));
                }}
              /><span>${label(card.title)}<small>${this.#about(card)}</small></span></label
            >
          </li>`,
      )}
    </ul>`;
  }

  #about(card) {
    const parts = [card.id, label(stateOf(this.world.plan, card)?.label), card.dueAt ? t('tasks.due', {at: hourMinute(card.dueAt)}) : ''];
    return [...parts, this.#mine(card) ? t('hand.goes') : ''].filter(Boolean).join(' · ');
  }

  async #send(event) {
    event.preventDefault();
    if (this.sending) return;
    const {plan, outbox, incident, group, session} = this.world,
      {record, from, to, items, item, note} = plan.handover,
      next = this.values[to];
    if (empty(next) || next === session.account) {
      this.slips = {[to]: t(empty(next) ? 'form.required' : 'hand.self', {label: label(this.#type.fields[to].label)})};
      this.querySelector(`#f-${to}`)?.focus();
      return;
    }
    const field = this.#type.fields[items],
      letters = field.fields?.[item]?.length?.[1] ?? 200,
      handed = this.#open.filter(card => !this.left.has(card.id));
    const texts = handed.map(card => `${label(card.title)} (${this.#about(card)})`.slice(0, letters)).slice(0, field.count?.[1] ?? 50);
    const fields = {[from]: session.account, [to]: next, [items]: (texts.length ? texts : [t('hand.nothing')]).map(text => ({[item]: text}))};
    if (note && !empty(this.values[note])) fields[note] = this.values[note];
    if (this.#type.owner) fields[this.#type.owner] = group;
    const name = label(this.#colleagues()[next]) || next;
    const entries = [
      {
        command: {type: 'postRecord', record, occurredAt: new Date(serverNow()).toISOString(), fields},
        values: {},
        about: {title: this.#type.label, text: t('hand.to', {name, n: texts.length}), group},
      },
      ...handed.filter(card => this.#mine(card)).flatMap(card => this.#passed(card, next, name)),
    ];
    this.sending = true;
    try {
      const added = await outbox.add(incident, entries, serverNow());
      this.dispatchEvent(new CustomEvent('done', {detail: {added}}));
    } catch (problem) {
      this.failure = t('form.store', {why: problem.message});
    } finally {
      this.sending = false;
    }
  }

  // A bundle: the steps are sent one after the other behind the record that says why.
  #passed(card, next, name) {
    const {plan, group} = this.world,
      [id, move] = passing(plan, card) ?? [];
    if (!id) return [];
    const fields = {[plan.records[card.type].assignee]: next};
    return [
      {
        command: {type: 'moveRecord', id: card.id, move: id, fields},
        values: fields,
        about: {title: move.label, text: `${label(card.title)} → ${name}`, group, record: card.id},
      },
    ];
  }
}
customElements.define('hand-over', HandOver);
