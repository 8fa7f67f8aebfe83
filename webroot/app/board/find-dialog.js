/**
 * Search over the whole incident: <find-dialog .world .incident>; show() opens it. The server's index finds, this lists: what, in
 * which line, where the word stands. Arrows choose, Enter opens. Fires "found" {id}.
 */
import { html, nothing } from 'lit';
import { Element } from '../ui/element.js';
import { get } from '../post/api.js';
import { label } from '../i18n/index.js';
import { ageOf } from './marks.js';
import { groupName, stateOf } from './world.js';
import { say } from './say.js';

const AFTER_MS = 150;
const LONGEST = 100;

class FindDialog extends Element {
  static properties = { world: { attribute: false }, incident: {}, text: { state: true }, found: { state: true }, problem: { state: true }, chosen: { state: true } };

  #timer = 0;
  #asked = 0;

  constructor() {
    super();
    this.text = '';
    this.chosen = 0;
  }

  show() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector('input');
    input.focus();
    input.select();
    if (this.text) this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const hits = this.found?.hits ?? [];
    return html`
      <dialog class="find-dialog" aria-label=${say('find.title')}>
        <form method="dialog" @submit=${this.#submit} @keydown=${this.#keys}>
          <input type="search" maxlength=${LONGEST} autocomplete="off" placeholder=${say('find.hint')} aria-label=${say('find.title')} role="combobox"
            aria-expanded=${hits.length > 0 ? 'true' : 'false'} aria-controls="find-list" aria-activedescendant=${hits.length > 0 ? `hit-${this.chosen}` : nothing}
            .value=${this.text} @input=${this.#typed}>
          <p class="muted" role="status">${this.#status()}</p>
          <div id="find-list" role="listbox" aria-label=${say('find.title')}>${hits.map((hit, index) => this.#hit(hit, index))}</div>
        </form>
      </dialog>`;
  }

  #status() {
    if (this.problem) return this.problem.message;
    if (!this.found) return say('find.means');
    const { total, hits } = this.found;
    if (total === 0) return say('find.none');
    return total > hits.length ? say('find.some', { n: hits.length, of: total }) : say('find.all', { n: total });
  }

  #hit(hit, index) {
    const { world } = this;
    const state = stateOf(world, hit);
    return html`
      <button type="button" role="option" id="hit-${index}" class=${hit.counts ? '' : 'is-struck'} aria-selected=${index === this.chosen ? 'true' : 'false'} tabindex="-1" @click=${() => this.#open(hit)}>
        <span class="what"><b>${hit.id}</b> ${label(world.plan.records[hit.type]?.label)} · ${groupName(world, hit.group)}${state ? html` · ${label(state.label)}` : nothing}</span>
        <span class="age muted">${ageOf(hit.occurredAt)}</span>
        <span class="line">${this.#marked(label(hit.line))}</span>
        ${hit.excerpt ? html`<span class="excerpt">${this.#marked(hit.excerpt)}</span>` : nothing}
      </button>`;
  }

  /** The text with what was sought in it marked. */
  #marked(text) {
    const words = this.text.trim().split(/\s+/u).filter(Boolean).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
    if (words.length === 0) return text;
    return text.split(new RegExp(`(${words.join('|')})`, 'giu')).map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part));
  }

  #typed = (event) => {
    this.text = event.target.value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), AFTER_MS);
  };

  async #ask() {
    const asked = ++this.#asked;
    if (!this.text.trim()) {
      this.found = null;
      this.problem = null;
      return;
    }
    try {
      const found = await get(`/api/incidents/${encodeURIComponent(this.incident)}/search?q=${encodeURIComponent(this.text.trim())}`);
      if (asked !== this.#asked) return;
      this.found = found;
      this.problem = null;
      this.chosen = 0;
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    }
  }

  #keys = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const many = this.found?.hits.length ?? 0;
    if (!by || many === 0) return;
    event.preventDefault();
    this.chosen = (this.chosen + by + many) % many;
    this.updateComplete.then(() => this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  };

  #submit = (event) => {
    event.preventDefault();
    const hit = this.found?.hits[this.chosen];
    if (hit) this.#open(hit);
  };

  #open(hit) {
    this.querySelector('dialog').close();
    this.dispatchEvent(new CustomEvent('found', { detail: { id: hit.about ?? hit.id } }));
  }
}

customElements.define('find-dialog', FindDialog);
