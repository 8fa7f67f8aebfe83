// One field of a form: its name, help on demand (the ? or a long press), the control, and what is wrong with it.
import {html, nothing} from 'lit';
import {Element} from '../../ui/element.js';
import {label, t} from '../../i18n/index.js';
import {control} from './controls.js';

const LABELLED = new Set(['text']);

class FieldRow extends Element {
  static properties = {
    name: {},
    field: {attribute: false},
    value: {attribute: false},
    set: {attribute: false},
    refs: {attribute: false},
    among: {attribute: false},
    me: {},
    people: {attribute: false},
    invalid: {attribute: false},
    hint: {attribute: false},
    open: {state: true},
  };

  render() {
    const {field} = this,
      id = `f-${this.name}`,
      help = label(field.help);
    const many = ['set', 'refs', 'groups', 'people'].includes(field.type);
    const least = field.type === 'text' && field.length?.[0] > 1 ? t('form.letters', {n: field.length[0]}) : '';
    const note = [many ? t('form.many') : '', field.required ? '' : t(field.requiredWhen ? 'form.sometimes' : 'form.optional'), least].filter(Boolean).join(' · ');
    const name = html`${label(field.label)}${note ? html`<small> ${note}</small>` : nothing}`;
    return html`<div
      class="row"
      ?data-invalid=${Boolean(this.invalid)}
      @contextmenu=${event => help && this.#toggle(event)}
    >
      <div class="name">
        ${LABELLED.has(field.type) ? html`<label id=${`${id}-label`} for=${id}>${name}</label>` : html`<span id=${`${id}-label`}>${name}</span>`}
        ${this.hint ? html`<span class="last">${this.hint.text}</span>` : nothing}
        ${help ? html`<button type="button" class="ask" aria-expanded=${Boolean(this.open)} aria-label=${t('form.help', {label: label(field.label)})} @click=${event => this.#toggle(event)}>?</button>` : nothing}
      </div>
      ${this.open ? html`<p class="help">${help}</p>` : nothing}
      ${control({name: this.name, id, field, value: this.value, set: this.set, refs: this.refs, among: this.among, me: this.me, people: this.people, invalid: this.invalid, last: this.hint?.value})}
      ${this.invalid ? html`<p class="error" id=${`${id}-error`}>${this.invalid}</p>` : nothing}
    </div>`;
  }

  #toggle(event) {
    event.preventDefault();
    this.open = !this.open;
  }
}
customElements.define('field-row', FieldRow);
