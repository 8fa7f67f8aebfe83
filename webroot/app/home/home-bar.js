// Who am I, in which language, and out.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {roleLabel} from '../ui/plan.js';

class HomeBar extends Element {
  static properties = {person: {attribute: false}};

  render() {
    return html`
      <header>
        ${
          this.person
            ? html`
                <a class="brand" href="/">
                  <img src="/style/sextant.svg" alt="" width="28" height="28" />
                  <b>${t('app.name')}</b>
                  <span>${t('app.tagline')}</span>
                </a>
              `
            : nothing
        }
        <div class="right">
          <language-switch></language-switch>
          ${this.person ? this.#me(this.person) : nothing}
        </div>
      </header>
    `;
  }

  #me({name, roles}) {
    return html`
      <span class="me">
        <b>${label(name)}</b>
        <small>${roles.map(roleLabel).join(' · ')}</small>
      </span>
      ${roles.includes('administrator') ? html`<a class="button quiet" href="/people">${t('home.accounts')}</a>` : nothing}
      <a class="button quiet" href="/me">${t('home.me')}</a>
      <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('leave'))}>${t('act.signOut')}</button>
    `;
  }
}
customElements.define('home-bar', HomeBar);
