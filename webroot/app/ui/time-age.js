// "3 分钟前", the absolute time on hover. .at: instant; .silent: a group's [amber, red] minutes, then the age changes colour
// and from red on says "17 分钟无更新".
import {html} from 'lit';
import {TickingElement} from './element.js';
import {t} from '../i18n/index.js';
import {ago, dayMinute, full, ms, span} from '../i18n/time.js';
import {serverNow, silence} from '../live/freshness.js';

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
        ${silent ? t('time.silent', {span: span(now - ms(this.at))}) : ago(this.at, now)}
      </time>
    `;
  }
}
customElements.define('time-age', TimeAge);
