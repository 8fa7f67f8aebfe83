// The line under the head: is what I see live, and has everything that I posted arrived? <net-line .now .outbox>.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {t} from '../i18n/index.js';
import {clock, dayMinute, span} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {signInUrl} from '../post/api.js';

const DAY_MS = 24 * 3_600_000;

class NetLine extends TickingElement {
  static properties = {now: {attribute: false}, outbox: {attribute: false}};
  #stop;

  connectedCallback() {
    super.connectedCallback();
    const changed = () => this.requestUpdate(),
      unfollow = this.outbox?.onChange(changed);
    addEventListener('online', changed);
    addEventListener('offline', changed);
    this.#stop = () => {
      unfollow?.();
      removeEventListener('online', changed);
      removeEventListener('offline', changed);
    };
    this.setAttribute('role', 'status');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  get #state() {
    if (!navigator.onLine) return 'offline'; // what came a second ago does not make it live
    if (this.now?.state === 'live') return 'live';
    return this.now?.view && !this.now.remembered ? 'stale' : 'connecting';
  }

  willUpdate() {
    this.setAttribute('state', this.#state);
    this.toggleAttribute('trouble', Boolean(this.outbox?.attention.length || this.outbox?.needsSignIn));
  }

  render() {
    const {now} = this,
      state = this.#state,
      waiting = this.outbox?.waiting.length ?? 0,
      pictures = this.outbox?.pictures?.waiting.length ?? 0;
    const texts = {
      live: t(now?.slow ? 'net.slow' : 'net.live'),
      offline: now?.view && !now.remembered ? t('net.offlineFor', {span: span(Date.now() - now.heardAt)}) : t('net.offline'),
      connecting: t('net.connecting'),
      stale: t('net.stale', {span: span(Date.now() - (now?.heardAt ?? Date.now()))}),
    };
    return html`<p>
        <span class="mark" aria-hidden="true">${state === 'live' ? '●' : state === 'connecting' ? '○' : '▲'}</span>
        <span aria-live="off">${texts[state]}${waiting ? html` · ${t('net.waiting', {n: waiting})}` : nothing}${pictures ? html` · ${t('net.pictures', {n: pictures})}` : nothing}</span>
      </p>
      ${this.#right(state, waiting + pictures)}`;
  }

  #right(state, waiting) {
    const {outbox, now} = this,
      refused = outbox?.attention.length ?? 0;
    if (outbox?.needsSignIn) return html`<a href=${signInUrl()}>${t('net.signIn')}</a>`;
    if (refused) return html`<a href="#me">${t('net.refused', {n: refused})}</a>`;
    if (state === 'live') return html`<span>${waiting ? t('net.sending') : t('net.allSent')}</span>`;
    if (waiting && state !== 'connecting') return html`<span>${t('net.auto')}</span>`;
    return now?.view
      ? html`<span
          >${t('net.as', {at: serverNow() - now.since > DAY_MS ? dayMinute(now.since) : clock(now.since)})}</span
        >`
      : nothing;
  }
}
customElements.define('net-line', NetLine);
