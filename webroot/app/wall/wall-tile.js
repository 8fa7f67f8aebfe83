// One working group: who leads it, how many are there, its key figure, its checklist, its last three entries with what comes next, and how
// long it has been silent (amber, then red, by the plan).
import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {repeat} from 'lit/directives/repeat.js';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute, ms} from '../i18n/time.js';
import {compact} from '../i18n/number.js';
import {isNew, serverNow, silence} from '../live/freshness.js';
import {groupLabel, groupShort, thePlan, valueLabel} from '../ui/plan.js';
import {generation} from './generation.js';

const SHAPES = {green: '●', amber: '▲', red: '■', grey: '○'};
const LABEL_WIDTH = 8; // in letters as wide as a Chinese one; longer names use the short form

class WallTile extends TickingElement {
  static properties = {group: {attribute: false}, tile: {attribute: false}, called: {attribute: false}, ended: {attribute: false}};

  willUpdate() {
    const {updatedAt} = this.tile ?? {},
      limits = thePlan().groups[this.group]?.silent;
    this.setAttribute('alarm', updatedAt && limits && !this.ended ? silence(ms(updatedAt), limits) : '');
    this.toggleAttribute('idle', this.#idle());
  }

  render() {
    const tile = this.tile ?? {},
      group = thePlan().groups[this.group];
    return html`
      <h2>
        <group-mark .group=${this.group}></group-mark>
        <span class="name">${fitting(this.group)}</span>
        ${
          tile.updatedAt
            ? html`
                <time-age .at=${tile.updatedAt} .silent=${this.ended ? undefined : group.silent}></time-age>
              `
            : html`
                <span></span>
              `
        }${this.#people(tile)}
      </h2>
      ${tile.status?.since ? this.#status(tile.status) : nothing}
      <p class="key">
        <b>${figure(tile.value)}</b>
        <span>${label(tile.label ?? thePlan().wall?.tiles?.[this.group]?.label)}</span>
      </p>
      ${this.#tasks(tile)} ${this.#last(tile.last ?? {}, tile.next ?? {})}
    `;
  }

  #idle() {
    return !this.called && !this.tile?.inPlace && !this.tile?.updatedAt;
  }

  #people({head, inPlace, expected}) {
    if (this.#idle())
      return html`
        <small>${t('wall.notCalled')}</small>
      `;
    return html`
      <small>
        ${
          head === undefined
            ? nothing
            : html`
                <span>${label(head?.name) || t('wall.noHead')}</span>
                ·
              `
        }
        ${
          this.ended
            ? html`
                <span>${t('wall.released')}</span>
              `
            : html`
                <b class=${inPlace < expected ? 'short' : ''}>${t('wall.placed', {n: inPlace, of: expected})}</b>
              `
        }
      </small>
    `;
  }

  /** How the group says that it stands; until it says something, the light alone with its word. What it needs most comes first. */
  #status({light, line, need}) {
    const word = valueLabel(light);
    return html`
      <p class="status" data-light=${light}>
        <i role="img" aria-label=${word} title=${word}>${SHAPES[light] ?? SHAPES.grey}</i>
        <span>${need ? html`<b>${t('wall.needs', {need: label(need)})}</b> · ` : nothing}${line ? label(line) : word}</span>
      </p>
    `;
  }

  #tasks({done = 0, total = 0, due = {}}) {
    if (!total)
      return html`
        <div class="tasks">
          <fill-bar></fill-bar>
          <span>—</span>
        </div>
      `;
    const now = serverNow(),
      overdue = Object.values(due).filter(at => ms(at) < now).length;
    return html`
      <div class="tasks">
        <fill-bar .part=${done / total}></fill-bar>
        <span>
          ${t('wall.tasks', {done, total})}${
            overdue
              ? html`
                  ·
                  <b>${t('wall.overdue', {n: overdue})}</b>
                `
              : nothing
          }
        </span>
      </div>
    `;
  }

  // The newest news, and what the checklist has next: whatever fits whole is shown.
  #last(last, next) {
    const now = serverNow(),
      todo = Object.entries(next).sort(([, a], [, b]) => ms(a.dueAt) - ms(b.dueAt)),
      entries = Object.entries(last)
        .sort(([a], [b]) => b - a)
        .slice(0, 3);
    if (!entries.length && !todo.length) return nothing;
    return keyed(generation(entries[0]?.[0] ?? 0), html`
      <ol>
        ${repeat(
          entries,
          ([seq]) => seq,
          ([, entry]) => html`
            <li class=${isNew(ms(entry.at), now) ? 'new' : ''}>
              <time>${hourMinute(entry.at)}</time>
              <span>${label(entry.text)}</span>
            </li>
          `,
        )}${todo.map(
          ([, item]) => html`
            <li class="next ${ms(item.dueAt) < now ? 'late' : ''}">
              <time>${hourMinute(item.dueAt)}</time>
              <span title=${t('wall.next')}>☐ ${label(item.title)}</span>
            </li>
          `,
        )}
      </ol>
    `);
  }
}
customElements.define('wall-tile', WallTile);

function figure(value) {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'number' ? compact(value) : label(value);
}

function fitting(group) {
  const whole = groupLabel(group);
  const width = [...whole].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), 0);
  return width <= LABEL_WIDTH ? whole : groupShort(group);
}
