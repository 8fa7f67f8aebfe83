// Where a text goes or went, channel by channel: what each gets word for word, and what became of it, with the one press that
// sends it again. <outgoing-list .plan .record=${id} .stamp .ask=${() => Promise} .send=${body => Promise}>.
// stamp: changes when the text or its deliveries did; ask: what the server tells of the channels; send: a command.
import {html, nothing} from 'lit';
import {Element} from './element.js';
import './outgoing-words.js';
import {label, t} from '../i18n/index.js';
import {clock} from '../i18n/time.js';

/** While something is under way, and no live view tells of it. */
const LOOK_MS = 2_000;

class OutgoingList extends Element {
  static properties = {
    plan: {attribute: false},
    record: {attribute: false},
    stamp: {attribute: false},
    ask: {attribute: false},
    send: {attribute: false},
    told: {state: true},
    problem: {state: true},
    sending: {state: true},
  };

  #asked = '';
  #timer;

  willUpdate(changed) {
    if (changed.has('record')) {
      this.told = undefined;
      this.problem = undefined;
    }
  }

  updated() {
    const asked = `${this.record} ${this.stamp}`;
    if (asked !== this.#asked) this.#look(asked);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asked = '';
  }

  async #look(asked) {
    this.#asked = asked;
    clearTimeout(this.#timer);
    try {
      const told = await this.ask();
      if (asked !== this.#asked) return;
      this.told = told;
      this.problem = undefined;
      if (underWay(told)) this.#timer = setTimeout(() => this.#look(asked), LOOK_MS);
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    }
  }

  render() {
    const {told, problem} = this;
    if (!told) return problem ? this.#unread() : nothing;
    if (!told.channels.length && !told.byHand.length && !told.records.length) return nothing;
    return html`
      <section class="channels-out">
        <h3>${t('outgoing.title')}</h3>
        ${problem ? this.#unread() : nothing} ${told.released || !told.channels.length ? nothing : html`<p class="muted">${t('outgoing.before')}</p>`}
        <ul>
          ${rows(told).map(row => this.#row(row))}
        </ul>
        ${told.byHand.length ? html`<p class="muted">${t('outgoing.byHand', {list: told.byHand.map(label).join(t('outgoing.and'))})}</p>` : nothing}
      </section>
    `;
  }

  #row({channel, name, records}) {
    const {released} = this.told;
    return html`
      <li>
        <p class="outgoing-name">
          <b>${name}</b>
          ${channel ? html`<span class="muted">${[t(`outgoing.${channel.kind}`), channel.recipients && t('outgoing.to', {n: channel.recipients})].filter(Boolean).join(' · ')}</span>` : nothing}
          ${records.length ? nothing : html`<span class="muted">${t(released ? 'outgoing.soon' : 'outgoing.next')}</span>`}
        </p>
        ${records.map(record => this.#delivery(record))} ${channel?.messages.length ? preview(channel, released) : nothing}
      </li>
    `;
  }

  #delivery(record) {
    return html`
      <div class="outgoing-record">
        <p>
          <span class="chip" data-tone=${record.tone}>${label(record.label)}</span>
          <span>${label(record.event)}</span>
          <time datetime=${record.at}>${clock(record.at)}</time>
          ${record.attempts > 1 ? html`<span class="muted">${t('outgoing.tries', {n: record.attempts})}</span>` : nothing}
          ${this.#presses(record).map(({id, move}) => html`<button type="button" class="small primary" ?disabled=${this.sending === record.id} @click=${() => this.#press(record, id)}>${label(move.label)}</button>`)}
        </p>
        ${record.failure ? html`<p class="outgoing-why">${label(record.failure)}</p>` : nothing} ${record.answer ? html`<p class="outgoing-answer">${record.answer}</p>` : nothing}
      </div>
    `;
  }

  // What this person may do with one press: moves that ask for nothing.
  #presses(record) {
    const moves = this.plan.records[this.plan.publication?.delivery]?.states[record.state]?.moves ?? {};
    return Object.entries(moves)
      .filter(([, move]) => move.may && !move.asks?.length && !move.binds?.length)
      .map(([id, move]) => ({id, move}));
  }

  async #press(record, move) {
    this.sending = record.id;
    try {
      await this.send({type: 'moveRecord', id: record.id, move});
      this.#asked = '';
      this.requestUpdate();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.sending = undefined;
    }
  }

  #unread() {
    return html`<p class="outgoing-why" role="alert">
      ${t('outgoing.unread', {why: this.problem.message})}
      <button type="button" class="small" @click=${() => this.#look(`${this.record} ${this.stamp}`)}>${t('outgoing.again')}</button>
    </p>`;
  }
}

/** The channels of the settings first, then those that only the record still knows. */
function rows({channels, records}) {
  const known = channels.map(channel => ({channel, name: channel.name, records: records.filter(each => each.channel === channel.name)}));
  const gone = [...new Set(records.map(each => each.channel))].filter(name => !channels.some(channel => channel.name === name));
  return [...known, ...gone.map(name => ({name, records: records.filter(each => each.channel === name)}))];
}

function underWay({released, channels, records}) {
  return records.some(each => each.open && each.tone !== 'bad') || (released && channels.some(({name}) => !records.some(each => each.channel === name)));
}

function preview({kind, messages, from}, released) {
  const parts = messages.length > 1 ? ` · ${t('outgoing.parts', {n: messages.length})}` : '';
  return html`<details>
    <summary>${t(released ? 'outgoing.got' : 'outgoing.gets')}${parts}${from ? html` · <span class="muted">${from}</span>` : nothing}</summary>
    ${messages.map(text => html`<pre class=${kind === 'webhook' ? 'code' : ''} tabindex="0">${text}</pre>`)}
  </details>`;
}

customElements.define('outgoing-list', OutgoingList);
