// "3 分钟前", the absolute time on hover. .at: instant; .silent: a group's [amber, red] minutes, then the age changes colour
// and from red on says "17 分钟无更新", in whole hours from one on, so that the group's name beside it keeps its place.
import {html} from 'lit';
import {TickingElement} from './element.js';
import {t} from '../i18n/index.js';
import {ago, dayMinute, full, ms, span} from '../i18n/time.js';
import {serverNow, silence} from '../live/freshness.js';

const HOUR = 3_600_000;

class TimeAge extends TickingElement {
  static properties = {at: {attribute: false}, silent: {attribute: false}};

  willUpdate() {
    this.setAttribute('alarm', this.at && this.silent ? silence(ms(this.at), this.silent) : '');
  }

  render() {
    if (!this.at)
      return html`
        ${t('time.never')}
      `;
    const now = serverNow(),
      silent = this.getAttribute('alarm') === 'red';
    return html`
      <time datetime=${new Date(ms(this.at)).toISOString()} title=${full(this.at)} data-at=${dayMinute(this.at)}>
        ${silent ? t('time.silent', {span: span(inHours(now - ms(this.at)))}) : ago(this.at, now)}
      </time>
    `;
  }
}
customElements.define('time-age', TimeAge);

const inHours = length => (length < HOUR ? length : length - (length % HOUR));
