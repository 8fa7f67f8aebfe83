// Whom an account belongs to at the organisation's own sign-in: the administrator names them, and the account waits.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {post} from '../post/api.js';

class TieDialog extends Element {
  static properties = {person: {attribute: false}, openId: {attribute: false}, problem: {state: true}, busy: {state: true}};

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    const {problem, person, openId} = this;
    const wrong = problem && (problem.fields.name ?? problem.message);
    return html`<dialog aria-labelledby="tie-dialog" @close=${() => this.dispatchEvent(new CustomEvent('done'))}>
      <form novalidate @submit=${event => this.#submit(event)}>
        <h2 id="tie-dialog">${t('people.tieTitle', {name: label(person.name)})}</h2>
        <p>${t('people.tieLead')}</p>
        <div class="field">
          <label for="tie-name">${t('people.tieName', {claim: openId.claim})}</label>
          <input id="tie-name" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="255" .value=${person.openId?.name ?? ''} aria-invalid=${wrong ? 'true' : nothing} aria-describedby="tie-hint tie-wrong" />
          <p id="tie-hint" class="muted small">${openId.issuer}</p>
          <p id="tie-wrong" class="error" role="alert">${wrong ?? nothing}</p>
        </div>
        <footer>
          <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'people.sending' : 'people.save')}</button>
          <button type="button" @click=${() => this.querySelector('dialog').close()}>${t('act.cancel')}</button>
        </footer>
      </form>
    </dialog>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await post(`/api/people/account/${this.person.account}`, {act: 'openId', name: this.querySelector('#tie-name').value});
      toast(t('people.done'));
      this.querySelector('dialog').close();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('tie-dialog', TieDialog);
