// The switch of the wall's alarm sound, and the touch that some browsers ask for before they play anything. Its state is there to be read from afar.
import {html} from 'lit';
import {Element} from '../ui/element.js';
import {t} from '../i18n/index.js';
import {alarmOn, canSound, onAlarmSwitch, sample, switchAlarm} from '../ui/alarm.js';

class WallSound extends Element {
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
    const state = !alarmOn() ? 'off' : canSound() ? 'on' : 'touch';
    return html`<button type="button" data-state=${state} title=${t('wall.soundTitle')} @click=${() => this.#turn(state)}>${t(`wall.sound.${state}`)}</button>`;
  }

  // The click itself is the touch.
  async #turn(state) {
    if (state !== 'touch') switchAlarm(state === 'off');
    if (state !== 'on') await sample();
    this.requestUpdate();
  }
}
customElements.define('wall-sound', WallSound);
