/** The head of every board: how serious, which incident, how long, which phase; is it live; who am I. */
import { html, nothing } from 'lit';
import { label, t } from '../i18n/index.js';
import { elapsed, full } from '../i18n/time.js';
import { roleLabel } from '../ui/plan.js';
import { say } from './say.js';

export function head({ world, now, clock, me, signOut }) {
  const { incident, plan } = world;
  const from = incident.activatedAt ?? incident.openedAt;
  return html`
    <header class="board-head">
      <level-badge level=${incident.level ?? ''}></level-badge>
      <b class="title" title=${incident.title ?? ''}>${incident.title ?? ''}</b>
      ${from ? html`
        <span class="since muted" title=${full(from)}>${say(sinceWord(incident))} <b>${elapsed((incident.endedAt ? Date.parse(incident.endedAt) : clock) - Date.parse(from))}</b></span>
        <span class="muted phase">${label(plan.phases[incident.phase]?.label)}</span>` : nothing}
      ${incident.demo ? html`<span class="chip">${say('head.demo')}</span>` : nothing}
      <span class="gap"></span>
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
