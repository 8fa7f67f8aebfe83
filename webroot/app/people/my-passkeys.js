// My passkeys: add one, remove one. What changes them asks once more who it is.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {t} from '../i18n/index.js';
import {dayMinute} from '../i18n/time.js';
import {get, post, remove, sure} from '../post/api.js';
import {makePasskey, passkeysPossible, putAside, thereAlready} from '../identity/passkey.js';

const MINE = '/api/me/passkeys';

class MyPasskeys extends Element {
  static properties = {mine: {state: true}, busy: {state: true}, problem: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    try {
      this.mine = await get(MINE);
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const {mine, problem} = this;
    return html`<section class="panel narrow">
      <h2>${t('me.passkeys')}</h2>
      <p>${t('me.passkeysWhat')}</p>
      ${problem ? html`<p class="error" role="alert">${problem.message}</p>` : nothing}
      ${
        mine?.passkeys.length
          ? html`<ul class="rows">
              ${mine.passkeys.map(one => this.#row(one))}
            </ul>`
          : nothing
      }
      ${mine ? this.#adding() : nothing}
    </section>`;
  }

  #row(one) {
    const device = one.device || t('people.unknownDevice');
    return html`<li>
      <div>
        <b>${device}</b>${one.host === location.hostname ? nothing : html` <span class="muted small">${one.host}</span>`}
        <p class="muted small">${t('me.passkeySince', {at: dayMinute(one.since)})}${one.used ? html` · ${t('me.passkeyUsed', {at: dayMinute(one.used)})}` : nothing}</p>
      </div>
      <button type="button" aria-label=${`${t('me.passkeyRemove')}: ${device}`} @click=${() => this.#remove(one, device)}>${t('me.passkeyRemove')}</button>
    </li>`;
  }

  #adding() {
    if (!passkeysPossible()) return html`<p class="muted small">${t('me.passkeysNeedHttps')}</p>`;
    if (this.mine.passkeys.length >= this.mine.most) return html`<p class="muted small">${t('me.passkeysMost', {n: this.mine.most})}</p>`;
    return html`<button type="button" class="primary" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => this.#add()}>${t(this.busy ? 'people.sending' : 'me.passkeyAdd')}</button>`;
  }

  async #add() {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const options = await sure(() => post(`${MINE}/begin`, {}));
      const credential = await makePasskey(options);
      await sure(() => post(MINE, {credential}));
      toast(t('me.passkeyAdded'));
      await this.#read();
    } catch (error) {
      if (thereAlready(error)) this.problem = {message: t('me.passkeyThere')};
      else if (!putAside(error) && error.code !== 'confirmIdentity') this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  async #remove(one, device) {
    if (!confirm(t('me.passkeySure', {device}))) return;
    try {
      await sure(() => remove(`${MINE}/${one.id}`));
    } catch (problem) {
      if (problem.code !== 'confirmIdentity') toast(problem.message, {tone: 'bad'});
    }
    this.#read();
  }
}
customElements.define('my-passkeys', MyPasskeys);
