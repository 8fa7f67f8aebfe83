// What a move of a record asks before it is done ("what was the result?"): <move-form .world .target="T-04/finish">.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {serverNow} from '../live/freshness.js';
import {asks, stateOf} from './cards.js';
import {empty} from './form-model.js';
import './form/field-row.js';

const REASON = {type: 'text', length: [2, 500], label: {zh: '理由', en: 'Reason'}};

class MoveForm extends Element {
  static properties = {
    world: {attribute: false},
    target: {},
    values: {state: true},
    slips: {state: true},
    failure: {state: true},
  };

  connectedCallback() {
    super.connectedCallback();
    this.values = {};
    this.slips = {};
  }

  render() {
    const {plan, view, session} = this.world,
      [id, moveId] = this.target.split('/'),
      card = view?.records[id],
      move = card && stateOf(plan, card)?.moves[moveId];
    if (!move) {
      if (view) queueMicrotask(() => this.dispatchEvent(new CustomEvent('close')));
      return nothing;
    }
    return html`<form novalidate @submit=${event => this.#send(event, card, moveId, move)}>
      <div class="rows">
        <h2>${label(move.label)}</h2>
        <p class="about">${label(card.title)}</p>
        ${asks(plan, card, move).map(
          name =>
            html`<field-row
              name=${name}
              .field=${{...this.#field(card, name), required: true}}
              .value=${this.values[name]}
              .refs=${view.refs}
              .among=${view.among?.[card.id]?.[name]}
              me=${session.account}
              .people=${this.world.people}
              .invalid=${this.slips[name]}
              .set=${value => {
                this.values = {...this.values, [name]: value};
                this.slips = {...this.slips, [name]: undefined};
              }}
            ></field-row>`,
        )}
      </div>
      <footer>
        <p class="error" role="status">${this.failure ?? nothing}</p>
        <div class="two">
          <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${t('act.cancel')}</button
          ><button class="send primary">${label(move.label)}</button>
        </div>
      </footer>
    </form>`;
  }

  #field(card, name) {
    return this.world.plan.records[card.type].fields[name] ?? REASON;
  }

  async #send(event, card, id, move) {
    event.preventDefault();
    const {plan, outbox, incident, group} = this.world,
      names = asks(plan, card, move),
      missing = names.filter(name => empty(this.values[name]));
    this.slips = Object.fromEntries(
      missing.map(name => [name, t('form.required', {label: label(this.#field(card, name).label)})]),
    );
    if (missing.length) {
      this.querySelector(`#f-${missing[0]}`)?.focus();
      return;
    }
    const command = {type: 'moveRecord', id: card.id, move: id, fields: this.values};
    try {
      const added = await outbox.add(
        incident,
        [{command, values: this.values, about: {title: move.label, text: label(card.title), group, record: card.id}}],
        serverNow(),
      );
      this.dispatchEvent(new CustomEvent('done', {detail: {added}}));
    } catch (problem) {
      this.failure = t('form.store', {why: problem.message});
    }
  }
}
customElements.define('move-form', MoveForm);
