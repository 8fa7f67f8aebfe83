// One decision: the exact text, what changed, what it rests on, who checked it, and the buttons. <approval-item .world .entry .key>.
// What somebody reads is remembered by its hash: if the text changes meanwhile, the new one is shown with its changes, and
// nothing can be decided until it was read.
import {html, nothing} from 'lit';
import {Element} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {hourMinute} from '../i18n/time.js';
import {roleLabel} from '../ui/plan.js';
import {boundFields, decisions, fingerprint, typeOf} from './queue.js';
import {difference, likeness} from './diff.js';
import {shown} from './shown.js';
import './decide-dialog.js';

const LIKE_ENOUGH = 0.45,
  SHORT = 40;

class ApprovalItem extends Element {
  static properties = {
    world: {attribute: false},
    entry: {attribute: false},
    key: {attribute: false},
    plain: {state: true},
    read: {state: true},
  };

  willUpdate(changed) {
    if (changed.has('key')) {
      this.read = undefined;
      this.plain = undefined;
    }
    this.read ??= this.entry.card;
    this.plain ??= !this.#comparable();
  }

  get #changed() {
    return Boolean(this.read.hash && this.entry.card.hash !== this.read.hash);
  }

  render() {
    const {plan, session, now} = this.world,
      {card, item} = this.entry,
      bound = boundFields(plan, this.entry);
    const {primary, others} = decisions(plan, this.entry, session);
    return html`<article>
        <div class="wait">
          <limit-bar .since=${item.since} .due=${item.dueAt} .missed=${item.missed}></limit-bar>
          <h2>${label(item.title)}</h2>
          ${item.detail ? html`<p>${label(item.detail)}</p>` : nothing}
        </div>
        ${now?.state === 'live' ? nothing : html`<p class="warn">${t('approvals.notLive')}</p>`}
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
        ${bound.length ? this.#text(bound) : nothing}
        ${bound.length ? html`${this.#facts()}${this.#checks()}` : nothing} ${this.#rest(bound)}
        <p class="who">${this.#who(primary, bound)}</p>
      </article>
      <footer>
        ${primary?.why ? html`<p>${t(primary.why, {who: this.#deciders()})}</p>` : nothing}${others.map(({id, move}) => html`<button type="button" @click=${() => this.#decide(id, move)}>${label(move.label)}</button>`)}
        ${primary ? html`<button type="button" class="good" ?disabled=${Boolean(primary.why) || this.#changed} @click=${() => this.#decide(primary.id, primary.move)}>${label(primary.move.label)}</button>` : nothing}
      </footer>
      <decide-dialog .world=${this.world} .entry=${this.entry}></decide-dialog>`;
  }

  #text(bound) {
    const {card, previous} = this.entry,
      fields = this.world.plan.records[card.type].fields;
    const against = this.#changed ? this.read.fields : this.plain ? null : previous,
      differs = against && bound.some(name => shown(against[name]) !== shown(card.fields[name]));
    return html`<section class="text">
      <h3>
        <span>${t('text.title')}</span
        >${card.hash ? html`<span class="print" title=${card.hash}>${t('text.print', {print: fingerprint(card.hash)})}</span>` : nothing}
      </h3>
      ${bound.map((name, index) => html`<div class=${index === 0 && bound.length > 1 ? 'lead' : 'body'}><span class="sr">${label(fields[name]?.label)}</span>${this.#marked(against?.[name], card.fields[name], Boolean(against))}</div>`)}
      <p class="note">
        <span
          >${[t('text.version', {n: card.version}), previous ? '' : t('text.first'), previous && !differs && !this.plain ? t('text.same') : ''].filter(Boolean).join(' · ')}</span
        >
        ${
          previous && !this.#changed
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

  // Two texts that share little are read faster one by one than through each other.
  #comparable() {
    const {card, previous} = this.entry;
    return (
      Boolean(previous) &&
      boundFields(this.world.plan, this.entry).every(
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
                  <dd>${shown(card.fields[name], field)}</dd>
                </div>`,
            )}
          </dl>
        </section>`
      : nothing;
  }

  #facts() {
    const facts = this.#stated(),
      broken = facts.some(fact => fact.struck || fact.corrected);
    return html`<section>
      <h3>${t('facts.title')}</h3>
      ${broken ? html`<p class="broken">${t('facts.broken')}</p>` : nothing}${facts.length ? this.#rows(facts) : html`<p class="muted">${t('facts.none')}</p>`}
    </section>`;
  }

  // What the text says is so, each with the finding that it rests on; a fact that nobody has checked says so. Then the others.
  #stated() {
    const {card, facts = []} = this.entry,
      fields = this.world.plan.records[card.type].fields,
      used = new Set();
    const stated = Object.entries(fields)
      .filter(([name, field]) => field.type === 'list' && Object.values(field.fields).some(inner => inner.to) && card.fields[name])
      .flatMap(([name, field]) => card.fields[name].map(item => this.#fact(field.fields, item, facts, used)));
    return [...stated, ...facts.filter(({id}) => !used.has(id))];
  }

  #fact(fields, item, facts, used) {
    const of = test => item[Object.keys(fields).find(name => test(fields[name]) && item[name])],
      finding = facts.find(({id}) => id === of(field => field.to));
    const line = of(field => field.type === 'text') ?? finding?.line ?? '';
    if (!finding) return {id: '', line, unverified: true};
    used.add(finding.id);
    return {...finding, id: `${finding.id} ${label(finding.line)}`, line};
  }

  #checks() {
    const {checks = []} = this.entry;
    return html`<section>
      <h3>${t('checks.title')}</h3>
      ${checks.length ? this.#rows(checks) : html`<p class="muted">${t('checks.none')}</p>`}
    </section>`;
  }

  #rows(list) {
    return html`<ul>
      ${list.map(({id, line, state, struck, corrected, unverified}) => {
        const known = typeOf(this.world.plan, id)?.states[state],
          tone = struck || corrected ? 'bad' : unverified ? 'waiting' : (known?.tone ?? 'neutral');
        return html`<li data-tone=${tone}>
          <span>${label(line)}</span><small>${id}</small
          ><b class="state"
            ><span aria-hidden="true">${tone === 'bad' ? '✕' : tone === 'waiting' ? '…' : '✓'}</span>
            ${struck ? t('facts.struck') : corrected ? t('facts.corrected') : unverified ? t('facts.unverified') : label(known?.label)}</b
          >
        </li>`;
      })}
    </ul>`;
  }

  #who(primary, bound) {
    const {author, lastEditor, card} = this.entry,
      name = person => label(person?.name) || person?.id || '—';
    const wrote = `${name(author)} ${hourMinute(card.createdAt)}`;
    if (!primary) return t('mine.role', {who: this.#deciders()});
    if (primary.why)
      return `${t('mine.request', {author: wrote})}${lastEditor && lastEditor.id !== author?.id ? ` ${t('mine.edited', {editor: name(lastEditor)})}` : ''}`;
    if (!bound.length) return t('mine.request', {author: wrote});
    return `${t('mine.may', {author: wrote})}${lastEditor && lastEditor.id !== author?.id ? ` ${t('mine.edited', {editor: name(lastEditor)})}` : ''} ${t('mine.binds')}`;
  }

  #deciders() {
    return this.entry.item.who.map(roleLabel).join(t('list.and'));
  }
  #decide(id, move) {
    this.querySelector('decide-dialog').ask(id, move);
  }
}
customElements.define('approval-item', ApprovalItem);
