/** When something is due: "by 11:20", and red with how long it is over. The word changes with the colour. */
import { html } from 'lit';
import { TickingElement } from '../ui/element.js';
import { serverNow } from '../live/freshness.js';
import { t } from '../i18n/index.js';
import { full, ms, shortSpan, timeOrDay } from '../i18n/time.js';

const SOON_MS = 5 * 60_000;

class DueTime extends TickingElement {
  static properties = { at: { attribute: false } };

  willUpdate() {
    const left = ms(this.at) - serverNow();
    this.setAttribute('alarm', left < 0 ? 'red' : left < SOON_MS ? 'amber' : '');
  }

  render() {
    const over = serverNow() - ms(this.at);
    return html`<time datetime=${this.at} title=${full(this.at)}>${over > 0 ? t('limit.late', { span: shortSpan(over) }) : t('limit.until', { at: timeOrDay(this.at, serverNow()) })}</time>`;
  }
}

customElements.define('due-time', DueTime);
