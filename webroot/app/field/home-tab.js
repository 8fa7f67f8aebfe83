// The first page: what may be said, five or six large actions, and what presses. <home-tab .world>.
import {html, nothing} from 'lit';
import {TickingElement, toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {ago, hourMinute, ms} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {groupShort} from '../ui/plan.js';
import {heaps} from './cards.js';
import {commandsOf, helpTexts, lastOf, placeField, postsAtOnce, withWaiting} from './form-model.js';
import {habits} from './habits.js';
import {said, saidFields} from './said.js';
import './hold-button.js';
import './muster-card.js';
import './record-card.js';
import './post-list.js';
import './say-card.js';

const SHOWN = 3,
  SENT_SHOWN = 2,
  SENT_FOR_MS = 3 * 60_000; // real time: until I have seen that it arrived

class HomeTab extends TickingElement {
  static properties = {world: {attribute: false}};

  render() {
    const {plan, group, view, outbox, incident} = this.world,
      actions = (plan.field[group] ?? []).filter(action => action.posts.every(type => plan.records[type]?.may?.post !== false));
    const {acks, tasks} = heaps(view, plan, group),
      first = [...acks, ...tasks].filter(card => !view.flashed?.[card.id]).slice(0, SHOWN);
    const mine = outbox.posts.filter(post => post.incident === incident),
      open = mine.filter(post => post.state !== 'sent'),
      sent = mine.filter(post => post.state === 'sent' && (Date.now() - post.sentAt < SENT_FOR_MS || outbox.pictures?.needs(post))).slice(-SENT_SHOWN);
    return html`${view?.incident?.endedAt ? this.#ended(view.incident) : nothing}<muster-card .world=${this.world}></muster-card><say-card .view=${view}></say-card>
      <div class="acts">
        ${actions.map(action => this.#action(action))}${actions.length ? nothing : html`<p class="muted">${t('home.noActions')}</p>`}
      </div>
      ${
        open.length + sent.length
          ? html`<section>
              <h2>${t('home.outbox')}</h2>
              <post-list .world=${this.world} .posts=${[...open, ...sent.reverse()]}></post-list>
            </section>`
          : nothing
      }
      <section>
        <h2>${t(acks.length ? 'home.mineToAnswer' : 'home.mine', {tasks: tasks.length, acks: acks.length})}</h2>
        ${
          first.length
            ? html`<ul class="cards">
                ${first.map(card => html`<li><record-card brief .world=${this.world} .card=${card}></record-card></li>`)}
              </ul>`
            : html`<p class="muted">${t('home.noTasks')}</p>`
        }
        ${acks.length + tasks.length > SHOWN ? html`<a class="button" href="#tasks">${t('home.all')}</a>` : nothing}
      </section>`;
  }

  #ended({endedAt}) {
    return html`<section class="ended" role="status">
      <p>${t('home.ended', {at: hourMinute(endedAt)})}</p>
      <button
        type="button"
        @click=${() => this.dispatchEvent(new CustomEvent('choose', {detail: {incident: undefined, group: undefined}}))}
      >
        ${t('home.change')}
      </button>
    </section>`;
  }

  #action(action) {
    const {plan} = this.world;
    const look = `act${action.wide ? ' wide' : ''}${action.help ? ' help' : ''}`;
    if (action.help)
      return html`<hold-button
        class=${look}
        text=${label(action.label)}
        hint=${t('home.help.hold')}
        .action=${postsAtOnce(plan, action) ? () => this.#help(action) : null}
        .tap=${() => {
          location.hash = `#do/${action.id}`;
        }}
      ></hold-button>`;
    return html`<a class=${look} href=${`#do/${action.id}`}
      ><span>${label(action.label)}</span><small>${this.#hint(action)}</small></a
    >`;
  }

  // What I would report again: the last figures and how old they are; else the plan's own hint.
  #hint(action) {
    const {plan, view, outbox, incident} = this.world,
      last = withWaiting(
        plan,
        view?.last,
        outbox.waiting.filter(post => post.incident === incident),
      );
    const type = action.posts.find(
      one => lastOf(last, one) && plan.records[one].kind === 'observation' && !action.help,
    );
    const where = placeField(plan.records[type]),
      mine = where && habits(this.world)[where],
      entry = type && ((mine && lastOf(last, type, mine)) ?? lastOf(last, type)),
      place = entry?.fields[where];
    if (!place) return label(action.hint);
    const parts = action.posts.flatMap(one =>
      this.#required(plan.records[one], action, lastOf(last, one, place)?.fields),
    );
    if (!parts.length) return label(action.hint);
    return t('home.lastAt', {text: [...new Set(parts)].join(' · '), age: ago(ms(entry.at), serverNow())});
  }

  #required(type, action, fields) {
    return action.fields
      .filter(name => type.fields[name]?.required && type.fields[name].default !== fields?.[name])
      .map(name => said(type.fields[name], fields?.[name], this.world.view?.refs))
      .filter(Boolean);
  }

  // Where I was last goes along: it never holds the call up.
  #where(action) {
    const kept = habits(this.world);
    return Object.fromEntries(action.keep.filter(name => kept[name]).map(name => [name, kept[name]]));
  }

  async #help(action) {
    const {plan, group, session, incident, outbox, view} = this.world,
      where = this.#where(action),
      text = t('help.text', {group: groupShort(group), name: label(session.name)}) + (Object.keys(where).length ? t('help.last') : '');
    const commands = commandsOf(
      plan,
      action,
      {...where, ...action.preset, ...helpTexts(plan, action, text)},
      {group, occurredAt: new Date(serverNow()).toISOString()},
    );
    await outbox.add(
      incident,
      commands.map(command => ({
        command,
        values: command.fields,
        about: {
          title: action.label,
          text: saidFields(command.record, command.fields, view?.refs, action.fields),
          group,
          action: action.id,
        },
      })),
      serverNow(),
    );
    const live = this.world.now?.state === 'live' && navigator.onLine;
    navigator.vibrate?.([120, 60, 120]);
    toast(t(live ? 'help.sent' : 'help.waiting'), {
      action: {
        label: t('help.detail'),
        act: () => {
          location.hash = `#do/${action.id}`;
        },
      },
    });
  }
}
customElements.define('home-tab', HomeTab);
