// "Show once more that it is you": asked when the server answers a command with confirmIdentity. confirmIdentity() opens one dialog, above
// whatever is open, and resolves to whether the person did; nothing else on the page is touched.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {t, words} from '../i18n/index.js';
import {get, post} from '../post/api.js';
import {passkeysPossible, putAside, signWithPasskey} from './passkey.js';
import {openIdWindow} from './openid-window.js';
import {phrases} from './words.js';

words(phrases);
let asking;

/** True once the person proved it in this session; false when they would rather not. */
export function confirmIdentity() {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

async function ask() {
  const known = await get('/api/session/confirm').catch(() => ({ways: ['password']})); // what is wrong is said when it is sent
  const element = document.createElement('confirm-identity');
  Object.assign(element, {ways: known.ways, proved: known.proved});
  document.body.append(element);
  try {
    return await element.asked();
  } finally {
    element.remove();
  }
}

class ConfirmIdentity extends Element {
  static properties = {ways: {attribute: false}, proved: {attribute: false}, opened: {state: true}, busy: {state: true}, problem: {state: true}};
  #answer;

  async asked() {
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector('#identity-password, .passkey')?.focus();
    return new Promise(resolve => (this.#answer = resolve));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.opened?.end();
  }

  render() {
    const press = this.ways.includes('press');
    const typed = press || this.ways.includes('password');
    return html`<dialog aria-labelledby="identity-title" @close=${() => this.#answer(false)} @cancel=${event => this.busy && event.preventDefault()}>
      <form novalidate @submit=${event => this.#submit(event)}>
        <h2 id="identity-title">${t('identity.title')}</h2>
        <p>${t(press ? 'identity.demo' : 'identity.why')}</p>
        ${this.ways.includes('passkey') && passkeysPossible() ? html`<button type="button" class="passkey" @click=${() => this.#withPasskey()}>${t('identity.passkey')}</button>` : nothing}
        ${this.ways.includes('openId') ? this.#atProvider() : nothing}
        ${typed && !press ? this.#password() : nothing}
        <p class="error" role="alert">${this.problem?.message ?? nothing}</p>
        <div class="buttons">
          <button type="button" @click=${() => this.querySelector('dialog').close()}>${t('identity.cancel')}</button>
          ${typed ? html`<button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'identity.wait' : 'identity.confirm')}</button>` : nothing}
        </div>
      </form>
    </dialog>`;
  }

  #atProvider() {
    return html`<button type="button" class="passkey" @click=${() => this.#inAWindow()}>${t('identity.openId')}</button>
      ${this.opened ? html`<p class="muted small" role="status">${t('identity.window')}</p>` : nothing}
      ${this.opened?.blocked ? html`<p><a href=${this.opened.address} target="_blank" rel="noopener">${t('identity.blocked')}</a></p>` : nothing}`;
  }

  async #inAWindow() {
    this.problem = undefined;
    this.opened?.end();
    try {
      this.opened = await openIdWindow(this.proved, {
        proved: () => this.#answer(true),
        refused: message => (this.problem = {message}),
      });
    } catch (problem) {
      this.opened = undefined;
      this.problem = problem;
    }
  }

  #password() {
    return html`<div class="field">
      <label for="identity-password">${t('identity.password')}</label>
      <input id="identity-password" type="password" autocomplete="current-password" aria-invalid=${this.problem?.fields?.password ? 'true' : nothing} />
    </div>`;
  }

  async #withPasskey() {
    if (this.busy) return;
    try {
      const options = await post('/api/session/confirm/passkey', {});
      await this.#prove({passkey: await signWithPasskey(options)});
    } catch (problem) {
      if (!putAside(problem)) this.problem = problem;
    }
  }

  async #submit(event) {
    event.preventDefault();
    const field = this.querySelector('#identity-password');
    if (this.busy) return;
    if (field && !field.value) {
      this.problem = {message: t('identity.missing')};
      field.focus();
      return;
    }
    await this.#prove(field ? {password: field.value} : {});
    field?.select();
  }

  async #prove(proof) {
    this.busy = true;
    this.problem = undefined;
    try {
      await post('/api/session/confirm', proof);
      this.#answer(true);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('confirm-identity', ConfirmIdentity);
