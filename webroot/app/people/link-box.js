// Links that were just made, to be handed over: shown once. <link-box .links=${[{name, account, link, until}]}>.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {dayMinute} from '../i18n/time.js';

class LinkBox extends Element {
  static properties = {links: {attribute: false}, whole: {state: true}};

  render() {
    return html`
      <p>${t('people.link', {until: dayMinute(this.links[0].until)})}</p>
      ${this.links.length > 1 ? html`<p><button type="button" @click=${() => this.#copyAll()}>${t('people.copyAll')}</button></p>` : nothing}
      ${this.whole ? html`<textarea readonly rows="6" aria-label=${t('people.copyAllText')} .value=${this.whole} @focus=${event => event.target.select()}></textarea>` : nothing}
      <ul class="links">
        ${this.links.map(
          one => html`<li>
            <b>${label(one.name)}</b> <span class="muted">${one.account}</span>
            <div class="pick"><input readonly aria-label=${`${t('people.account')} ${one.account}`} .value=${address(one)} @focus=${event => event.target.select()} /><button type="button" @click=${() => this.#copy(one)}>${t('people.copy')}</button></div>
          </li>`,
        )}
      </ul>
    `;
  }

  async #copyAll() {
    const text = this.links.map(one => `${label(one.name)}\t${one.account}\t${address(one)}`).join('\n');
    try {
      await navigator.clipboard.writeText(text);
      toast(t('people.copied'));
    } catch {
      this.whole = text;
      await this.updateComplete;
      this.querySelector('textarea').focus();
    }
  }

  // The clipboard is there on secure origins only; elsewhere the text is selected for the person to copy.
  async #copy(one) {
    try {
      await navigator.clipboard.writeText(address(one));
      toast(t('people.copied'));
    } catch {
      this.querySelectorAll('input')[this.links.indexOf(one)].select();
    }
  }
}
customElements.define('link-box', LinkBox);

const address = one => `${location.origin}/welcome#${one.link}`;
