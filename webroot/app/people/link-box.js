// Links that were just made, to be handed over: shown once. <link-box .links=${[{name, account, link, until}]}>.
import {html} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {dayMinute} from '../i18n/time.js';

class LinkBox extends Element {
  static properties = {links: {attribute: false}};

  render() {
    return html`
      <p>${t('people.link', {until: dayMinute(this.links[0].until)})}</p>
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
