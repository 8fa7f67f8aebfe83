// Two moments of an incident beside each other: what the wall said at the one and at the other, and what was told between them.
// <two-moments .past>; show(earlier, later).
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {number} from '../i18n/number.js';
import {groupShort, thePlan, valueLabel} from '../ui/plan.js';
import './words.js';

const MOST_TOLD = 60;

class TwoMoments extends Element {
  static properties = {past: {attribute: false}, pair: {state: true}, told: {state: true}, problem: {state: true}};

  async show(earlier, later) {
    this.pair = this.told = this.problem = undefined;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    try {
      const [before, after, log] = await Promise.all([this.past.view('wall', earlier), this.past.view('wall', later), this.past.view('log', later)]);
      this.pair = [
        {at: earlier, view: before.view},
        {at: later, view: after.view},
      ];
      this.told = Object.values(log.view.entries ?? {})
        .filter(entry => Date.parse(entry.at) > earlier)
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<dialog aria-labelledby="moments-title">
      <header>
        <h2 id="moments-title">${t('past.compared')}</h2>
        <button type="button" aria-label=${t('past.close')} @click=${() => this.querySelector('dialog').close()}>×</button>
      </header>
      ${this.problem ? html`<p role="alert">${this.problem.message}</p>` : this.pair ? html`${this.#table()}${this.#between()}` : html`<p role="status">…</p>`}
    </dialog>`;
  }

  #table() {
    const [before, after] = this.pair.map(({view}) => new Map(rows(view))),
      keys = [...new Set([...before.keys(), ...after.keys()])];
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="sr">${t('past.what')}</span></th>
          ${this.pair.map(({at}) => html`<th scope="col">${hourMinute(at)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${keys.map(key => {
          const [a, b] = [before.get(key) ?? '—', after.get(key) ?? '—'];
          return html`<tr ?data-changed=${a !== b}>
            <th scope="row">${key}</th>
            <td>${a}</td>
            <td>${b}${a !== b ? html`<span class="sr"> ${t('past.changed')}</span>` : nothing}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  #between() {
    return html`<h3>${t('past.between', {n: this.told.length})}</h3>
      <ol class="told">
        ${this.told.slice(0, MOST_TOLD).map(entry => html`<li><time>${hourMinute(entry.at)}</time> <span>${entry.group ? `${groupShort(entry.group)} · ` : ''}${label(entry.text)}</span></li>`)}
      </ol>
      ${this.told.length > MOST_TOLD ? html`<p>${t('past.more', {n: this.told.length - MOST_TOLD})}</p>` : nothing}`;
  }
}
customElements.define('two-moments', TwoMoments);

// What a wall says, as [name, words]: everything that the plan put on it.
function rows(view) {
  const {incident, count, facts = [], tiles = {}, waiting = {}} = view,
    plan = thePlan();
  const rows = [];
  if (!incident) return rows;
  rows.push([t('past.level'), label(plan.levels[incident.level]?.name) || '—'], [t('past.phase'), label(plan.phases[incident.phase]?.label) || '—']);
  if (count) {
    rows.push([t('past.people'), said(count.total)]);
    for (const zone of Object.values(count.zones ?? {})) rows.push([`　${label(zone.name)}`, [said(zone.count), zone.mood && valueLabel(zone.mood)].filter(Boolean).join(' · ')]);
  }
  for (const fact of Object.values(facts)) rows.push([label(fact.label), said(fact.value)]);
  for (const [group, tile] of Object.entries(tiles)) {
    if (tile.label) rows.push([`${groupShort(group)} · ${label(tile.label)}`, said(tile.value)]);
    if (tile.total) rows.push([`${groupShort(group)} · ${t('past.checklist')}`, `${tile.done}/${tile.total}`]);
  }
  rows.push([t('past.waiting'), said(Object.keys(waiting).length)]);
  return rows;
}

const said = value => (value === undefined || value === null ? '—' : typeof value === 'number' ? number(value) : typeof value === 'object' ? label(value) : valueLabel(value));
