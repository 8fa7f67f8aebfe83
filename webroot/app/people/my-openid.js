// My account at the organisation's own sign-in: tie it to me, untie it. Shown where the settings name a provider.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {t, words} from '../i18n/index.js';
import {dayMinute} from '../i18n/time.js';
import {get, post, remove, sure} from '../post/api.js';
import {phrases, whyNot} from '../identity/words.js';

words(phrases);
const MINE = '/api/me/openid';

class MyOpenId extends Element {
  static properties = {mine: {state: true}, problem: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    const why = new URLSearchParams(location.search).get('openid');
    if (why) {
      history.replaceState(null, '', location.pathname);
      this.problem = {message: whyNot(why)};
    }
    this.#read();
  }

  async #read() {
    try {
      this.mine = await get(MINE);
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const {mine, problem} = this;
    if (!mine?.offered && !mine?.since && !problem) return nothing;
    return html`<section class="panel narrow">
      <h2>${t('me.openId')}</h2>
      <p>${mine?.since ? t('me.openIdSince', {at: dayMinute(mine.since)}) : t('me.openIdWhat')}</p>
      ${problem ? html`<p class="error" role="alert">${problem.message}</p>` : nothing}
      ${mine?.since ? html`<button type="button" @click=${() => this.#untie()}>${t('me.openIdUntie')}</button>` : nothing}
      ${mine?.offered && !mine.since ? html`<button type="button" class="primary" @click=${() => this.#tie()}>${t('me.openIdTie')}</button>` : nothing}
    </section>`;
  }

  async #tie() {
    this.problem = undefined;
    try {
      location.assign((await sure(() => post(MINE, {}))).address);
    } catch (problem) {
      if (problem.code !== 'confirmIdentity') this.problem = problem;
    }
  }

  async #untie() {
    if (!confirm(t('me.openIdSure'))) return;
    try {
      await sure(() => remove(MINE));
      toast(t('people.done'));
    } catch (problem) {
      if (problem.code !== 'confirmIdentity') this.problem = problem;
    }
    this.#read();
  }
}
customElements.define('my-openid', MyOpenId);
