// Everybody with an account, for administrators: who, which roles, when last here; invite, import, lock, reset, change.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {label, t} from '../i18n/index.js';
import {ago, dayMinute, setZone} from '../i18n/time.js';
import {get, post} from '../post/api.js';
import {roleName} from './roles.js';
import './account-dialog.js';
import './import-dialog.js';
import './tie-dialog.js';
import './wall-list.js';

class AccountList extends TickingElement {
  static properties = {known: {state: true}, failure: {state: true}, wanted: {state: true}, dialog: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  #read = async () => {
    try {
      const known = await get('/api/people');
      setZone(known.timezone);
      this.known = known;
      this.failure = undefined;
    } catch (problem) {
      this.failure = problem;
    }
  };

  render() {
    const {known} = this;
    return html`
      <div class="heading">
        <div><h1>${t('people.title')} ${known ? html`<span class="muted small">${t('people.count', {n: known.people.length})}</span>` : nothing}</h1>
        <p class="muted">${t('people.lead')}</p></div>
        <span class="gap"></span>
        <button type="button" ?disabled=${!known} @click=${() => (this.dialog = {kind: 'import'})}>${t('people.import')}</button>
        <button type="button" class="primary" ?disabled=${!known} @click=${() => (this.dialog = {kind: 'invite'})}>${t('people.invite')}</button>
      </div>
      <problem-list .problem=${this.failure}></problem-list>
      ${known ? this.#table(known) : nothing}
      <section class="panel"><h2>${t('people.walls')}</h2><wall-list></wall-list></section>
      ${this.dialog?.kind === 'import' ? html`<import-dialog .known=${known} @done=${this.#closed}></import-dialog>` : nothing}
      ${this.dialog?.kind === 'openId' ? html`<tie-dialog .person=${this.dialog.person} .openId=${known.openId} @done=${this.#closed}></tie-dialog>` : nothing}
      ${this.dialog && !['import', 'openId'].includes(this.dialog.kind) ? html`<account-dialog .known=${known} .kind=${this.dialog.kind} .person=${this.dialog.person} .made=${this.dialog.made} @done=${this.#closed}></account-dialog>` : nothing}
    `;
  }

  #closed = () => {
    this.dialog = undefined;
    this.#read();
  };

  #table(known) {
    const wanted = (this.wanted ?? '').toLowerCase();
    const shown = known.people.filter(one => [one.account, label(one.name), ...one.roles.map(role => roleName(known, role))].join(' ').toLowerCase().includes(wanted));
    return html`
      <input type="search" aria-label=${t('people.search')} placeholder=${t('people.search')} @input=${event => (this.wanted = event.target.value)} />
      <ul class="rows people panel">
        ${shown.map(
          one => html`<li ?data-locked=${one.locked}>
            <div class="who"><b>${label(one.name)}</b> <span class="muted">${one.account}</span><p class="small">${one.roles.map(role => roleName(known, role)).join(t('list.and'))}</p></div>
            <p class="muted small state">${this.#state(one)}${this.#tied(one)}</p>
            <div class="acts">${this.#acts(one)}</div>
          </li>`,
        )}
      </ul>
    `;
  }

  #state(one) {
    if (one.locked) return html`<span class="chip" data-tone="bad">${t('people.locked')}</span>`;
    if (!one.password && !one.openId) return one.linkUntil ? html`${t('people.invited')}<br />${t('people.linkUntil', {at: dayMinute(one.linkUntil)})}` : t('people.noLink');
    const last = one.lastSignIn ? t('people.lastIn', {ago: ago(one.lastSignIn, Date.now())}) : t('people.neverIn');
    return one.sessions ? html`${last}<br />${t('people.devices', {n: one.sessions})}` : last;
  }

  #tied({openId}) {
    if (!openId) return nothing;
    return html`<br />${openId.since ? t('people.tiedSince', {at: dayMinute(openId.since)}) : t('people.waitsFor', {name: openId.name, until: dayMinute(openId.until)})}`;
  }

  #acts(one) {
    const name = label(one.name);
    const button = (act, words, open) => html`<button type="button" class="quiet" aria-label=${`${t(words)}: ${name}`} @click=${open}>${t(words)}</button>`;
    return html`
      ${button('roles', 'people.changeRoles', () => (this.dialog = {kind: 'roles', person: one}))}
      ${one.oneself ? nothing : this.#others(one, button)}
    `;
  }

  // What one cannot do to oneself here: the password is changed on /me, and nobody locks himself out.
  #others(one, button) {
    return html`
      ${button('reset', one.password ? 'people.reset' : 'people.newLink', () => this.#act(one, 'reset', one.password ? 'people.reset' : 'people.newLink'))}
      ${this.known.openId && !one.openId?.since ? button('openId', 'people.tie', () => (this.dialog = {kind: 'openId', person: one})) : nothing}
      ${one.openId?.since ? button('untieOpenId', 'people.untie', () => this.#act(one, 'untieOpenId', 'people.untie')) : nothing}
      ${one.openId?.name ? button('untieOpenId', 'people.waitNoMore', () => this.#act(one, 'untieOpenId')) : nothing}
      ${one.secondFactor || one.passkeys ? button('resetSecondFactor', 'people.resetSecond', () => this.#act(one, 'resetSecondFactor', 'people.resetSecond')) : nothing}
      ${one.sessions ? button('endSessions', 'people.endAll', () => this.#act(one, 'endSessions', 'people.endAll')) : nothing}
      ${one.locked ? button('unlock', 'people.unlock', () => this.#act(one, 'unlock')) : button('lock', 'people.lock', () => this.#act(one, 'lock', 'people.lock'))}
    `;
  }

  async #act(one, act, asking) {
    const means = `people.means.${act}`;
    const harmless = !asking || (act === 'reset' && !one.password);
    if (!harmless && !confirm(t('people.sure', {act: t(asking), name: label(one.name), means: t(means)}))) return;
    try {
      const made = await post(`/api/people/account/${one.account}`, {act});
      if (made?.link) this.dialog = {kind: 'link', made: [made]};
      else toast(t('people.done'));
    } catch (problem) {
      toast(problem.errors[0]?.message ?? problem.message, {tone: 'bad'});
    }
    this.#read();
  }
}
customElements.define('account-list', AccountList);
