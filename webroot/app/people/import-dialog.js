// A roster as CSV: checked line by line first, then taken in whole; the links are shown once.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {post} from '../post/api.js';
import './link-box.js';

class ImportDialog extends Element {
  static properties = {known: {attribute: false}, csv: {state: true}, good: {state: true}, problem: {state: true}, made: {state: true}, busy: {state: true}};

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`
      <dialog aria-labelledby="import-dialog" @close=${() => this.dispatchEvent(new CustomEvent('done'))}>
        <form novalidate @submit=${event => this.#submit(event)}>
          <h2 id="import-dialog">${t('people.importTitle')}</h2>
          ${this.made ? html`<link-box .links=${this.made}></link-box>` : this.#ask()}
          <footer>
            ${this.made ? nothing : html`<button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${this.good ? t('people.importSend', {n: this.good}) : t('people.importCheck')}</button>`}
            <button type="button" @click=${() => this.querySelector('dialog').close()}>${t(this.made ? 'act.close' : 'act.cancel')}</button>
          </footer>
        </form>
      </dialog>
    `;
  }

  #ask() {
    return html`
      <p class="muted">${t('people.importLead')}</p>
      <div class="field"><label for="roster-file">${t('people.importFile')}</label><input id="roster-file" type="file" accept=".csv,text/csv,text/plain" @change=${event => this.#read(event.target.files[0])} /></div>
      <div class="field"><label for="roster">${t('people.importText')}</label><textarea id="roster" rows="8" spellcheck="false" placeholder=${this.#example()} .value=${this.csv ?? ''} aria-invalid=${this.problem ? 'true' : nothing} @input=${event => this.#typed(event.target.value)}></textarea></div>
      <dl class="small muted">${this.#names()}</dl>
      ${this.good ? html`<p role="status">${t('people.importGood', {n: this.good})}</p>` : nothing}
      ${this.problem ? html`<ul class="faults" role="alert">${this.#faults()}</ul>` : nothing}
    `;
  }

  // Two lines as this plan would have them, by its own names.
  #example() {
    const {roles, groups} = this.known;
    const whole = roles.find(role => !role.ofGroup);
    const ofGroup = roles.find(role => role.ofGroup);
    const some = groups.slice(0, 2).map(group => ofGroup && `${label(ofGroup.label)}@${label(group.short)}`);
    return `chen,${t('people.exampleOne')},${label(whole?.label)}\nwu,${t('people.exampleTwo')},${some.join(';')}`;
  }

  #names() {
    const {roles, groups} = this.known;
    const row = (name, labels) => (labels.length ? html`<dt>${t(name)}</dt><dd>${labels.join(t('list.and'))}</dd>` : nothing);
    return [
      row('people.rolesWhole', roles.filter(role => !role.ofGroup).map(role => label(role.label))),
      row('people.rolesOfGroups', roles.filter(role => role.ofGroup).map(role => label(role.label))),
      row('people.groups', groups.map(group => label(group.short))),
    ];
  }

  #faults() {
    const {errors, message} = this.problem;
    if (!errors.length) return html`<li>${message}</li>`;
    return errors.map(error => {
      const line = /^line\.(\d+)/.exec(error.field)?.[1];
      return html`<li>${line ? html`<b>${t('people.line', {n: line})}</b> ` : nothing}${error.message}${error.expected ? html` <span class="muted">${error.expected}</span>` : nothing}</li>`;
    });
  }

  #typed(csv) {
    this.csv = csv;
    this.good = this.problem = undefined;
  }

  async #read(file) {
    if (file) this.#typed(await file.text());
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const csv = this.csv || ' ';
      if (this.good) this.made = (await post('/api/people/import', {csv}, {timeoutMs: 60_000})).people;
      else this.good = (await post('/api/people/import', {csv, check: true})).lines;
    } catch (problem) {
      this.good = undefined;
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('import-dialog', ImportDialog);
