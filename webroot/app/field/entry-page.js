// Before the phone page can begin: sign in, choose the incident, choose the group, or say why there is nothing yet.
import {html, nothing} from 'lit';
import {Element} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {inOrder, leads, thePlan} from '../ui/plan.js';
import {signInUrl} from '../post/api.js';

class EntryPage extends Element {
  static properties = {entry: {attribute: false}, failure: {attribute: false}, outbox: {attribute: false}};

  render() {
    return html`<header>
        <h1>${t('field.title')}</h1>
        <p>${t('app.name')}</p>
        <language-switch></language-switch>
      </header>
      <main id="main" class="entry">${this.#content()}</main>`;
  }

  #content() {
    const {entry, failure, outbox} = this,
      n = outbox?.waiting.length ?? 0;
    if (failure)
      return html`<h2>${t('enter.failed', {why: failure.message})}</h2>
        <button type="button" @click=${() => location.reload()}>${t('act.retry')}</button>`;
    switch (entry?.stage) {
      case 'signIn':
        return html`<h2>${t('enter.signIn')}</h2>
          ${n ? html`<p>${t('enter.signInText', {n})}</p>` : nothing}<a class="button primary" href=${signInUrl()}
            >${t('act.signIn')}</a
          >`;
      case 'ended':
        return html`<h2>${t(entry.before.endedAt ? 'enter.ended' : 'enter.gone', {title: label(entry.before.title) || entry.before.id})}</h2>
          <p>${t(entry.incidents.length ? 'enter.endedText' : 'enter.none')}</p>
          ${this.#incidents()}${this.#after()}`;
      case 'chooseIncident':
        return html`<h2>${t('enter.incident')}</h2>
          ${this.#incidents()}${this.#after()}`;
      case 'chooseGroup':
        return html`${leads(entry.plan) ? html`<a class="button primary" href="/field/lead">${t('enter.lead')}</a>` : nothing}
          <h2>${t('enter.group')}</h2>
          ${this.#choice(
            inOrder(entry.plan.groups)
            .filter(([id]) => entry.groups.includes(id))
            .map(([id, group]) => ({text: label(group.label), chosen: {group: id}})),
          )}`;
      case 'left':
        return html`<h2>${t('enter.left')}</h2>
          <p>${t('enter.leftText')}</p>`;
      case 'nothing':
        return html`<h2>${t('enter.nothing')}</h2>
          <p>${t('enter.nothingText')}</p>
          ${this.#after()}`;
      case 'away':
        return html`<h2>${t('enter.away')}</h2>
          <p>${t('enter.awayText')}</p>`;
      default:
        return html`<p class="muted" role="status">${t('enter.opening')}</p>`;
    }
  }

  #incidents() {
    return this.#incidentsOf(this.entry.incidents);
  }

  // People may come back after the end: what is in aftercare can still be reported on.
  #after() {
    const {after = []} = this.entry;
    return after.length ? html`<p>${t('enter.after')}</p>${this.#incidentsOf(after)}` : nothing;
  }

  #incidentsOf(incidents) {
    return this.#choice(
      incidents.map(one => ({
        text: label(one.title),
        more: label(one.place),
        level: one.level,
        chosen: {incident: one.id},
      })),
    );
  }

  #choice(choices) {
    return html`<ul class="cards">
        ${choices.map(
          ({text, more, level, chosen}) =>
            html`<li>
              <button
                type="button"
                class="choice"
                @click=${() => this.dispatchEvent(new CustomEvent('choose', {detail: chosen}))}
              >
                <b>${text}</b>${thePlan().levels[level] ? html`<level-badge level=${level}></level-badge>` : nothing}${more ? html`<small>${more}</small>` : nothing}
              </button>
            </li>`,
        )}
      </ul>`;
  }
}
customElements.define('entry-page', EntryPage);
