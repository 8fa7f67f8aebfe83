// One decision: the exact text, what changed, what it rests on, who checked it, and the buttons. <approval-item .world .entry .key>.
// What somebody reads is remembered by its hash: if the text changes meanwhile, the new one is shown with its changes, and
// nothing can be decided until it was read.
import {html, nothing} from 'lit';
import {Element} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {dayMinute, hourMinute} from '../i18n/time.js';
import {command, get} from '../post/api.js';
import {hereAt} from '../ui/here.js';
import {ReadMark} from '../ui/read-mark.js';
import {roleLabel} from '../ui/plan.js';
import {grounds, hasGrounds} from './grounds.js';
import {boundFields, decisions, isOut, mustMend} from './queue.js';
import {shown} from './shown.js';
import {textReading} from './text-reading.js';
import './approval-text.js';
import './decide-dialog.js';
import '../ui/outgoing-list.js';

class ApprovalItem extends Element {
  static properties = {
    world: {attribute: false},
    entry: {attribute: false},
    key: {attribute: false},
    gone: {attribute: false},
    read: {state: true},
    may: {state: true},
  };

  #asked = '';
  #mark = new ReadMark();
  #passage = '';
  #selected = () => {
    const selection = document.getSelection();
    const inside = selection?.anchorNode && this.querySelector('approval-text')?.contains(selection.anchorNode) && this.querySelector('approval-text').contains(selection.focusNode);
    if (inside && !selection.isCollapsed) this.#passage = selection.toString().trim();
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('selectionchange', this.#selected);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#mark.at();
    document.removeEventListener('selectionchange', this.#selected);
  }

  willUpdate(changed) {
    if (changed.has('key')) {
      this.read = undefined;
      this.#passage = '';
    }
    this.read ??= this.entry.card;
  }

  updated() {
    const {id, version, updatedAt} = this.entry.card,
      asked = [this.world.incident, id, version, updatedAt].join(' ');
    if (asked !== this.#asked) this.#askWhatIMay(asked);
    this.#mark.at(this.world.incident, this.read, boundFields(this.world.plan, this.entry));
  }

  get #changed() {
    return Boolean(this.read.hash && this.entry.card.hash !== this.read.hash);
  }

  render() {
    const {plan, session, now} = this.world,
      {card, item} = this.entry,
      bound = boundFields(plan, this.entry);
    const {primary, others} = decisions(plan, this.entry, session, this.may?.state === card.state ? this.may.moves : undefined),
      mend = mustMend(this.entry);
    return html`<article>
        <div class="wait ${mend ? 'mend' : ''}" role=${mend ? 'alert' : nothing}>
          ${isOut(this.entry) ? html`<p>${t('out.since', {at: dayMinute(item.since)})}</p>` : html`<limit-bar .since=${item.since} .due=${item.dueAt} .missed=${item.missed}></limit-bar>`}
          <h2>${label(item.title)}</h2>
          ${item.detail ? html`<p>${label(item.detail)}</p>` : nothing}
        </div>
        ${hereAt(this.world.here, card.id)} ${now?.state === 'live' ? nothing : html`<p class="warn">${t('approvals.notLive')}</p>`}
        ${
          this.#changed
            ? html`<section class="changed" role="alert">
                <b>${t('text.changed')}</b>
                <p>${t('text.changedText')}</p>
                <button
                  type="button"
                  @click=${() => {
                    this.read = card;
                  }}
                >
                  ${t('text.read')}
                </button>
              </section>`
            : nothing
        }
        ${bound.length ? html`<approval-text .plan=${plan} .entry=${this.entry} .bound=${bound} .read=${this.#changed ? this.read : undefined} .key=${this.key} .marks=${this.#marks}></approval-text>` : nothing}
        ${bound.length ? textReading(this.world, this.entry, this.#marks, !primary?.move.binds.length && !mend && !isOut(this.entry)) : nothing}
        ${plan.publication?.delivery && plan.publication.of === card.type ? this.#channels(card) : nothing} ${hasGrounds(plan, this.entry) ? grounds(this.world, this.entry) : nothing} ${this.#rest(bound)}
        <p class="who">${this.#who(primary)}</p>
        ${this.#readers()}
      </article>
      <footer>
        ${primary?.barred ? html`<p>${label(primary.barred)}</p>` : primary?.why ? html`<p>${t(primary.why, {who: this.#deciders()})}</p>` : nothing}${others.map(({id, move, barred}) => html`<button type="button" ?disabled=${Boolean(barred)} title=${label(barred) || nothing} @click=${() => this.#decide(id, move)}>${label(move.label)}</button>`)}
        ${primary ? html`<button type="button" class=${mend ? 'good bad' : isOut(this.entry) ? '' : 'good'} ?disabled=${Boolean(primary.why || primary.barred) || this.#changed} @click=${() => this.#decide(primary.id, primary.move)}>${label(primary.move.label)}</button>` : nothing}
      </footer>
      <decide-dialog .world=${this.world} .entry=${this.entry} .gone=${this.gone}></decide-dialog>`;
  }

  // What I may do with this very record, as its rules and my account have it. Without an answer the plan's word for my role holds.
  async #askWhatIMay(asked) {
    this.#asked = asked;
    const {incident, plan} = this.world,
      {card} = this.entry;
    const planned = Object.entries(plan.records[card.type]?.states[card.state]?.moves ?? {}).filter(([, move]) => move.may);
    const may = await get(`/api/incidents/${encodeURIComponent(incident)}/records/${encodeURIComponent(card.id)}`).then(
      answer => ({state: answer.card.state, moves: answer.moves, marks: answer.marks, hash: answer.card.hash}),
      () => ({state: card.state, moves: Object.fromEntries(planned.map(([id]) => [id, {}]))}),
    );
    if (asked === this.#asked) this.may = may;
  }

  // Of the very text that is shown; of another one they would stand at the wrong words.
  get #marks() {
    return this.may?.hash === this.entry.card.hash ? this.may?.marks : undefined;
  }

  #channels(card) {
    const {incident, plan} = this.world,
      path = `/api/incidents/${encodeURIComponent(incident)}/records/${encodeURIComponent(card.id)}/channels`;
    return html`<outgoing-list .plan=${plan} .record=${card.id} .stamp=${card.version} .ask=${() => get(path)} .send=${body => command(incident, body)}></outgoing-list>`;
  }

  // What is not part of the bound text: all of a request, the channels and contact of a statement.
  #rest(bound) {
    const {card} = this.entry,
      {plan} = this.world,
      fields = plan.records[card.type].fields;
    const rows = Object.entries(fields).filter(
      ([name, field]) =>
        !bound.includes(name) && field.type !== 'list' && !field.to && shown(card.fields[name], field) !== '',
    );
    return rows.length
      ? html`<section>
          <h3>${t(bound.length ? 'more.title' : 'text.content')}</h3>
          <dl>
            ${rows.map(
              ([name, field]) =>
                html`<div>
                  <dt>${label(field.label)}</dt>
                  <dd>${shown(card.fields[name], field, this.world.now?.view?.persons)}</dd>
                </div>`,
            )}
          </dl>
        </section>`
      : nothing;
  }

  #who(primary) {
    const {author, lastEditor, card} = this.entry,
      name = person => label(person?.name) || person?.id || '—';
    const wrote = `${name(author)} ${hourMinute(card.createdAt)}`;
    if (!primary) return t('mine.role', {who: this.#deciders()});
    if (primary.why || primary.barred)
      return `${t('mine.request', {author: wrote})}${lastEditor && lastEditor.id !== author?.id ? ` ${t('mine.edited', {editor: name(lastEditor)})}` : ''}`;
    if (!primary.move.binds.length) return t('mine.request', {author: wrote});
    return `${t('mine.may', {author: wrote})}${lastEditor && lastEditor.id !== author?.id ? ` ${t('mine.edited', {editor: name(lastEditor)})}` : ''} ${t('mine.binds')}`;
  }

  // Who has had the text as it stands before the eyes: an approver sees that the others looked, too.
  #readers() {
    const readers = Object.values(this.entry.readers ?? {}).sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    if (!readers.length) return nothing;
    return html`<p class="who readers">${t('mine.readers', {who: readers.map(({name, at}) => `${label(name)} ${hourMinute(at)}`).join(' · ')})}</p>`;
  }

  #deciders() {
    return this.entry.item.who.map(roleLabel).join(t('list.and'));
  }
  #decide(id, move) {
    this.querySelector('decide-dialog').ask(id, move, this.#passage);
  }
}
customElements.define('approval-item', ApprovalItem);
