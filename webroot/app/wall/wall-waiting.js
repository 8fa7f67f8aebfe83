// What stands still until the leader decides, the worst first; below it what waits in the groups. What does not fit is counted.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {ms, shortSpan} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {thePlan} from '../ui/plan.js';
import {worstFirst} from '../ui/urgency.js';

const GROUP_ROWS = 4,
  GROUP_ROWS_FEWER = 2;
const FEWER_ROWS_FROM = 4;
const REASONS = 4;
/** Deciding on the level, and on the activation, which sets it. */
const ABOUT_THE_LEVEL = ['setLevel', 'activatePlan'];

class WallWaiting extends TickingElement {
  static properties = {waiting: {attribute: false}, inGroups: {attribute: false}, suggestion: {attribute: false}, assessment: {attribute: false}};

  #observer = new ResizeObserver(() => this.#fit());

  render() {
    const leads = inOrder(this.waiting),
      groups = inOrder(this.inGroups),
      rows = leads.length >= FEWER_ROWS_FROM ? GROUP_ROWS_FEWER : GROUP_ROWS;
    return html`
      <h2>
        <span>${t('wall.waiting')}</span>
        <b>${leads.length}</b>
      </h2>
      <div class="list">
        ${
          leads.length
            ? html`
                <ol>
                  ${repeat(
                    leads,
                    item => item.key,
                    item => this.#item(item),
                  )}
                </ol>
              `
            : html`
                <p class="empty">${t('wall.nothingWaits')}</p>
              `
        }
      </div>
      <p class="more"></p>
      ${
        groups.length
          ? html`
              <div class="groups">
                <h3>
                  <span>${t('wall.inGroups')}</span>
                  <span>${groups.length}</span>
                </h3>
                <ol>
                  ${repeat(
                    groups.slice(0, rows),
                    item => item.key,
                    item => this.#row(item),
                  )}
                </ol>
                ${groups.length > rows ? html`<p>${t('wall.more', {n: groups.length - rows})}</p>` : nothing}
              </div>
            `
          : nothing
      }
    `;
  }

  connectedCallback() {
    super.connectedCallback();
    this.updateComplete.then(() => this.querySelectorAll('.list').forEach(list => this.#observer.observe(list)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  // The bars inside the items draw themselves a moment later: measure after them.
  updated() {
    requestAnimationFrame(() => this.#fit());
  }

  // Whole items only: half a decision is none. Hidden ones keep their place, so nothing jumps. Where all would not fit,
  // the details, then the titles keep to one line.
  #fit() {
    const list = this.querySelector('.list'),
      more = this.querySelector('.more');
    for (const dense of ['none', 'details', 'titles']) {
      this.setAttribute('dense', dense);
      if (list.scrollHeight <= list.clientHeight + 1) break;
    }
    const bottom = list.getBoundingClientRect().bottom + 1;
    let cut = 0;
    for (const item of list.querySelectorAll(':scope > ol > li')) {
      const fits = item.getBoundingClientRect().bottom <= bottom;
      item.classList.toggle('cut', !fits);
      if (!fits) cut += 1;
    }
    more.textContent = cut ? t('wall.more', {n: cut}) : '';
  }

  #item(item) {
    return html`
      <li data-severity=${item.severity}>
        <b>${label(item.title)}</b>
        ${
          item.kind !== 'level' && item.detail
            ? html`
                <span>${label(item.detail)}</span>
              `
            : nothing
        }
        ${item.act === 'activatePlan' && this.assessment ? this.#advice(this.assessment) : nothing}
        ${ABOUT_THE_LEVEL.includes(item.act) && this.suggestion?.level ? this.#reasons(this.suggestion) : nothing}
        ${item.since || item.dueAt ? html`<limit-bar .since=${item.since} .due=${item.dueAt} .missed=${item.missed}></limit-bar>` : nothing}
      </li>
    `;
  }

  // What those who assessed it propose, before the leader decides.
  #advice({severityDecided, severitySuggested, activate, reason, by}) {
    const level = thePlan().levels[severityDecided ?? severitySuggested];
    const what = [level ? `${level.numeral} ${label(level.name)}` : '', t(activate ? 'wall.adviseActivate' : 'wall.adviseNot'), reason];
    return html`
      <span>${t('wall.advice', {who: label(by?.name) ?? '', what: what.filter(Boolean).join(' · ')})}</span>
    `;
  }

  #reasons({hits, stale, together}) {
    const {levels} = thePlan();
    const rank = hit => levels[hit.level]?.rank ?? 0;
    return html`
      ${
        together
          ? html`
              <span class="together">${label(together)}</span>
            `
          : nothing
      }
      <ul class="reasons">
        ${Object.entries(hits ?? {})
          .sort(([, a], [, b]) => rank(b) - rank(a))
          .slice(0, REASONS)
          .map(
            ([, hit]) => html`
              <li>
                <i data-level=${hit.level}>${levels[hit.level]?.numeral}</i>
                <span>${label(hit.label)}</span>
                <b>${label(hit.value)}</b>
                ${
                  hit.threshold !== null && hit.threshold !== undefined
                    ? html`
                        <small>≥ ${label(hit.threshold)}</small>
                      `
                    : nothing
                }
              </li>
            `,
          )}
      </ul>
      ${
        stale
          ? html`
              <span class="stale">${t('wall.suggestStale')}</span>
            `
          : nothing
      }
    `;
  }

  #row(item) {
    const late = item.dueAt ? serverNow() - ms(item.dueAt) : 0,
      missed = item.missed || late > 0;
    const time =
      missed && late > 0
        ? t('limit.late', {span: shortSpan(late)})
        : item.dueAt
          ? t('time.in', {span: shortSpan(-late)})
          : item.since
            ? t('limit.waited', {waited: shortSpan(serverNow() - ms(item.since))})
            : '';
    return html`
      <li>
        ${
          item.group
            ? html`
                <group-mark .group=${item.group}></group-mark>
              `
            : html`
                <span></span>
              `
        }
        <span>${label(item.title)}</span>
        <small class=${missed ? 'late' : ''}>${time}</small>
      </li>
    `;
  }
}
customElements.define('wall-waiting', WallWaiting);

const inOrder = items =>
  Object.entries(items ?? {})
    .map(([key, item]) => ({key, ...item}))
    .sort(worstFirst);
