// The incidents that I may see, the open ones first and the most serious before them all, with what the duty officer asks about each: level, where it stands, how
// many people, how long, what waits. Asked for every few seconds; a list that could not be renewed says so.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {TickingElement} from '../ui/element.js';
import {t} from '../i18n/index.js';
import {ms} from '../i18n/time.js';
import {freshness, hearTime, serverNow} from '../live/freshness.js';
import {get} from '../post/api.js';
import './incident-card.js';
import './open-incident.js';

const LOOK_EVERY_MS = 4_000;

class IncidentList extends TickingElement {
  static properties = {person: {attribute: false}, plan: {attribute: false}, incidents: {state: true}};
  #heardAt = Date.now();
  #since = serverNow();
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #look() {
    try {
      const {now, incidents} = await get('/api/incidents');
      hearTime(ms(now));
      this.#heardAt = Date.now();
      this.#since = serverNow();
      const rank = one => (one.endedAt ? -1 : (this.plan.levels[one.level]?.rank ?? -1));
      this.incidents = Object.values(incidents).sort((a, b) => rank(b) - rank(a) || ms(b.openedAt) - ms(a.openedAt));
    } catch (problem) {
      if (problem.status === 401) return;
    }
    if (this.isConnected) this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }

  render() {
    const open = this.incidents?.filter(one => !one.endedAt) ?? [],
      ended = this.incidents?.filter(one => one.endedAt) ?? [];
    const live = {state: freshness(this.#heardAt, Boolean(this.incidents)), since: this.#since, heardAt: this.#heardAt};
    return html`
      <div class="heading">
        <h1>
          ${t('home.open')}
          <span class="dim">${this.incidents ? open.length : nothing}</span>
        </h1>
        <live-dot .now=${live}></live-dot>
        ${
          this.plan.acts?.openIncident
            ? html`
                <button type="button" class="primary" @click=${() => this.querySelector('open-incident').open()}>
                  ${t('home.openIncident')}
                </button>
              `
            : nothing
        }
      </div>
      ${
        this.incidents && !open.length
          ? html`
              <div class="none">
                <p>${t('home.none')}</p>
                <p class="dim">${t('home.noneHint')}</p>
              </div>
            `
          : nothing
      }
      <ol class="incidents">
        ${repeat(
          open,
          one => one.id,
          one => html`
            <li><incident-card class="panel" .incident=${one} .person=${this.person}></incident-card></li>
          `,
        )}
      </ol>
      ${
        ended.length
          ? html`
              <h2>
                ${t('home.ended')}
                <span class="dim">${ended.length}</span>
              </h2>
              <ol class="incidents ended">
                ${repeat(
                  ended,
                  one => one.id,
                  one => html`
                    <li><incident-card class="panel" .incident=${one} .person=${this.person}></incident-card></li>
                  `,
                )}
              </ol>
            `
          : nothing
      }
      ${
        this.plan.acts?.pairDisplay
          ? html`
              <details class="panel walls" @toggle=${() => import('../people/wall-list.js')}>
                <summary>${t('home.walls')}</summary>
                <wall-list pair></wall-list>
              </details>
            `
          : nothing
      }
      <open-incident .fields=${this.plan.intake}></open-incident>
    `;
  }
}
customElements.define('incident-list', IncidentList);
