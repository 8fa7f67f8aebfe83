// The call-out, on the first page until I am in place: I come in so many minutes, I am there, I cannot. <muster-card .world>.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute, ms, span, timeOrDay} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {groupLabel} from '../ui/plan.js';

const MINUTES = [5, 10, 20, 30];
const PLACES = ['site', 'commandPost'];
const REASONS = ['ill', 'away', 'duty'];
const ACTS = new Set(['answerCall', 'checkIn']);

class MusterCard extends TickingElement {
  static properties = {world: {attribute: false}, refusing: {state: true}, changing: {state: true}};

  render() {
    const {view, group, session, outbox, incident} = this.world;
    const call = view?.muster?.groups?.[group];
    if (!call || call.waived || view.incident.endedAt) return nothing;
    const mine = call.people?.[session.account] ?? {state: 'called', at: call.calledAt};
    // The head may have checked everybody in at once: then nobody waits for my answer.
    if (mine.state === 'called' && call.inPlaceAt) return nothing;
    if (mine.state === 'inPlace' || !(session.groups ?? [group]).includes(group)) return nothing;
    const waits = outbox.waiting.find(post => post.incident === incident && ACTS.has(post.command.type));
    return html`<section class="muster" data-state=${mine.state}>
      <h2>${this.#title(call, mine)}</h2>
      ${waits ? html`<p class="queued">${t('tasks.queued', {move: label(waits.about.title)})}</p>` : this.refusing ? this.#refuse() : this.#answers(mine)}
    </section>`;
  }

  #title(call, mine) {
    const {session, group} = this.world;
    if (mine.state === 'cannot') return t('muster.cannotSaid', {reason: mine.reason ?? ''});
    if (mine.state === 'accepted' && mine.etaAt) {
      const left = ms(mine.etaAt) - serverNow();
      return t(left < 0 ? 'muster.late' : 'muster.coming', {at: timeOrDay(mine.etaAt, serverNow()), span: span(Math.abs(left))});
    }
    const instead = call.substituteCalledAt && call.substitute?.id === session.account;
    return t(instead ? 'muster.instead' : 'muster.called', {
      group: groupLabel(group),
      at: hourMinute(instead ? call.substituteCalledAt : call.calledAt),
    });
  }

  #answers(mine) {
    const coming = mine.state === 'accepted' && !this.changing;
    return html`${
        coming
          ? nothing
          : html`<div class="seg" role="group" aria-label=${t('muster.come')}>
              ${MINUTES.map(
                minutes =>
                  html`<button type="button" @click=${() => this.#answer({reply: 'accepted', minutes}, 'muster.in', {n: minutes})}>
                    ${t('muster.in', {n: minutes})}
                  </button>`,
              )}
            </div>`
      }
      <div class="ways">
        ${PLACES.map(
          place =>
            html`<button type="button" class="primary" @click=${() => this.#say({type: 'checkIn', place, count: 1}, `muster.at.${place}`)}>
              ${t(`muster.at.${place}`)}
            </button>`,
        )}
      </div>
      <div class="ways">
        ${coming ? html`<button type="button" class="quiet" @click=${() => (this.changing = true)}>${t('muster.change')}</button>` : nothing}
        ${mine.state === 'cannot' ? nothing : html`<button type="button" class="quiet" @click=${() => (this.refusing = true)}>${t('muster.cannot')}</button>`}
      </div>`;
  }

  #refuse() {
    return html`<p>${t('muster.why')}</p>
      <div class="seg" data-columns="3" role="group" aria-label=${t('muster.why')}>
        ${REASONS.map(
          why =>
            html`<button type="button" @click=${() => this.#answer({reply: 'cannot', reason: t(`muster.why.${why}`)}, 'muster.cannot')}>
              ${t(`muster.why.${why}`)}
            </button>`,
        )}
      </div>
      <div class="ways"><button type="button" class="quiet" @click=${() => (this.refusing = false)}>${t('act.cancel')}</button></div>`;
  }

  #answer(answer, said, values) {
    return this.#say({type: 'answerCall', ...answer}, said, values);
  }

  async #say({type, ...rest}, said, values) {
    const {outbox, incident, group} = this.world;
    this.refusing = this.changing = false;
    const about = {title: t(said, values), text: groupLabel(group), group};
    await outbox.add(incident, [{command: {type, group, ...rest}, values: {}, about}], serverNow());
  }
}
customElements.define('muster-card', MusterCard);
