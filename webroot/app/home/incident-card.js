// One incident in the list, with the ways into it.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {dayMinute, elapsed, full, ms} from '../i18n/time.js';
import {number} from '../i18n/number.js';
import {serverNow} from '../live/freshness.js';
import {commandGroup, groupLabel, inOrder, leads, thePlan} from '../ui/plan.js';

const phone = matchMedia('(max-width: 40rem)');

class IncidentCard extends TickingElement {
  static properties = {incident: {attribute: false}, person: {attribute: false}};

  willUpdate() {
    this.setAttribute('data-level', this.incident.level ?? '');
  }

  render() {
    const i = this.incident,
      id = encodeURIComponent(i.id),
      mine = this.#myGroups();
    return html`
      <div class="about">
        <p class="where">
          <level-badge .level=${i.level}></level-badge>
          <span>${label(thePlan().phases[i.phase]?.label) || i.phase}</span>
          ${
            i.isDemo
              ? html`
                  <span class="chip" data-tone="waiting">${t('home.demo')}</span>
                `
              : nothing
          }
        </p>
        <h2><a href=${phone.matches ? this.#onPhone(id) : `/incidents/${id}/${mine[0] ?? commandGroup()}`}>${i.title}</a></h2>
        <p class="muted">
          ${i.place} ·
          <time datetime=${i.openedAt} title=${full(i.openedAt)}>${t('home.intakeAt', {at: dayMinute(i.openedAt)})}</time>
        </p>
      </div>
      <dl>${this.#figures(i)}</dl>
      <nav aria-label=${i.title}>
        <a class="button" href=${`/wall/${id}`}>${t('home.wall')}</a>
        ${
          leads()
            ? html`
                <a class="button" href=${this.#onPhone(id)}>${t('home.lead')}</a>
              `
            : nothing
        }
        <a class="button" href=${`/field?incident=${id}`}>${t('home.field')}</a>
        <a class="button" href=${`/approvals?incident=${id}`}>${t('home.approvals')}</a>
        <a class="button" href=${`/incidents/${id}/log`}>${t('home.log')}</a>
        <a class="button" href=${`/wall/${id}?at=${encodeURIComponent(new Date(i.endedAt ? ms(i.endedAt) : serverNow()).toISOString())}`}>${t('home.past')}</a>
        <span class="boards">
          <span class="dim">${t('home.boards')}</span>
          ${inOrder(thePlan().groups).map(
            ([group]) => html`
              <a
                href=${`/incidents/${id}/${group}`}
                class=${mine.includes(group) ? 'mine' : ''}
                title=${groupLabel(group)}
                aria-label=${groupLabel(group)}>
                <group-mark .group=${group}></group-mark>
              </a>
            `,
          )}
        </span>
      </nav>
    `;
  }

  // A board wants a desk: whoever holds a phone begins with the page made for it.
  #onPhone(id) {
    return `/field${leads() ? '/lead' : ''}?incident=${id}`;
  }

  #figures(i) {
    const from = i.activatedAt ?? i.openedAt,
      to = i.endedAt ? ms(i.endedAt) : serverNow();
    const what = i.endedAt ? 'home.took' : i.activatedAt ? 'home.since' : 'home.sinceIntake';
    return html`
      <div>
        <dt>${t('home.people')}</dt>
        <dd>
          ${
            Number.isFinite(i.total)
              ? number(i.total)
              : html`
                  <small>${Number.isFinite(i.reported) ? t('home.reported', {n: number(i.reported)}) : t('home.notCounted')}</small>
                `
          }
        </dd>
      </div>
      <div>
        <dt>${t(what)}</dt>
        <dd>${elapsed(to - ms(from))}</dd>
      </div>
      <div class=${i.waiting ? 'waits' : ''}>
        <dt>${t('home.waiting')}</dt>
        <dd>${number(i.waiting ?? 0)}</dd>
      </div>
    `;
  }

  #myGroups() {
    const groups = this.person.groups ?? this.person.roles.map(role => role.split('@')[1]);
    return groups.filter(group => thePlan().groups[group]);
  }
}
customElements.define('incident-card', IncidentCard);
