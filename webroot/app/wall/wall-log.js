// The timeline: newest first, the group's mark before each line, what just came softly marked.
import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {repeat} from 'lit/directives/repeat.js';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute, ms} from '../i18n/time.js';
import {isNew, serverNow} from '../live/freshness.js';
import {generation} from './generation.js';

class WallLog extends TickingElement {
  static properties = {log: {attribute: false}, told: {attribute: false}};

  render() {
    const now = serverNow(),
      entries = Object.entries(this.log ?? {}).sort(([a], [b]) => b - a);
    return html`
      <h2>
        <span>${t('wall.log')}</span>
        ${
          entries.length
            ? html`
                <small>
                  ${this.told > entries.length ? `${t('wall.told', {n: this.told})} · ` : ''}
                  <time-age .at=${entries[0][1].at}></time-age>
                </small>
              `
            : ''
        }
      </h2>
      ${
        entries.length
          ? keyed(generation(entries[0][0]), html`
              <ol>
                ${repeat(
                  entries,
                  ([seq]) => seq,
                  ([, entry]) => html`
                    <li class=${isNew(ms(entry.at), now) ? 'new' : ''}>
                      <time>${hourMinute(entry.at)}</time>
                      <group-mark .group=${entry.group}></group-mark>
                      <span>
                        ${label(entry.text)}${entry.late ? html` <small class="observed">${t('wall.observed', {at: hourMinute(entry.occurredAt), late: hourMinute(entry.at)})}</small>` : ''}
                      </span>
                    </li>
                  `,
                )}
              </ol>
            `)
          : html`
              <p class="empty">${t('wall.noEntries')}</p>
            `
      }
    `;
  }
}
customElements.define('wall-log', WallLog);
