// The second step of signing in, after the password: a code of the app or a recovery code, or setting the app up where the role demands it.
// <second-step .asked=${{ticket, step}} @signed-in=${({detail: person})} @over=${() => the password again}>.
import {html} from 'lit';
import {Element} from '../ui/element.js';
import {t, words} from '../i18n/index.js';
import {post, secondStep} from '../post/api.js';
import {codeField} from './code-field.js';
import {phrases} from './words.js';
import './second-setup.js';

words(phrases);

class SecondStep extends Element {
  static properties = {asked: {attribute: false}, recovery: {state: true}, problem: {state: true}, busy: {state: true}};

  firstUpdated() {
    this.querySelector('#second-code')?.focus();
  }

  render() {
    const {ticket, step} = this.asked;
    return step === 'setUp'
      ? html`<div class="panel">
          <h1>${t('second.demandedTitle')}</h1>
          <p>${t('second.demanded')}</p>
          <second-setup
            .begin=${() => post('/api/session/second/begin', {ticket}, {stay: true})}
            .confirm=${code => secondStep(ticket, code)}
            @refused=${({detail: problem}) => this.#look(problem)}
            @done=${({detail: person}) => this.#in(person)}></second-setup>
        </div>`
      : html`<form class="panel second" novalidate @submit=${event => this.#submit(event)}>
          <h1>${t('second.title')}</h1>
          ${codeField({label: t(this.recovery ? 'second.recoveryCode' : 'second.codeOfApp'), hint: this.recovery ? t('second.recoveryHint') : undefined, problem: this.problem, digits: !this.recovery})}
          <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'identity.wait' : 'second.signIn')}</button>
          <button type="button" class="quiet" @click=${() => this.#other()}>${t(this.recovery ? 'second.useApp' : 'second.useRecovery')}</button>
        </form>`;
  }

  async #other() {
    this.recovery = !this.recovery;
    this.problem = undefined;
    await this.updateComplete;
    this.querySelector('#second-code').value = '';
    this.querySelector('#second-code').focus();
  }

  async #submit(event) {
    event.preventDefault();
    const field = this.querySelector('#second-code');
    if (this.busy || !field.value.trim()) return field.focus();
    this.busy = true;
    this.problem = undefined;
    try {
      this.#in(await secondStep(this.asked.ticket, field.value.trim()));
    } catch (problem) {
      this.problem = problem;
      this.#look(problem);
      await this.updateComplete;
      field.select();
    } finally {
      this.busy = false;
    }
  }

  #look(problem) {
    if (problem.code === 'ticketOver') this.dispatchEvent(new CustomEvent('over', {detail: problem}));
  }

  #in(person) {
    this.dispatchEvent(new CustomEvent('signed-in', {detail: person}));
  }
}
customElements.define('second-step', SecondStep);
