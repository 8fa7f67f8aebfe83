/**
 * Helpers join a group with their own phones: <join-dialog> shows a code to be scanned, which codes run, and who came by them;
 * both can be ended. Opened by openJoining(world, incident, group).
 */
import { html, nothing, svg } from 'lit';
import { Element } from '../ui/element.js';
import { toast } from '../ui/toast-list.js';
import { get, post, remove } from '../post/api.js';
import { label } from '../i18n/index.js';
import { ago, hourMinute } from '../i18n/time.js';
import { groupShort } from '../ui/plan.js';
import { SEEN_MS, askForPhone } from './personal.js';
import { say } from './say.js';

const HOURS = [1, 2, 4, 8];
const USES = [1, 5, 10, 30];

export function openJoining(world, incident, group) {
  const dialog = document.querySelector('join-dialog') ?? document.body.appendChild(document.createElement('join-dialog'));
  dialog.open(world, incident, group);
}

class JoinDialog extends Element {
  static properties = { groups: { state: true }, group: { state: true }, made: { state: true }, running: { state: true }, problem: { state: true }, seen: { state: true } };
  #world;
  #incident = '';

  async open(world, incident, group) {
    const groups = world.plan.invitesFor;
    this.#world = world;
    this.#incident = incident;
    this.seen = {};
    this.groups = groups;
    this.group = groups.includes(group) ? group : groups[0];
    this.made = this.problem = this.running = undefined;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.#read();
  }

  render() {
    if (!this.groups) return nothing;
    return html`
      <dialog class="act-dialog joining" aria-labelledby="join-title">
        <form novalidate @submit=${this.#submit}>
          <h2 id="join-title">${say('join.title')}</h2>
          <p class="muted">${say('join.means')}</p>
          ${this.made ? this.#shown(this.made) : this.#ask()}
          ${this.problem ? html`<p class="error" role="alert">${this.problem.errors[0]?.message ?? this.problem.message}</p>` : nothing}
          ${this.#list('join.codes', this.running?.codes, (code) => html`<b>${groupShort(code.group)}</b> ${say('join.used', { used: code.used, uses: code.uses })}
            <p class="muted small">${say('join.by', { by: label(code.by), until: hourMinute(code.until) })}</p>`, 'join.revoke')}
          ${this.#list('join.guests', this.running?.guests, (guest) => html`<b>${label(guest.name)}</b> ${this.#phone(guest)} <span class="chip">${groupShort(guest.group)}</span>
            <p class="muted small">${say('join.since', { at: hourMinute(guest.since), used: ago(guest.used, Date.now()) })}</p>`, 'join.out')}
          <footer class="pane-acts">
            ${this.made ? html`<button type="button" @click=${() => { this.made = undefined; }}>${say('join.another')}</button>` : html`<button type="submit" class="primary">${say('join.make')}</button>`}
            <button type="button" @click=${() => this.querySelector('dialog').close()}>${say('act.close')}</button>
          </footer>
        </form>
      </dialog>`;
  }

  #ask() {
    const choice = (name, values, standard, words) => html`<div class="field"><label for="join-${name}">${say(`join.${name}`)}</label>
      <select id="join-${name}" name=${name}>${values.map((value) => html`<option value=${value} ?selected=${value === standard}>${words(value)}</option>`)}</select></div>`;
    return html`<div class="choices">
      ${choice('group', this.groups, this.group, groupShort)}
      ${choice('hours', HOURS, 2, (n) => say('join.nHours', { n }))}
      ${choice('uses', USES, 10, (n) => say('join.nPeople', { n }))}
    </div>`;
  }

  #shown({ qr, link, group, until, uses }) {
    return html`<div class="shown">
      <svg viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${say('join.qr')} shape-rendering="crispEdges">${svg`<path d=${qr.path} />`}</svg>
      <p><b>${groupShort(group)}</b> · ${say('join.limits', { until: hourMinute(until), uses })}</p>
      <input readonly aria-label=${say('join.link')} .value=${link} @focus=${(event) => event.target.select()} />
    </div>`;
  }

  #list(title, things, line, act) {
    if (!things?.length) return nothing;
    return html`<section><h3>${say(title)} <span class="muted">${things.length}</span></h3>
      <ul class="rows">${things.map((thing) => html`<li><div>${line(thing)}</div><button type="button" @click=${() => this.#end(thing)}>${say(act)}</button></li>`)}</ul></section>`;
  }

  #phone(guest) {
    if (!guest.phone) return nothing;
    if (this.seen[guest.id]) return html`<a class="unmasked" href="tel:${this.seen[guest.id]}">${this.seen[guest.id]}</a>`;
    return html`${guest.phone} ${this.#world.plan.privacy ? html`<button type="button" class="link" aria-label=${say('reveal.of', { field: say('join.phone') })} @click=${() => this.#see(guest)}>${say('reveal.begin')}</button>` : nothing}`;
  }

  /** For a minute, like every masked value. */
  async #see(guest) {
    const phone = await askForPhone(this.#world, this.#incident, guest);
    if (!phone) return;
    this.seen = { ...this.seen, [guest.id]: phone };
    setTimeout(() => { this.seen = { ...this.seen, [guest.id]: undefined }; }, SEEN_MS);
  }

  get #path() {
    return `/api/incidents/${encodeURIComponent(this.#incident)}/joins`;
  }

  async #read() {
    try {
      this.running = await get(this.#path);
    } catch (problem) {
      this.problem = problem;
    }
  }

  #submit = async (event) => {
    event.preventDefault();
    const { group, hours, uses } = Object.fromEntries(new FormData(event.target));
    this.problem = undefined;
    try {
      this.made = await post(this.#path, { group, minutes: hours * 60, uses: Number(uses) });
    } catch (problem) {
      this.problem = problem;
    }
    this.#read();
  };

  async #end({ id }) {
    try {
      await remove(`${this.#path}/${id}`);
      if (id === this.made?.id) this.made = undefined;
    } catch (problem) {
      toast(problem.message, { tone: 'bad' });
    }
    this.#read();
  }
}

customElements.define('join-dialog', JoinDialog);
