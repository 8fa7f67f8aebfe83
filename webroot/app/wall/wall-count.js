// How many people, where, in what mood; and the plan's facts. A count older than its limit says so and is not shown as fresh.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute, ms, shortSpan, span} from '../i18n/time.js';
import {compact, number, signed} from '../i18n/number.js';
import {serverNow} from '../live/freshness.js';
import {scaleOf, thePlan, valueLabel} from '../ui/plan.js';

const ROWS = 5;
const FACTS_BESIDE_ALL_ROWS = 4;
const INSTANT = /^\d{4}-\d\d-\d\dT/;

class WallCount extends TickingElement {
  static properties = {count: {attribute: false}, facts: {attribute: false}, incident: {attribute: false}};

  render() {
    const c = this.count ?? {},
      wall = thePlan().wall ?? {},
      stale = passed(c.staleAt);
    return html`
      <h2>
        <span>${label(wall.count?.label)}</span>
        ${
          c.at
            ? html`
                <small>
                  ${
                    stale
                      ? html`
                          <b class="stale">${t('wall.staleFor', {span: span(serverNow() - ms(c.staleAt))})}</b>
                        `
                      : html`
                          ${c.method ? `${valueLabel(c.method)} · ` : ''}
                          <time-age .at=${c.at}></time-age>
                        `
                  }
                </small>
              `
            : nothing
        }
      </h2>
      ${Number.isFinite(c.total) ? this.#total(c, stale) : this.#estimate(this.incident)}
      ${this.#zones(c.zones ?? {}, Object.keys(wall.facts ?? {}).length)}
      <dl class="facts">${Object.entries(wall.facts ?? {}).map(([id, fact]) => this.#fact(fact, this.facts?.[id] ?? {}))}</dl>
    `;
  }

  // Before the first count there is only what the caller said.
  #estimate({people}) {
    const known = Number.isFinite(people);
    return html`
      <div class="giant none">
        <b>${known ? number(people) : '—'}</b>
        <div>
          <span>${known ? t('wall.atIntake') : nothing}</span>
          <span>${t('wall.notCounted')}</span>
        </div>
      </div>
    `;
  }

  #total(c, stale) {
    const way = c.delta30 > 0 ? 'up' : c.delta30 < 0 ? 'down' : '';
    return html`
      <div class="giant ${stale ? 'stale' : ''} ${c.total > 999 ? 'long' : ''}">
        <b>${number(c.total)}</b>
        <div>
          ${
            Number.isFinite(c.delta30)
              ? html`
                  <span class="delta ${way}">${way === 'up' ? '▲ ' : way === 'down' ? '▼ ' : ''}${signed(c.delta30)}</span>
                  <span>${t('wall.in30')}</span>
                `
              : nothing
          }
          ${
            Object.values(c.zones ?? {}).some(zone => zone.or !== undefined)
              ? html`
                  <span class="disputed">${t('wall.disputed')}</span>
                `
              : nothing
          }
          ${
            c.peak
              ? html`
                  <span>${t('wall.peak', {n: number(c.peak)})}</span>
                `
              : nothing
          }
        </div>
      </div>
    `;
  }

  #zones(zones, facts) {
    const rows = facts > FACTS_BESIDE_ALL_ROWS ? ROWS - 1 : ROWS;
    const all = Object.entries(zones)
      .map(([id, zone]) => ({id, ...zone}))
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    if (!all.length)
      return html`
        <p class="core">${this.incident.coreDemand}</p>
      `;
    const big = all.length > rows ? new Set([...all].sort((a, b) => (b.count ?? 0) - (a.count ?? 0)).slice(0, rows - 1)) : new Set(all);
    const rest = all.filter(zone => !big.has(zone));
    return html`
      <table>
        <tbody>
          ${all
            .filter(zone => big.has(zone))
            .map(
              zone => html`
                <tr>
                  <th scope="row">${label(zone.name)}</th>
                  <td class=${passed(zone.staleAt) ? 'old' : ''}>
                    <b>${Number.isFinite(zone.count) ? number(zone.count) : '—'}</b>
                    ${or(zone)}${this.#seats(zone)}${aged(zone.at)}
                  </td>
                  <td class=${passed(zone.moodStaleAt) ? 'old' : ''}>${this.#mood(zone.mood)}${aged(zone.moodAt)}</td>
                </tr>
              `,
            )}
          ${
            rest.length
              ? html`
                  <tr>
                    <th scope="row">${t('wall.others', {n: rest.length})}</th>
                    <td class=${rest.some(zone => passed(zone.staleAt)) ? 'old' : ''}>
                      <b>${number(rest.reduce((sum, zone) => sum + (zone.count ?? 0), 0))}</b>${aged(oldest(rest))}
                    </td>
                    <td></td>
                  </tr>
                `
              : nothing
          }
        </tbody>
      </table>
    `;
  }

  #seats({seats, count}) {
    if (!seats) return nothing;
    return html`
      <small class=${count >= seats ? 'full' : ''} title=${t('wall.seats', {n: seats})}>/${number(seats)}</small>
    `;
  }

  #mood(mood) {
    const values = Object.keys(scaleOf(mood)),
      step = values.indexOf(mood);
    if (step < 0)
      return html`
        <span class="dim">—</span>
      `;
    return html`
      <span class="mood" data-step=${values.length - step}>
        <span aria-hidden="true">
          ${values.map(
            (value, i) => html`
              <i class=${i <= step ? 'on' : ''}></i>
            `,
          )}
        </span>
        ${valueLabel(mood)}
      </span>
    `;
  }

  #fact(fact, {value, note}) {
    const time = typeof value === 'string' && INSTANT.test(value),
      left = time ? ms(value) - serverNow() : 0;
    const shown =
      value === null || value === undefined ? '—' : time ? hourMinute(value) : typeof value === 'number' ? compact(value) : label(value);
    const beside = time ? t(left < 0 ? 'limit.late' : 'time.in', {span: shortSpan(Math.abs(left))}) : label(note ?? fact.note);
    return html`
      <div>
        <dt>${label(fact.label)}</dt>
        <dd class=${time && left < 0 ? 'late' : ''}>
          ${shown}${
            value === null || value === undefined
              ? nothing
              : html`
                  <small>${beside}</small>
                `
          }
        </dd>
      </div>
    `;
  }
}
customElements.define('wall-count', WallCount);

const passed = at => Boolean(at) && serverNow() > ms(at);

/** Another count of the same moment, until somebody rules which of them stands. */
function or(zone) {
  return zone.or === undefined
    ? nothing
    : html`
        <span class="disputed">${t('wall.or', {n: number(zone.or)})}</span>
      `;
}

/** Each figure stands with its own age: zones are counted one by one, moods apart from counts. */
function aged(at) {
  return at
    ? html`
        <time-age .at=${at}></time-age>
      `
    : nothing;
}

const oldest = zones =>
  zones
    .map(({at}) => at)
    .filter(Boolean)
    .sort()[0];
