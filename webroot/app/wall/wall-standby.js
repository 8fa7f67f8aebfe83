// What the wall says when it has no picture (<wall-standby>), and what it says over a picture that stopped (<wall-stopped>).
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {t} from '../i18n/index.js';
import {clock, span} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {signInUrl} from '../post/api.js';
import './wall-others.js';

class WallStandby extends TickingElement {
  static properties = {
    now: {attribute: false},
    none: {type: Boolean},
    problem: {attribute: false},
    ended: {attribute: false},
    pairing: {attribute: false}, // {code, since}: nobody is signed in; since: server time at which the picture stopped
  };

  render() {
    if (this.pairing) return this.#atTheDoor(this.pairing);
    const unknown = this.problem?.status === 404;
    return html`
      <img src="/style/sextant.svg" alt="" />
      <h1>${t('app.name')}</h1>
      <p class="what">
        ${this.none ? t('wall.none') : unknown ? t('wall.unknownIncident') : this.problem ? this.problem.message : t('wall.wait')}
      </p>
      ${
        this.none
          ? html`
              <p>${t('wall.noneHint')}</p>
              ${this.ended?.length ? html`<wall-others .ended=${this.ended}></wall-others>` : nothing}
              <p class="time">${clock(serverNow())}</p>
            `
          : unknown
            ? nothing
            : html`
                <p><live-dot .now=${this.now && !this.now.view ? this.now : undefined}></live-dot></p>
              `
      }
    `;
  }

  #atTheDoor({code, since}) {
    return html`<div role="main" class="door">
      <img src="/style/sextant.svg" alt="" />
      <h1>${t('app.name')}</h1>
      ${since ? html`<p class="what" role="alert">${t('wall.signedOut')}</p><p class="hint">${t('wall.signedOutHint', {at: clock(since)})}</p>` : html`<p class="what">${t('wall.pair')}</p>`}
      <p class="code" aria-label=${t('wall.code')}>${code ? `${code.slice(0, 3)} ${code.slice(3)}` : '··· ···'}</p>
      <p class="hint">${t('wall.pairHint')}</p>
      <p><a class="button" href=${signInUrl()}>${t(since ? 'wall.signIn' : 'act.signIn')}</a></p>
    </div>`;
  }
}
customElements.define('wall-standby', WallStandby);

class WallStopped extends TickingElement {
  static properties = {since: {attribute: false}, heardAt: {attribute: false}};

  render() {
    return html`
      <div role="alert">
        <b>${t('wall.notLive')}</b>
        <span>${t('wall.notLiveHint', {at: clock(this.since)})}</span>
      </div>
      <b class="for" aria-hidden="true">${span(Date.now() - this.heardAt)}</b>
    `;
  }
}
customElements.define('wall-stopped', WallStopped);
