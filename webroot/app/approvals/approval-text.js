// The exact text that a decision binds, beside what was sent back, what was approved before, or what somebody had read before it changed.
// <approval-text .plan .entry .bound .key .read .marks>: bound are the names of the bound fields; read is the card as it was read,
// when the text has changed since; marks are the places that need another look.
import {html, nothing} from 'lit';
import {Element} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {difference, likeness} from './diff.js';
import {fingerprint} from '../ui/fingerprint.js';
import {isOut, mustMend} from './queue.js';
import {shown} from './shown.js';
import {found} from './text-reading.js';
import {runs} from '../board/writing/passages.js';

const LIKE_ENOUGH = 0.45,
  SHORT = 40,
  TITLE = 120;

class ApprovalText extends Element {
  static properties = {
    plan: {attribute: false},
    entry: {attribute: false},
    bound: {attribute: false},
    key: {attribute: false},
    read: {attribute: false},
    marks: {attribute: false},
    beside: {state: true},
  };
  #shownHash;

  // Another text is compared anew; the reader's choice holds for the one that stands.
  willUpdate(changed) {
    const {hash} = this.entry.card;
    if (!changed.has('key') && hash === this.#shownHash) return;
    this.#shownHash = hash;
    this.beside = Object.keys(this.#others).find(name => this.#comparable(this.#others[name])) ?? '';
  }

  // What the text can be read against: first what was sent back last, then what was approved.
  get #others() {
    const {returned, previous} = this.entry;
    return {...(returned && this.#differs(returned.text) ? {returned: returned.text} : {}), ...(previous ? {previous} : {})};
  }

  render() {
    const {bound} = this,
      {card, previous, returned} = this.entry,
      fields = this.plan.records[card.type].fields;
    const others = this.read ? {} : this.#others,
      against = this.read ? this.read.fields : others[this.beside];
    const told = [
      t('text.version', {n: this.entry.draft ?? card.version}),
      previous || returned || mustMend(this.entry) || isOut(this.entry) ? '' : t('text.first'),
      returned && !others.returned && !this.read ? t('text.unchanged') : '',
      previous && against === previous && !this.#differs(previous) ? t('text.same') : '',
    ];
    return html`<section class="text">
      <h3>
        <span>${t(mustMend(this.entry) || this.entry.gone ? 'text.whole' : isOut(this.entry) ? 'out.title' : 'text.title')}</span
        >${card.hash ? html`<span class="print" title=${card.hash}>${t('text.print', {print: fingerprint(card.hash)})}</span>` : nothing}
      </h3>
      ${bound
        .filter(name => shown(card.fields[name]) || shown(against?.[name]))
        .map(name => html`<div class=${this.#short(fields[name]) && bound.length > 1 ? 'lead' : 'body'}><span class=${this.#other(name) ? 'which' : 'sr'}>${label(fields[name]?.label)}</span>${against ? this.#compared(against[name], card.fields[name]) : this.#flagged(name)}</div>`)}
      <p class="note">
        <span>${told.filter(Boolean).join(' · ')}</span>
        ${Object.keys(others).length ? html`<span class="against" role="group" aria-label=${t('text.beside')}>${[...Object.keys(others), ''].map(name => this.#against(name))}</span>` : nothing}
      </p>
    </section>`;
  }

  #short(field) {
    return (field?.length?.[1] ?? Infinity) <= TITLE;
  }

  // A text in another language than the first says which it is.
  #other(name) {
    const texts = this.plan.records[this.entry.card.type].writing?.texts ?? {};
    return name in texts && texts[name] !== Object.values(texts)[0];
  }

  #against(name) {
    return html`<button type="button" class="quiet" aria-pressed=${this.beside === name} @click=${() => (this.beside = name)}>${t(`text.beside.${name || 'none'}`)}</button>`;
  }

  #differs(text) {
    return this.bound.some(name => shown(text[name]) !== shown(this.entry.card.fields[name]));
  }

  // Two texts that share little are read faster one by one than through each other.
  #comparable(text) {
    const {card} = this.entry;
    return this.bound.every(name => likeness(shown(text[name]), shown(card.fields[name])) >= LIKE_ENOUGH || shown(card.fields[name]).length < SHORT);
  }

  #compared(before, after) {
    return difference(shown(before), shown(after)).map(({kind, text}) =>
      kind === 'same' ? text : kind === 'in' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
    );
  }

  #flagged(name) {
    const text = shown(this.entry.card.fields[name]),
      flags = found(this.entry.card, name, this.marks);
    if (!flags.length) return text;
    return runs(text, {from: 0, to: text.length}, flags).map(run => (run.flags.length ? html`<mark class=${run.flags.some(({tone}) => tone === 'bad') ? 'bad' : 'look'}>${run.text}</mark>` : run.text));
  }
}
customElements.define('approval-text', ApprovalText);
