/** The head of every board: how serious, which incident, how long, which phase; is it live; who am I. */
import { html, nothing } from 'lit';
import { TickingElement } from '../ui/element.js';
import { serverNow } from '../live/freshness.js';
import { label, t } from '../i18n/index.js';
import { elapsed, full, ms } from '../i18n/time.js';
import { actingNow } from '../ui/acting.js';
import { hereNow } from '../ui/here.js';
import { groupShort, roleLabel } from '../ui/plan.js';
import { say } from './say.js';

export function head({ world, now, me, here, signOut, find }) {
  const { incident, plan } = world;
  const from = incident.activatedAt ?? incident.openedAt;
  return html`
    <header class="board-head">
      <level-badge level=${incident.level ?? ''}></level-badge>
      <b class="title" title=${incident.title ?? ''}>${incident.title ?? ''}</b>
      ${from ? html`
        <span class="since muted" title=${full(from)}>${say(sinceWord(incident))} <elapsed-time .from=${from} .to=${incident.endedAt}></elapsed-time></span>
        <span class="muted phase">${label(plan.phases[incident.phase]?.label)}</span>` : nothing}
      ${actingNow(incident).map((who) => html`<span class="chip">${who}</span>`)}
      ${incident.demo && document.documentElement.dataset.mode !== 'demo' ? html`<span class="chip">${say('head.demo')}</span>` : nothing}
      <span class="gap"></span>
      <button type="button" class="find-all" aria-keyshortcuts="f" @click=${find}>${say('find.title')} <kbd>F</kbd></button>
      ${hereNow(here, groupShort)}
      <live-dot .now=${now}></live-dot>
      <language-switch></language-switch>
      ${me ? html`
        <details class="me">
          <summary><span>${label(me.name)}</span></summary>
          <div class="me-menu">
            <p><b>${label(me.name)}</b></p>
            <p class="muted">${(me.roles ?? []).map(roleLabel).join(t('list.and'))}</p>
            <a class="button" href="/">${say('nav.incidents')}</a>
            <button type="button" @click=${signOut}>${t('act.signOut')}</button>
          </div>
        </details>` : nothing}
    </header>`;
}

function sinceWord(incident) {
  if (incident.endedAt) return 'head.ended';
  return incident.activatedAt ? 'head.activated' : 'head.opened';
}

/** "1:44" since a moment, or between two when it is over. */
class ElapsedTime extends TickingElement {
  static properties = { from: { attribute: false }, to: { attribute: false } };

  render() {
    return html`<b>${elapsed((this.to ? ms(this.to) : serverNow()) - ms(this.from))}</b>`;
  }
}

customElements.define('elapsed-time', ElapsedTime);
