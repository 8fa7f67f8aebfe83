// One task, directive or request on the phone: what, until when, and the button for what comes next. <record-card .world .card>.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {toast} from '../ui/toast-list.js';
import {label, t} from '../i18n/index.js';
import {hourMinute, ms, span, timeOrDay} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {groupShort} from '../ui/plan.js';
import {asks, movesNow, queued, stateOf} from './cards.js';

class RecordCard extends TickingElement {
  static properties = {
    world: {attribute: false},
    card: {attribute: false},
    brief: {type: Boolean},
    more: {state: true},
  };

  render() {
    const {world, card} = this,
      {plan, outbox, incident} = world;
    const waits = queued(outbox.posts, incident, card.id),
      moves = movesNow(world, card),
      state = stateOf(plan, card);
    return html`<article>
      <div>
        <h3>${label(card.title)}</h3>
        <p>${this.#due()}${this.#from()}${this.#whose()}<span class="chip" data-tone=${state?.tone}>${label(state?.label)}</span>${card.comments ? this.#said('said') : nothing}</p>
      </div>
      ${waits ? html`<span class="queued">${t('tasks.queued', {move: label(this.#moveOf(waits)?.label)})}</span>` : moves.length ? html`<div class="moves">${this.#toggle(moves)}${this.#button(moves[0], 'do')}</div>` : nothing}
      ${!waits && moves[0]?.[1].barred && !this.more ? html`<p class="barred" id=${`barred-${card.id}`}>${label(moves[0][1].barred)}</p>` : nothing}
      ${!waits && this.more ? html`<div class="others">${moves.slice(1).map(move => this.#button(move, ''))}${this.#said('button')}</div>` : nothing}
    </article>`;
  }

  // What was said beside it: in sight where something was, else behind the dots.
  #said(kind) {
    const {card, world: {plan}} = this,
      {record, except} = plan.comments ?? {};
    if (!plan.records[record]?.may?.post || except.includes(card.type)) return nothing;
    return html`<a class=${kind} href=${`#said/${card.id}`}>${t('said.open', {n: card.comments?.count ?? ''})}</a>`;
  }

  #toggle(moves) {
    if (this.brief || (moves.length < 2 && this.#said() === nothing)) return nothing;
    return html`<button
      type="button"
      class="more"
      aria-expanded=${Boolean(this.more)}
      aria-label=${`${t('tasks.more')}: ${label(this.card.title)}`}
      @click=${() => {
        this.more = !this.more;
      }}
    >
      ⋯
    </button>`;
  }

  #due() {
    const {card} = this;
    if (!card.dueAt) return nothing;
    const left = ms(card.dueAt) - serverNow();
    return left < 0 || card.missed
      ? html`<b class="late">${t('tasks.late', {span: span(Math.max(0, -left))})}</b>`
      : html`<span>${t('tasks.due', {at: timeOrDay(card.dueAt, serverNow())})} · ${t('tasks.left', {span: span(left)})}</span>`;
  }

  #from() {
    const {card, world} = this;
    if (card.type === world.plan.tasks) return nothing;
    const from =
      card.fields.fromGroup && card.fields.fromGroup !== world.group
        ? groupShort(card.fields.fromGroup)
        : label(card.createdBy?.name);
    return html`<span>${from} ${hourMinute(card.createdAt)}</span>`;
  }

  // Whom it was given to, where it was given to somebody.
  #whose() {
    const {card, world} = this,
      {plan, session, people, view, group} = world,
      whose = card.fields[plan.records[card.type].assignee];
    if (!whose) return nothing;
    const named = people[whose] ?? view?.muster?.groups?.[group]?.people?.[whose]?.name;
    return html`<span>${whose === session.account ? t('tasks.me') : `→ ${label(named) || whose}`}</span>`;
  }

  #button([id, move], kind) {
    if (move.barred) return html`<button type="button" class=${kind} aria-disabled="true" title=${label(move.barred)} @click=${() => toast(label(move.barred))}>${label(move.label)}</button>`;
    return html`<button type="button" class=${kind} @click=${() => this.#move(id, move)}>${label(move.label)}</button>`;
  }

  #moveOf(post) {
    return stateOf(this.world.plan, this.card)?.moves[post.command.move];
  }

  #move(id, move) {
    const {world, card} = this,
      {plan, outbox, incident, group} = world;
    if (asks(plan, card, move).length) {
      location.hash = `#move/${card.id}/${id}`;
      return;
    }
    outbox.add(
      incident,
      [
        {
          command: {type: 'moveRecord', id: card.id, move: id},
          values: {},
          about: {title: move.label, text: label(card.title), group, record: card.id},
        },
      ],
      serverNow(),
    );
  }
}
customElements.define('record-card', RecordCard);
