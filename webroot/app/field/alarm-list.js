// Directives of the highest urgency and calls for help of the group, above everything else, answered in place; below them my own calls, and what is critical for me. What rings: alarm/alarms.js.
// <alarm-list .world>.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {TickingElement} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {hourMinute, ms, span} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {asks, called, criticalFor, flashed, isAnswer, movesNow, queued} from './cards.js';
import './record-card.js';

class AlarmList extends TickingElement {
  static properties = {world: {attribute: false}, acting: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'alert');
  }

  render() {
    const {plan, outbox, incident} = this.world;
    const mine = called(this.world);
    const cards = flashed(this.world).map(card => ({card, waits: queued(outbox.posts, incident, card.id)}));
    const critical = criticalFor(this.world);
    if (!cards.length && !mine.length && !critical.length) return nothing;
    return html`${cards.length + critical.length ? html`<ul class="alarms">
      ${repeat(
        cards,
        ({card}) => card.id,
        ({card, waits}) => html`<li>${this.#alarm(plan, card, waits)}</li>`,
      )}
      ${repeat(
        critical,
        ([key]) => key,
        ([, {title, detail, since}]) =>
          html`<li class="critical">
            <p class="mark"><b><span aria-hidden="true">▲</span> ${label(title)}</b>${t('alarm.since', {at: hourMinute(since)})}</p>
            ${detail ? html`<p>${label(detail)}</p>` : nothing}
          </li>`,
      )}
    </ul>` : nothing}${mine.length ? html`<h2>${t('home.called')}</h2><ul class="cards">${repeat(mine, card => card.id, card => html`<li><record-card .world=${this.world} .card=${card}></record-card></li>`)}</ul>` : nothing}`;
  }

  #alarm(plan, card, waits) {
    const [[id, move] = []] = movesNow(this.world, card).filter(([, {barred}]) => !barred);
    return html`<p class="mark">
        <b><span aria-hidden="true">▲</span> ${isAnswer(plan, card) ? t('alarm.title') : label(plan.records[card.type].label)}</b>${this.#due(card)}
      </p>
      <h2>${label(card.title)}</h2>
      <p>${t(isAnswer(plan, card) ? 'alarm.from' : 'alarm.by', {name: label(card.createdBy?.name), at: hourMinute(card.createdAt)})}</p>
      ${waits ? html`<p class="sent">${t('tasks.queued', {move: label(move?.label)})}</p>` : move ? html`<button type="button" @click=${() => this.#move(card, id, move)}>${label(move.label)}</button>` : nothing}`;
  }

  #due(card) {
    if (!card.dueAt) return nothing;
    const left = ms(card.dueAt) - serverNow();
    return html`<span aria-live="off">${left < 0 ? t('tasks.late', {span: span(-left)}) : t('tasks.left', {span: span(left)})}</span>`;
  }

  async #move(card, id, move) {
    const {plan, outbox, incident, group} = this.world;
    if (asks(plan, card, move).length) {
      location.hash = `#move/${card.id}/${id}`;
      return;
    }
    if (this.acting === card.id) return;
    this.acting = card.id; // a second tap of a shaking thumb
    const about = {title: move.label, text: label(card.title), group, record: card.id};
    try {
      await outbox.add(incident, [{command: {type: 'moveRecord', id: card.id, move: id}, values: {}, about}], serverNow());
    } finally {
      this.acting = undefined;
    }
  }
}
customElements.define('alarm-list', AlarmList);
