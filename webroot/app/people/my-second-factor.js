// My second factor: turn it on, look after the recovery codes, turn it off. What changes it asks once more for the password.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {t} from '../i18n/index.js';
import {dayMinute} from '../i18n/time.js';
import {get, post, remove, sure} from '../post/api.js';
import '../identity/second-setup.js';

const MINE = '/api/me/second';

class MySecondFactor extends Element {
  static properties = {mine: {state: true}, doing: {state: true}, confirmed: {state: true}, codes: {state: true}, problem: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    this.doing = undefined;
    this.confirmed = false;
    this.codes = undefined;
    try {
      this.mine = await get(MINE);
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<section class="panel narrow">
      <h2>${t('me.second')}</h2>
      ${this.problem ? html`<p class="error" role="alert">${this.problem.message}</p>` : nothing} ${this.mine ? this.#inside() : nothing}
    </section>`;
  }

  #inside() {
    const {mine} = this;
    if (this.codes) return html`<recovery-codes .codes=${this.codes} @kept=${() => this.#read()}></recovery-codes>`;
    if (this.doing === 'setUp')
      return html`<second-setup .begin=${() => sure(() => post(`${MINE}/begin`, {}))} .confirm=${code => sure(() => post(MINE, {code}))} @confirmed=${() => (this.confirmed = true)} @done=${() => this.#turnedOn()}></second-setup>
        ${this.confirmed ? nothing : html`<button type="button" @click=${() => this.#read()}>${t('act.cancel')}</button>`}`;
    if (!mine.on) return html`<p>${t('me.secondOff')}</p><button type="button" class="primary" @click=${() => (this.doing = 'setUp')}>${t('me.secondTurnOn')}</button>`;
    return html`<p>${t('me.secondOn', {since: dayMinute(mine.since)})}</p>
      <p class=${mine.recoveryLeft < 3 ? 'error' : 'muted'}>${t('me.recoveryLeft', {n: mine.recoveryLeft})}</p>
      <div class="buttons">
        <button type="button" @click=${() => this.#do(async () => (this.codes = (await post(`${MINE}/recovery`, {})).recovery))}>${t('me.recoveryNew')}</button>
        ${mine.demanded ? nothing : html`<button type="button" @click=${() => this.#turnOff()}>${t('me.secondTurnOff')}</button>`}
      </div>
      ${mine.demanded ? html`<p class="muted small">${t('me.secondDemanded')}</p>` : nothing}`;
  }

  #turnedOn() {
    toast(t('me.secondIsOn'));
    this.#read();
    this.dispatchEvent(new CustomEvent('changed'));
  }

  async #turnOff() {
    if (!confirm(t('me.secondSure'))) return;
    await this.#do(async () => {
      await remove(MINE);
      await this.#read();
    });
  }

  async #do(act) {
    try {
      await sure(act);
    } catch (problem) {
      if (problem.code !== 'confirmIdentity') toast(problem.message, {tone: 'bad'});
    }
  }
}
customElements.define('my-second-factor', MySecondFactor);
