// The switch of the alarm on this phone: <alarm-switch>. It says what is silenced, and lets the sound be heard.
import {html} from 'lit';
import {Element} from '../../ui/element.js';
import {t} from '../../i18n/index.js';
import {alarmOn, onAlarmSwitch, sample, switchAlarm} from '../../ui/alarm.js';
import './words.js';

class AlarmSwitch extends Element {
  #stop;

  connectedCallback() {
    super.connectedCallback();
    this.#stop = onAlarmSwitch(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  render() {
    return html`<label class="switch"
        ><input type="checkbox" role="switch" .checked=${alarmOn()} @change=${event => this.#turn(event.target.checked)} /><span
          >${t(alarmOn() ? 'alarm.on' : 'alarm.off')}</span
        ></label
      >`;
  }

  #turn(on) {
    switchAlarm(on);
    if (on) sample();
  }
}
customElements.define('alarm-switch', AlarmSwitch);
