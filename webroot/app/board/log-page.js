/**
 * <log-page>: the whole incident's log, newest first, with its filter by group and words. The view carries the newest entries
 * and how many there are in all; earlier ones are asked for when they are wanted.
 * live   the view `log` as follow() tells it
 * fires  "change" {place}, "open" {id, group}
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from '../ui/element.js';
import { label } from '../i18n/index.js';
import { get } from '../post/api.js';
import { logLine, newestFirst, textOf } from './log-line.js';
import { say } from './say.js';

class LogPage extends Element {
  static properties = {
    world: { attribute: false }, live: { attribute: false }, place: { attribute: false },
    earlier: { state: true }, end: { state: true }, asking: { state: true }, problem: { state: true },
  };

  constructor() {
    super();
    this.earlier = {};
  }

  render() {
    const view = this.live?.view;
    if (!view) return html`<p class="starting">${this.live?.problem?.message ?? say('loading')}</p>`;
    const words = this.place.q.toLowerCase().split(/\s+/u).filter(Boolean);
    const all = newestFirst({ ...this.earlier, ...view.entries });
    const list = all.filter(([, entry]) => (!this.place.state || entry.group === this.place.state) && words.every((word) => textOf(entry).includes(word)));
    return html`
      <div class="top"><h1>${say('nav.log')}</h1></div>
      ${this.#tools(list.length, all.length, view.told)}
      ${list.length === 0 ? html`<div class="empty"><b>${all.length === 0 ? say('log.none') : say('empty.nothingFound')}</b></div>`
        : html`<section class="card"><ol class="log whole">${repeat(list, ([seq]) => seq, ([, entry]) => logLine(entry, (id, group) => this.#fire('open', { id, group }), this.world, true))}</ol></section>`}
      ${this.#more(all.length, view.told, all.at(-1)?.[0])}`;
  }

  #tools(shown, known, told) {
    return html`
      <div class="tools">
        <label class="find"><span class="sr">${say('tools.filter')}</span><input type="search" data-filter placeholder=${say('tools.filterHint')} .value=${this.place.q}
          @input=${(event) => this.#fire('change', { q: event.target.value })}><kbd>/</kbd></label>
        <select aria-label=${say('log.group')} @change=${(event) => this.#fire('change', { state: event.target.value })}>
          <option value="" ?selected=${!this.place.state}>${say('log.everyGroup')}</option>
          ${Object.entries(this.world.plan.groups).map(([id, group]) => html`<option value=${id} ?selected=${this.place.state === id}>${label(group.short ?? group.label)}</option>`)}
        </select>
        <span class="muted">${shown < known ? say('tools.countOf', { n: shown, of: known }) : say('tools.count', { n: known })}${known < told ? html` · ${say('log.told', { n: told })}` : nothing}</span>
      </div>`;
  }

  #more(known, told, oldest) {
    if (known >= told) return nothing;
    return html`
      <div class="log-more">
        ${this.problem ? html`<p class="notice bad" role="alert">${this.problem.message}</p>` : nothing}
        ${this.end ? html`<p class="muted">${say('log.inJournal', { n: told - known })}</p>`
          : html`<button type="button" ?disabled=${this.asking} @click=${() => this.#ask(oldest)}>${say('log.earlier', { n: told - known })}</button>`}
      </div>`;
  }

  async #ask(oldest) {
    this.asking = true;
    this.problem = null;
    try {
      const { entries, earlier } = await get(`/api/incidents/${encodeURIComponent(this.place.incident)}/log?before=${oldest}`);
      this.earlier = { ...this.earlier, ...entries };
      this.end = !earlier;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.asking = false;
    }
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('log-page', LogPage);
