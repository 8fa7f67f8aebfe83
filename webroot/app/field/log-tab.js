// What happened, newest first, with a line where I had looked last. <log-tab .world>.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {groupShort} from '../ui/plan.js';
import {recall, remember} from '../post/vault.js';

class LogTab extends Element {
  static properties = {world: {attribute: false}, lookedTo: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.lookedTo = Infinity;
    recall(this.#key())
      .catch(() => undefined)
      .then(seq => {
        this.lookedTo = seq ?? Infinity;
      });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    const newest = this.#entries()[0]?.seq;
    if (newest) remember(this.#key(), newest).catch(() => undefined);
  }

  render() {
    const entries = this.#entries();
    if (!entries.length) return html`<p class="empty">${t('log.none')}</p>`;
    const fresh = entries.filter(entry => entry.seq > this.lookedTo).length;
    return html`<ol class="log">
      ${repeat(
        entries,
        entry => entry.seq,
        (entry, index) =>
          html`${fresh && index === fresh ? html`<li class="line" aria-hidden="true"><span>↑ ${t('log.new')}</span></li>` : nothing}
            <li>
              <time datetime=${entry.at}>${hourMinute(entry.at)}</time>
              <div>
                <small
                  >${groupShort(entry.group)}${entry.by?.name ? html` · ${label(entry.by.name)}` : nothing}${entry.late ? html` · ${t('log.late', {at: hourMinute(entry.occurredAt)})}` : nothing}</small
                >
                <p>${label(entry.text)}</p>
              </div>
            </li>`,
      )}
    </ol>`;
  }

  #key() {
    return `looked.${this.world.incident}.${this.world.group}`;
  }
  #entries() {
    return Object.entries(this.world.view?.log ?? {})
      .map(([seq, entry]) => ({seq: Number(seq), ...entry}))
      .sort((a, b) => b.seq - a.seq);
  }
}
customElements.define('log-tab', LogTab);
