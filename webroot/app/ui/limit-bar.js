// How long something waits and against which limit. .since, .due: instants (due may be absent); .missed: said by the server.
// <fill-bar .part=0.7> is the bar alone.
import {html, nothing} from 'lit';
import {Element, TickingElement} from './element.js';
import {t} from '../i18n/index.js';
import {full, ms, shortSpan} from '../i18n/time.js';
import {againstLimit, serverNow} from '../live/freshness.js';

class FillBar extends Element {
  static properties = {part: {attribute: false}};

  willUpdate() {
    this.style.setProperty('--p', `${Math.round((this.part || 0) * 1000) / 10}%`);
  }
}
customElements.define('fill-bar', FillBar);

class LimitBar extends TickingElement {
  static properties = {since: {attribute: false}, due: {attribute: false}, missed: {attribute: false}};

  willUpdate() {
    this.state = this.due ? againstLimit(ms(this.since), ms(this.due)) : {part: 0, alarm: ''};
    if (this.missed) this.state = {part: 1, alarm: 'red'};
    this.setAttribute('alarm', this.state.alarm);
    this.toggleAttribute('limit', Boolean(this.due));
  }

  render() {
    const waited = shortSpan(serverNow() - ms(this.since));
    if (!this.due)
      return html`
        <span>${t('limit.waited', {waited})}</span>
      `;
    const limit = shortSpan(ms(this.due) - ms(this.since));
    return html`
      <fill-bar .part=${this.state.part}></fill-bar>
      <span title=${full(this.due) || nothing}>${t(this.state.alarm === 'red' ? 'limit.over' : 'limit.of', {waited, limit})}</span>
    `;
  }
}
customElements.define('limit-bar', LimitBar);
