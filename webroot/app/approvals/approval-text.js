// The exact text that a decision binds, beside what was approved before, or what somebody had read before it changed.
// <approval-text .plan .entry .bound .key .read>: bound are the names of the bound fields; read is the card as it was read,
// when the text has changed since.
import {html, nothing} from 'lit';
import {Element} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {difference, likeness} from './diff.js';
import {fingerprint, mustMend} from './queue.js';
import {shown} from './shown.js';

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
    plain: {state: true},
  };

  willUpdate(changed) {
    if (changed.has('key')) this.plain = !this.#comparable();
  }

  render() {
    const {bound} = this,
      {card, previous} = this.entry,
      fields = this.plan.records[card.type].fields;
    const against = this.read ? this.read.fields : this.plain ? null : previous,
      differs = against && bound.some(name => shown(against[name]) !== shown(card.fields[name]));
    return html`<section class="text">
      <h3>
        <span>${t(mustMend(this.entry) ? 'text.whole' : 'text.title')}</span
        >${card.hash ? html`<span class="print" title=${card.hash}>${t('text.print', {print: fingerprint(card.hash)})}</span>` : nothing}
      </h3>
      ${bound
        .filter(name => shown(card.fields[name]) || shown(against?.[name]))
        .map(name => html`<div class=${this.#short(fields[name]) && bound.length > 1 ? 'lead' : 'body'}><span class=${this.#other(name) ? 'which' : 'sr'}>${label(fields[name]?.label)}</span>${this.#marked(against?.[name], card.fields[name], Boolean(against))}</div>`)}
      <p class="note">
        <span
          >${[t('text.version', {n: this.entry.draft ?? card.version}), previous || mustMend(this.entry) ? '' : t('text.first'), previous && !differs && !this.plain ? t('text.same') : ''].filter(Boolean).join(' · ')}</span
        >
        ${
          previous && !this.read
            ? html`<button
                type="button"
                class="quiet"
                aria-pressed=${!this.plain}
                @click=${() => {
                  this.plain = !this.plain;
                }}
              >
                ${t(this.plain ? 'text.diff' : 'text.plain')}
              </button>`
            : nothing
        }
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

  // Two texts that share little are read faster one by one than through each other.
  #comparable() {
    const {card, previous} = this.entry;
    return (
      Boolean(previous) &&
      this.bound.every(
        name =>
          likeness(shown(previous[name]), shown(card.fields[name])) >= LIKE_ENOUGH ||
          shown(card.fields[name]).length < SHORT,
      )
    );
  }

  #marked(before, after, comparing) {
    if (!comparing) return shown(after);
    return difference(shown(before), shown(after)).map(({kind, text}) =>
      kind === 'same' ? text : kind === 'in' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
    );
  }
}
customElements.define('approval-text', ApprovalText);
