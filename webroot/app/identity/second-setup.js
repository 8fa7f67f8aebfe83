// Sets up codes of an app as a second factor: what the app scans, then a code of it, then the recovery codes, which are shown this once.
// <second-setup .begin=${() => Promise<{secret, qr}>} .confirm=${code => Promise<{recovery}>} @done=${({detail: answer})}>.
import {html, svg} from 'lit';
import {Element} from '../ui/element.js';
import {t, words} from '../i18n/index.js';
import {codeField} from './code-field.js';
import {phrases} from './words.js';
import './recovery-codes.js';

words(phrases);

class SecondSetup extends Element {
  static properties = {begin: {attribute: false}, confirm: {attribute: false}, begun: {state: true}, answer: {state: true}, problem: {state: true}, busy: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#begin();
  }

  async #begin() {
    this.problem = undefined;
    try {
      this.begun = await this.begin();
      await this.updateComplete;
      this.querySelector('#second-code')?.focus();
    } catch (problem) {
      this.problem = problem;
      this.dispatchEvent(new CustomEvent('refused', {detail: problem}));
    }
  }

  render() {
    if (this.answer) return html`<recovery-codes .codes=${this.answer.recovery} @kept=${() => this.dispatchEvent(new CustomEvent('done', {detail: this.answer}))}></recovery-codes>`;
    if (!this.begun) return this.problem ? html`<p class="error" role="alert">${this.problem.message}</p><button type="button" @click=${() => this.#begin()}>${t('act.retry')}</button>` : html`<p class="muted">${t('second.loading')}</p>`;
    const {qr, secret} = this.begun;
    return html`
      <form class="second" novalidate @submit=${event => this.#submit(event)}>
        <p>${t('second.scan')}</p>
        <svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${t('second.qr')} shape-rendering="crispEdges">${svg`<path d=${qr.path} />`}</svg>
        <p class="muted small">${t('second.type')}<br /><code>${secret.replace(/(.{4})(?=.)/gu, '$1 ')}</code></p>
        ${codeField({label: t('second.codeOfApp'), problem: this.problem})}
        <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'identity.wait' : 'second.turnOn')}</button>
      </form>
    `;
  }

  async #submit(event) {
    event.preventDefault();
    const field = this.querySelector('#second-code');
    if (this.busy || !field.value.trim()) return field.focus();
    this.busy = true;
    this.problem = undefined;
    try {
      this.answer = await this.confirm(field.value.trim());
      this.dispatchEvent(new CustomEvent('confirmed'));
    } catch (problem) {
      this.problem = problem;
      this.dispatchEvent(new CustomEvent('refused', {detail: problem}));
      await this.updateComplete;
      field.select();
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('second-setup', SecondSetup);
