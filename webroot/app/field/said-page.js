// What people say beside a record, on the phone: <said-page .world .target="T-04">. What I say waits in the outbox like every post.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {label, t, words} from '../i18n/index.js';
import {get} from '../post/api.js';
import {serverNow} from '../live/freshness.js';

words({
  zh: {'said.title': '讨论', 'said.none': '还没有人说话。', 'said.say': '说一句', 'said.act': '发表', 'said.waits': '待发送', 'said.away': '没有网络，看不到别人说了什么；您说的会在联网后发出。'},
  en: {'said.title': 'Comments', 'said.none': 'Nothing was said yet.', 'said.say': 'Say something', 'said.act': 'Comment', 'said.waits': 'waits to be sent', 'said.away': 'No network: what others said is not here. What you say goes out when it is back.'},
});
document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/style/field-leave.css'}));

class SaidPage extends Element {
  static properties = {world: {attribute: false}, target: {}, said: {state: true}, card: {state: true}, away: {state: true}, text: {state: true}, failure: {state: true}};

  #asked = '';

  constructor() {
    super();
    this.text = '';
  }

  render() {
    const {plan} = this.world,
      {record, text} = plan.comments,
      field = plan.records[record].fields[text];
    return html`<form novalidate @submit=${event => this.#send(event)}>
      <div class="rows">
        <h2>${t('said.title')}</h2>
        <p class="about">${this.#title()}</p>
        ${this.away ? html`<p role="status">${t('said.away')}</p>` : nothing}
        ${this.said?.length === 0 && !this.#waiting().length ? html`<p>${t('said.none')}</p>` : nothing}
        <ol class="said-list">
          ${repeat(this.said ?? [], remark => remark.id, remark => this.#remark(remark))}
          ${this.#waiting().map(post => html`<li><p class="who">${t('said.waits')}</p><p>${post.command.fields[text]}</p></li>`)}
        </ol>
        <label for="said-text">${t('said.say')}</label>
        <textarea id="said-text" rows="3" maxlength=${field.length[1]} aria-describedby="said-help" .value=${this.text} @input=${event => { this.text = event.target.value; }}></textarea>
        <p class="help" id="said-help">${label(field.help)}</p>
      </div>
      <footer>
        <p class="error" role="status">${this.failure ?? nothing}</p>
        <div class="two">
          <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${t('act.back')}</button
          ><button class="send primary" ?disabled=${!this.text.trim()}>${t('said.act')}</button>
        </div>
      </footer>
    </form>`;
  }

  #title() {
    return label((this.world.view?.records[this.target] ?? this.card)?.title) || this.target;
  }

  // Asked again whenever the card tells of another word, or one of mine has gone.
  updated() {
    const {count, seq} = this.world.view?.records[this.target]?.comments ?? {},
      asked = `${this.target} ${count} ${seq} ${this.#waiting().length}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#read();
  }

  #remark({text, by, struck, correctedBy}) {
    return html`<li><p class="who"><b>${label(by.name)}</b></p><p>${struck || correctedBy ? html`<del>${text}</del>` : text}</p></li>`;
  }

  // Mine, that nobody has answered yet.
  #waiting() {
    const {plan, outbox, incident} = this.world,
      {record, about} = plan.comments;
    return outbox.waiting.filter(({command, incident: at}) => at === incident && command.record === record && command.fields[about] === this.target);
  }

  async #read() {
    try {
      const {card, comments} = await get(`/api/incidents/${encodeURIComponent(this.world.incident)}/records/${encodeURIComponent(this.target)}`);
      this.card = card;
      this.said = comments ?? [];
      this.away = false;
    } catch {
      this.away = true;
    }
  }

  async #send(event) {
    event.preventDefault();
    const {plan, outbox, incident, group} = this.world,
      {record, about, text} = plan.comments,
      said = this.text.trim(),
      fields = {[about]: this.target, [text]: said};
    if (!said) return;
    try {
      await outbox.add(
        incident,
        [{command: {type: 'postRecord', record, fields}, values: fields, about: {title: plan.records[record].label, text: this.#title(), group, record: this.target}}],
        serverNow(),
      );
      this.text = '';
      this.failure = undefined;
    } catch (problem) {
      this.failure = t('form.store', {why: problem.message});
    }
  }
}
customElements.define('said-page', SaidPage);
