/**
 * One record beside the board: what it says, what may be done with it, where it came from, what became of it.
 * recordId  which one. The card is live; the history is asked for whenever the card has changed.
 * here      who else is at the incident
 * fires "closed", "open" {id}, "correct" {card}, "editing" {record}: which one is being changed, none: nothing
 */
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Element } from '../ui/element.js';
import { say } from './say.js';
import { label } from '../i18n/index.js';
import { lastAct, stateOf } from './world.js';
import { record } from './server.js';
import { stateChip, marksOf, ageOf } from './marks.js';
import { fieldList } from './field-list.js';
import { historyList } from './history.js';
import { cameFrom, started } from './links.js';
import { linkList } from './link-list.js';
import { clashPanel } from './clash.js';
import { goesOn, movesNow } from './moves.js';
import { Draft } from './draft.js';
import { askToMove, askToStrike } from './acts.js';
import { mends } from './mends.js';
import { Looking, askToErase, eraseButton } from './personal.js';
import { hereAt } from '../ui/here.js';
import { fingerprint } from '../ui/fingerprint.js';
import { ReadMark } from '../ui/read-mark.js';
import { clockHeld, serverNow } from '../live/freshness.js';
import './amend-form.js';
import './record-files.js';
import './record-comments.js';
import '../ui/outgoing-list.js';
import { command, get } from '../post/api.js';

function dossierLinks(incident, id) {
  const to = `/incidents/${encodeURIComponent(incident)}/records/${encodeURIComponent(id)}/dossier`;
  return html`<p class="quiet-line"><a href=${to} target="_blank" rel="noopener">${say('record.dossier')}</a> · <a href=${`${to}.pdf`} target="_blank" rel="noopener">PDF</a> · <a href=${`/api/incidents/${encodeURIComponent(incident)}/records/${encodeURIComponent(id)}/dossier`} download=${`${id}.json`}>JSON</a></p>`;
}

/** The names of the fields of its text, when people decide on that: then it has a dossier. */
function decidedText(type) {
  return [...new Set(Object.values(type?.states ?? {}).flatMap((state) => Object.values(state.moves ?? {})).flatMap((move) => move.binds ?? []))];
}

/** It stands on the organisation's public page. */
function isPublic({ plan: { publication } }, card) {
  return publication?.of === card.type && publication.states.includes(card.state);
}

/** It goes out over the channels of the node, or might. */
function goesOut({ plan: { publication } }, card) {
  return Boolean(publication?.delivery) && publication.of === card.type && !card.struck;
}

/** Another one when the text or, on the board that has them, one of its deliveries changed. */
function outgoingStamp({ plan: { publication }, records }, card) {
  const sent = Object.values(records).filter(({ type }) => type === publication.delivery);
  return `${card.version} ${sent.map(({ id, version }) => `${id}.${version}`).join(' ')}`;
}

const LOOKS = 5, LOOK_AGAIN_MS = 500;

/** What had been said by the time that this page shows. */
function saidThen(all) {
  const then = (at) => Date.parse(at) <= serverNow();
  const said = all?.filter(({ at }) => then(at));
  return said?.map((remark) => ({ ...remark, struck: remark.struck && then(remark.struck.at) ? remark.struck : undefined, correctedBy: said.find(({ id }) => id === remark.correctedBy)?.id }));
}

class RecordPane extends Element {
  static properties = {
    world: { attribute: false }, incident: {}, recordId: { attribute: false }, here: { attribute: false },
    elsewhere: { state: true }, history: { state: true }, said: { state: true }, may: { state: true }, amending: { state: true }, missing: { state: true },
  };

  #asked = '';
  #mark = new ReadMark();
  #looking = new Looking(() => this.requestUpdate());

  willUpdate(changed) {
    if (changed.has('recordId')) {
      this.history = null;
      this.said = null;
      this.elsewhere = null;
      this.may = null;
      this.#looking.forget();
      this.amending = Boolean(new Draft(this.world.me.account, this.incident, `amend.${this.recordId}`).read()?.values);
      this.missing = false;
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#mark.at();
  }

  /** From the live view; a record of another board is the one that was asked for with its history. */
  get card() {
    return this.world.records[this.recordId] ?? this.elsewhere;
  }

  updated(changed) {
    if (changed.has('amending') || changed.has('recordId')) this.#fire('editing', { record: this.amending ? this.recordId : '' });
    this.#mark.at(this.incident, this.card, decidedText(this.world.plan.records[this.card?.type]));
    const live = this.world.records[this.recordId];
    const asked = `${this.recordId}.${live?.version}.${live?.updatedAt}.${live?.comments?.count}.${live?.comments?.seq}`;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#looking.forget();
      this.#readHistory(asked);
    }
  }

  render() {
    const { world, card } = this;
    if (!card) return this.#notHere();
    const type = world.plan.records[card.type];
    return html`
      <article class="record ${card.struck ? 'is-struck' : ''}" aria-labelledby="record-title">
        <header class="pane-head">
          <div>
            <p class="record-of"><b>${card.id}</b> · ${label(type?.label)} · ${this.#which(card)} · ${label(lastAct(card).by?.name)} ${ageOf(lastAct(card).at)}</p>
            <h2 id="record-title" tabindex="-1">${label(card.title ?? card.line)}</h2>
          </div>
          <button type="button" class="icon" aria-label=${say('act.close')} title="${say('act.close')} (Esc)" @click=${() => this.#fire('closed')}>×</button>
        </header>
        <p class="record-state">${stateChip(world, card)} ${marksOf(world, card)}${isPublic(world, card) ? html` <a href=${world.plan.publication.page} target="_blank" rel="noopener">${say('record.public')}</a>` : nothing}</p>
        ${hereAt(this.here, card.id)}
        ${mends(world, card, (move) => this.#move(move))}
        ${this.#struckOrCorrected()}
        ${Object.entries(card.struck ? {} : card.conflicts ?? {}).map(([name, conflict]) => clashPanel({
          world, incident: this.incident, card, name, conflict, history: this.history, open: (id) => this.#fire('open', { id }) }))}
        ${this.amending ? this.#amendForm() : html`${this.#acts(type)} ${fieldList(world, card, (id) => this.#fire('open', { id }), { may: this.may?.reveal, marks: this.may?.version === card.version ? this.may.marks : undefined, seen: this.#looking.seen, show: (name) => this.#looking.at(world, this.incident, card, name) })}`}
        ${goesOut(world, card) ? html`<outgoing-list .plan=${world.plan} .record=${card.id} .stamp=${outgoingStamp(world, card)} .ask=${() => get(`/api/incidents/${encodeURIComponent(this.incident)}/records/${encodeURIComponent(card.id)}/channels`)} .send=${(body) => command(this.incident, body)}></outgoing-list>` : nothing}
        ${world.plan.attachments ? html`<record-files .world=${world} .incident=${this.incident} .card=${card}></record-files>` : nothing}
        ${linkList(world, say('record.cameFrom'), cameFrom(world, card), (id) => this.#fire('open', { id }))}
        ${linkList(world, say('record.started'), started(world, card), (id) => this.#fire('open', { id }))}
        <section class="pane-part">
          <h3>${say('record.history')}</h3>
          ${decidedText(type).length ? dossierLinks(this.incident, card.id) : nothing}
          ${this.missing ? html`<p class="quiet-line">${say('record.noHistory')}</p>` : historyList(world, card, this.history)}
        </section>
        ${this.said ? keyed(card.id, html`<record-comments .world=${world} .incident=${this.incident} .card=${card} .said=${this.said} @said=${(event) => this.#heard(event.detail.id)}></record-comments>`) : nothing}
      </article>`;
  }

  /** From the keyboard: begin to edit, when that is possible. */
  amend() {
    if (this.#mayAmend()) this.amending = true;
  }

  focusTitle() {
    this.updateComplete.then(() => this.querySelector('#record-title')?.focus({ preventScroll: true }));
  }

  async #readHistory(asked) {
    const answer = await record(this.incident, this.recordId);
    if (asked !== this.#asked) return;
    this.missing = !answer.value;
    if (answer.value) {
      this.history = clockHeld() ? answer.value.history.filter((entry) => Date.parse(entry.at) <= serverNow()) : answer.value.history;
      this.said = clockHeld() ? saidThen(answer.value.comments) : answer.value.comments;
      this.elsewhere = answer.value.card;
      this.may = { state: answer.value.card.state, moves: answer.value.moves, reveal: answer.value.reveal, erase: answer.value.erase, marks: answer.value.marks, draft: answer.value.draft, version: answer.value.card.version };
    }
  }

  /** What this person said or struck is read when the screens know it; a live card asks by itself, one of another board does not. */
  async #heard(id) {
    for (let tries = 0; tries < LOOKS && this.isConnected && !this.world.records[this.recordId]; tries++) {
      await new Promise((done) => { setTimeout(done, LOOK_AGAIN_MS); });
      await this.#readHistory(this.#asked);
      if (tries > 0 && this.said?.some((remark) => remark.id === id)) return;
    }
  }

  #acts(type) {
    const { world, card } = this;
    if (card.struck || card.correctedBy) return nothing;
    const moves = movesNow(world, card, this.may?.state === card.state ? this.may.moves : undefined);
    const barred = moves.filter((move) => move.barred);
    const first = moves.find((move) => !move.barred && goesOn(world, card, move));
    const correct = type?.kind === 'observation' && type.may?.post;
    return html`
      <div class="record-acts">
        ${moves.map((move) => html`
          <button type="button" class="small ${move === first ? 'primary' : ''}" ?disabled=${Boolean(move.barred || move.waits)} aria-describedby=${move.barred ? `barred-${move.id}` : nothing} @click=${() => this.#move(move)}>${label(move.label)}</button>`)}
        ${this.#mayAmend() ? html`<button type="button" class="small" @click=${() => { this.amending = true; }}>${say('record.amend')} <kbd>E</kbd></button>` : nothing}
        ${correct ? html`<button type="button" class="small" @click=${() => this.#fire('correct', { card })}>${say('record.correct')}</button>` : nothing}
        ${eraseButton(this.may, () => askToErase(world, this.incident, card))}
        ${type?.may?.strike ? html`<button type="button" class="small quiet striking" @click=${() => askToStrike(world, this.incident, card)}>${say('record.strike')}</button>` : nothing}
      </div>
      ${barred.map((move) => html`<p class="quiet-line" id="barred-${move.id}">${say('record.barred', { move: label(move.label), why: label(move.barred) })}</p>`)}`;
  }

  /** A move that began another record of this kind leads to it: the correction of a statement waits to be written. */
  async #move(move) {
    const { world, card } = this;
    const answer = await askToMove(world, this.incident, card, move);
    const begun = answer?.records?.find((id) => id !== card.id && id.startsWith(`${world.plan.records[card.type].prefix}-`));
    if (begun) this.#fire('open', { id: begun });
  }

  /** Which draft of a text that people decide on, as its dossier and the approvals page count them; else which version. */
  #which(card) {
    if (!this.may?.draft) return say('record.version', { n: card.version });
    const print = card.hash ? ` · ${say('record.print', { print: fingerprint(card.hash) })}` : '';
    return `${say('record.draft', { n: this.may.draft })}${print}`;
  }

  #notHere() {
    return html`
      <header class="pane-head"><h2>${this.recordId}</h2><button type="button" class="icon" aria-label=${say('act.close')} @click=${() => this.#fire('closed')}>×</button></header>
      <p class="quiet-line">${this.missing ? say('record.notFound') : say('loading')}</p>`;
  }

  #mayAmend() {
    const { world, card } = this;
    const type = world.plan.records[card?.type];
    return Boolean(card && type?.kind === 'working' && type.may?.amend && stateOf(world, card)?.editable !== false && !card.struck);
  }

  #amendForm() {
    return html`<amend-form .world=${this.world} .incident=${this.incident} .card=${this.card}
      @closed=${() => { this.amending = false; }} @amended=${() => { this.amending = false; }}></amend-form>`;
  }

  #struckOrCorrected() {
    const { world, card } = this;
    if (card.struck) {
      return html`<p class="notice bad">${say('record.struckBy', { who: label(card.struck.by?.name) })} ${ageOf(card.struck.at)}${card.struck.reason ? html`: ${card.struck.reason}` : nothing}</p>`;
    }
    if (card.correctedBy) {
      return html`<p class="notice">${say('record.correctedBy')} <button type="button" class="link" @click=${() => this.#fire('open', { id: card.correctedBy })}>${card.correctedBy}</button></p>`;
    }
    return nothing;
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('record-pane', RecordPane);
