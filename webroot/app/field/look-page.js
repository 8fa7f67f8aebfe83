// A record as it stands, on the phone: <look-page .world .target="RP-01">; without a target, the way to find one. A masked value is
// shown to whom the plan allows it, who says why, for a minute or until the phone is put away; the server notes who looked.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {label, t, words} from '../i18n/index.js';
import {commandId, get, onIdentity, post, sure} from '../post/api.js';
import {empty} from './form-model.js';
import {conflictLine, historyOf, when} from './look-history.js';
import {ownOf} from './own.js';
import {said} from './said.js';

words({
  zh: {'look.title': '查阅记录', 'look.find': '编号、词语、人员', 'look.act': '查找', 'look.none': '没有找到', 'look.some': '先列出 {n} 条，共 {of} 条：请写得更具体', 'look.away': '没有网络，查阅要在联网时进行。', 'look.show': '查看原文', 'look.why': '查看理由', 'look.means': '查看会留痕：谁、何时、看了什么、为什么。内容只显示一分钟。', 'look.minute': '显示一分钟', 'look.empty': '没有填写内容',
    'look.correct': '更正', 'look.amend': '修改', 'look.strike': '划去', 'look.own': '没有网络：以下是此手机送出的内容，之后的变化联网才看得到。', 'look.mine': '以下是此手机送出的内容。', 'look.seen': '{at} 所见',
 'look.struck': '已划去：{reason}', 'look.corrected': '已更正为 {id}'},
  en: {'look.title': 'Look up a record', 'look.find': 'Number, words, people', 'look.act': 'Find', 'look.none': 'Nothing found', 'look.some': 'The first {n} of {of}: say more', 'look.away': 'No network: records are looked up online.', 'look.show': 'Show', 'look.why': 'Why do you look?', 'look.means': 'It is noted who looked at what, when and why. You see the value for a minute.', 'look.minute': 'shown for a minute', 'look.empty': 'Nothing was filled in',
    'look.correct': 'Correct', 'look.amend': 'Amend', 'look.strike': 'Strike out', 'look.own': 'No network: this is what this phone sent. What became of it is seen online.', 'look.mine': 'This is what this phone sent.', 'look.seen': 'seen at {at}',
 'look.struck': 'Struck: {reason}', 'look.corrected': 'Corrected as {id}'},
});
document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/style/field-leave.css'}));
onIdentity(async () => (await import('../identity/confirm-identity.js')).confirmIdentity());

const SEEN_MS = 60_000;
const PHONE = /^\+?[\d -]{5,20}$/u;
const hidden = value => typeof value === 'string' && value.includes('**');

class LookPage extends Element {
  static properties = {world: {attribute: false}, target: {}, told: {state: true}, type: {state: true}, found: {state: true}, seen: {state: true}, asking: {state: true}, failure: {state: true}};

  #of;
  #fate;
  #timer = 0;
  #attempt = {};
  #away = () => document.visibilityState === 'hidden' && this.#forget();

  connectedCallback() {
    super.connectedCallback();
    this.seen = {};
    document.addEventListener('visibilitychange', this.#away);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#away);
    this.#forget();
  }

  willUpdate() {
    const fate = JSON.stringify(this.world.view?.fates?.[this.target]),
      changed = fate !== this.#fate;
    this.#fate = fate;
    if (this.target === this.#of) {
      if (changed && this.target) this.#read(this.target);
      return;
    }
    this.#of = this.target;
    this.told = this.asking = this.failure = undefined;
    this.#forget();
    if (this.target) this.#read(this.target);
  }

  render() {
    return html`<div class="look">
      <div class="rows">
        <h2>${this.#title()}</h2>
        ${this.target ? this.#record() : this.#search()}
        ${this.failure && !this.asking ? html`<p class="error" role="status">${this.failure}</p>` : nothing}
      </div>
      <footer><button type="button" @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${t('act.back')}</button></footer>
    </div>`;
  }

  #title() {
    const {card} = this.told ?? {};
    return card ? `${card.id} ${label(this.type?.label)}` : this.target || t('look.title');
  }

  #search() {
    const {hits, total} = this.found ?? {};
    return html`<form novalidate @submit=${event => this.#find(event)}>
        <label for="look-words">${t('look.find')}</label>
        <input id="look-words" type="search" maxlength="100" autocomplete="off" />
        <button class="primary">${t('look.act')}</button>
      </form>
      ${hits ? html`<p role="status">${total === 0 ? t('look.none') : total > hits.length ? t('look.some', {n: hits.length, of: total}) : nothing}</p>` : nothing}
      <ol class="said-list">
        ${hits?.map(hit => html`<li><a href=${`#look/${hit.id}`}><b>${hit.id}</b> ${label(hit.line)}</a></li>`)}
      </ol>`;
  }

  #record() {
    const {card} = this.told ?? {};
    if (!card || !this.type) return nothing;
    const filled = Object.entries(this.type.fields).filter(([name, field]) => !field.placed && !empty(card.fields[name]));
    return html`<p class="about">${label(card.title)}</p>
      <p class="who">${label(card.createdBy?.name)} · ${when(card.createdAt)}${card.occurredAt ? html` · ${t('look.seen', {at: when(card.occurredAt)})}` : nothing}</p>
      ${this.told.own ? html`<p class="note" role="status">${t(`look.${this.told.own}`)}</p>` : nothing}
      ${Object.entries(card.conflicts ?? {}).map(([name, conflict]) => conflictLine(this.world, this.type.fields[name], conflict))}
      ${card.struck ? html`<p class="error">${t('look.struck', {reason: card.struck.reason})}</p>` : nothing}
      ${card.correctedBy ? html`<p><a href=${`#look/${card.correctedBy}`}>${t('look.corrected', {id: card.correctedBy})}</a></p>` : nothing}
      <dl class="looked">
        ${filled.map(([name, field]) => html`<div><dt>${label(field.label)}</dt><dd>${this.#value(name, field, card.fields[name])}</dd></div>`)}
      </dl>
      ${filled.length ? nothing : html`<p>${t('look.empty')}</p>`}
      ${this.told.acts?.length ? html`<p class="ways">${this.told.acts.map(act => html`<a class="button" href=${`#fix/${card.id}/${act}`}>${t(`look.${act}`)}</a>`)}</p>` : nothing}
      ${this.told.history?.length > 1 ? html`<h3>${t('look.history')}</h3>${historyOf(this.world, this.type, this.told.history)}` : nothing}`;
  }

  #value(name, field, value) {
    if (name in this.seen) return html`${readable(field, this.seen[name], this.world)} <small>${t('look.minute')}</small>`;
    const may = hidden(value) && this.told.reveal.includes(name);
    return html`${readable(field, value, this.world)}${may && this.asking !== name
      ? html` <button type="button" class="show" aria-label=${`${t('look.show')}: ${label(field.label)}`} @click=${() => this.#asks(name)}>${t('look.show')}</button>`
      : nothing}${this.asking === name ? this.#why(name) : nothing}`;
  }

  #why(name) {
    return html`<form novalidate @submit=${event => this.#reveal(event, name)}>
      <p class="help" id="look-means">${t('look.means')}</p>
      <label for="look-why">${t('look.why')}</label>
      <textarea id="look-why" rows="2" maxlength="300" aria-describedby="look-means" @input=${() => { this.failure = undefined; }}></textarea>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <div class="two"><button type="button" @click=${() => this.#asks()}>${t('act.back')}</button><button class="primary">${t('look.show')}</button></div>
    </form>`;
  }

  async #asks(name) {
    this.asking = name;
    this.failure = undefined;
    await this.updateComplete;
    this.querySelector('#look-why')?.focus();
  }

  // Sent again after a lost answer it is the same look, and is noted once.
  async #reveal(event, name) {
    event.preventDefault();
    const reason = this.querySelector('#look-why').value.trim(),
      target = this.target,
      same = this.#attempt.of === `${target}.${name}.${reason}`;
    if (!same) this.#attempt = {of: `${target}.${name}.${reason}`, commandId: commandId(), sentAt: new Date().toISOString()};
    const {commandId: id, sentAt} = this.#attempt;
    try {
      const {values} = await sure(() => post(`${this.#path(target)}/reveal`, {commandId: id, sentAt, fields: [name], reason}));
      if (target !== this.target) return;
      this.seen = {...this.seen, ...values};
      this.asking = this.failure = undefined;
      this.#attempt = {};
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#forget(), SEEN_MS);
    } catch (problem) {
      if (!problem.passing) this.#attempt = {};
      this.#fails(problem);
    }
  }

  #forget() {
    clearTimeout(this.#timer);
    this.seen = {};
  }

  async #read(target) {
    try {
      const told = await get(this.#path(target)),
        {plan, incident} = this.world,
        known = plan.records[told.card.type] ?? (await get(`/api/incidents/${encodeURIComponent(incident)}/plan`)).records[told.card.type];
      if (target !== this.target) return;
      this.type = known;
      this.told = told;
    } catch (problem) {
      if (target === this.target) this.#own(target, problem);
    }
  }

  // Without a network, and for a guest: what this phone knows of its own report.
  #own(target, problem) {
    const own = ownOf(this.world, target);
    if (!own) {
      this.#fails(problem);
      return;
    }
    this.type = this.world.plan.records[own.card.type];
    this.told = {...own, reveal: [], own: problem.status === 0 ? 'own' : 'mine'};
  }

  async #find(event) {
    event.preventDefault();
    const sought = this.querySelector('#look-words').value.trim();
    if (!sought) return;
    try {
      this.failure = undefined;
      this.found = await get(`/api/incidents/${encodeURIComponent(this.world.incident)}/search?q=${encodeURIComponent(sought)}`);
    } catch (problem) {
      this.#fails(problem);
    }
  }

  #fails(problem) {
    this.failure = problem.status === 0 ? t('look.away') : problem.errors?.[0]?.message ?? problem.message;
  }

  #path(target) {
    return `/api/incidents/${encodeURIComponent(this.world.incident)}/records/${encodeURIComponent(target)}`;
  }
}

function readable(field, value, {view}) {
  if (field.type === 'bool') return t(value ? 'value.yes' : 'value.no');
  return field.type === 'text' && PHONE.test(value) ? html`<a href=${`tel:${value.replace(/[ -]/gu, '')}`}>${value}</a>` : said(field, value, view?.refs);
}
customElements.define('look-page', LookPage);
