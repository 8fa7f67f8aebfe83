// What happened, newest first, with a line where I had looked last. <log-tab .world>.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {groupShort} from '../ui/plan.js';

class LogTab extends Element {
  static properties = {world: {attribute: false}, looked: {attribute: false}};
  #to;

  // Not when it is put in: it may stand there before this module has come, and has its properties only later.
  willUpdate() {
    this.#to ??= this.looked.to; // the line stays where it was while I read
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.looked?.upTo(this.world.view);
    this.#to = undefined;
  }

  render() {
    const entries = this.#entries();
    if (!entries.length) return html`<p class="empty">${t('log.none')}</p>`;
    const fresh = entries.filter(entry => entry.seq > this.#to).length;
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
                  >${groupShort(entry.group)}${entry.by?.name ? html` · ${label(entry.by.name)}` : nothing}${entry.late ? html` · <b>${t('log.observed', {at: hourMinute(entry.occurredAt), late: hourMinute(entry.at)})}</b>` : nothing}</small
                >
                <p>${entry.record && this.world.session.kind !== 'guest' ? html`<a href=${`#look/${entry.record}`}>${label(entry.text)}</a>` : label(entry.text)}</p>
              </div>
            </li>`,
      )}
    </ol>`;
  }

  #entries() {
    return Object.entries(this.world.view?.log ?? {})
      .map(([seq, entry]) => ({seq: Number(seq), ...entry}))
      .sort((a, b) => b.seq - a.seq);
  }
}
customElements.define('log-tab', LogTab);
