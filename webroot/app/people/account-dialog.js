// Invite somebody (then hand over the link), change somebody's roles, or hand over a link that was made. kind: invite, roles, link.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {post} from '../post/api.js';
import './roles.js';
import './link-box.js';

class AccountDialog extends Element {
  static properties = {known: {attribute: false}, kind: {}, person: {attribute: false}, made: {attribute: false}, roles: {state: true}, problem: {state: true}, busy: {state: true}};

  willUpdate() {
    this.roles ??= this.person?.roles ?? [];
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    const {made, kind, problem} = this;
    const title = kind === 'roles' ? t('people.rolesTitle', {name: label(this.person.name)}) : t('people.inviteTitle');
    return html`
      <dialog aria-labelledby="account-dialog" @close=${() => this.dispatchEvent(new CustomEvent('done'))}>
        <form novalidate @submit=${event => this.#submit(event)}>
          <h2 id="account-dialog">${made ? t('welcome.title') : title}</h2>
          ${
            made
              ? html`<link-box .links=${made}></link-box>`
              : html`
                  ${kind === 'invite' ? html`${this.#field('account')}${this.#field('name')}` : nothing}
                  <div class="field" role="group" aria-labelledby="roles-label">
                    <span id="roles-label">${t('people.roles')}</span>
                    <role-picker .known=${this.known} .roles=${this.roles} @roles=${event => (this.roles = event.detail)}></role-picker>
                    ${problem?.fields.roles ? html`<p class="error" role="alert">${problem.fields.roles}</p>` : nothing}
                  </div>
                  ${kind === 'invite' ? html`<div class="field"><label for="language">${t('people.language')}</label><select id="language" name="language"><option value="">—</option><option value="zh" lang="zh-CN">中文</option><option value="en" lang="en">English</option></select></div>` : nothing}
                  ${problem && !problem.errors.length ? html`<p class="error" role="alert">${problem.message}</p>` : nothing}
                `
          }
          <footer>
            ${made ? nothing : html`<button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t(this.busy ? 'people.sending' : kind === 'invite' ? 'people.inviteSend' : 'people.save')}</button>`}
            <button type="button" @click=${() => this.querySelector('dialog').close()}>${t(made ? 'act.close' : 'act.cancel')}</button>
          </footer>
        </form>
      </dialog>
    `;
  }

  #field(name) {
    const wrong = this.problem?.fields[name];
    return html`
      <div class="field">
        <label for=${name}>${t(`people.${name}`)}</label>
        <input id=${name} name=${name} autocomplete="off" autocapitalize="none" spellcheck="false" aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${`${name}-wrong`} />
        <p id=${`${name}-wrong`} class="error">${wrong ?? nothing}</p>
      </div>
    `;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy || this.made) return;
    const given = Object.fromEntries(new FormData(event.target));
    this.busy = true;
    this.problem = undefined;
    try {
      if (this.kind === 'invite') this.made = [await post('/api/people', {...given, roles: this.roles})];
      else {
        await post(`/api/people/account/${this.person.account}`, {act: 'roles', roles: this.roles});
        this.querySelector('dialog').close();
      }
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('account-dialog', AccountDialog);
