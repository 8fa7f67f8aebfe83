// Is this screen live? A steady dot, or since when it is not. .now is what follow() tells its listener.
import {html} from 'lit';
import {TickingElement} from './element.js';
import {t} from '../i18n/index.js';
import {clock, span} from '../i18n/time.js';
import {LIVE_WITHIN_MS, serverNow} from '../live/freshness.js';

class LiveDot extends TickingElement {
  static properties = {now: {attribute: false}};

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'status');
  }

  willUpdate() {
    this.setAttribute('state', this.now?.state ?? 'unknown');
  }

  render() {
    const {state = 'unknown', since = serverNow(), heardAt, slow, past} = this.now ?? {};
    const length = heardAt ? Date.now() - heardAt : serverNow() - since,
      cut = span(length);
    if (past) return html`<span>${t('past.live', {at: clock(since)})}</span>`;
    if (state === 'live')
      return html`
        <span>${t(slow ? 'live.slow' : 'live.live')}</span>
      `;
    if (state === 'stale')
      return html`
        <span aria-hidden="true">${t('live.stale', {span: cut, at: clock(since)})}</span>
        <span class="sr">${t('live.stale', {span: '', at: clock(since)})}</span>
      `;
    return html`
      <span>${length > LIVE_WITHIN_MS ? t('live.never', {span: cut}) : t('live.unknown')}</span>
    `;
  }
}
customElements.define('live-dot', LiveDot);
