// The walls that were let in, to end one; and, for the team, the field in which a wall's code is typed: <wall-list pair>.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {toast} from '../ui/index.js';
import {label, t, words} from '../i18n/index.js';
import {ago, dayMinute} from '../i18n/time.js';
import {get, post, remove} from '../post/api.js';

words({
  zh: {
    'walls.none': '没有接入的大屏',
    'walls.code': '大屏上显示的代码',
    'walls.place': '挂在哪里',
    'walls.pair': '接入',
    'walls.paired': '大屏几秒后亮起',
    'walls.since': '接入于 {at} · 最近在线 {ago}',
    'walls.end': '断开',
    'walls.sure': '断开“{name}”？它会立即黑屏，要重新输入代码才能接入。',
    'walls.lead': '在要用作大屏的电脑上打开本站的 /wall，把屏幕上的代码输在这里。大屏只能看，不会自动退出。',
  },
  en: {
    'walls.none': 'No wall is connected',
    'walls.code': 'Code on the wall',
    'walls.place': 'Where it hangs',
    'walls.pair': 'Connect',
    'walls.paired': 'The wall comes on in a few seconds',
    'walls.since': 'Since {at} · last seen {ago}',
    'walls.end': 'Disconnect',
    'walls.sure': 'Disconnect {name}? It goes dark at once and needs a new code to come back.',
    'walls.lead': 'Open /wall of this site on the computer that is to be a wall, and type its code here. A wall only reads and never logs out.',
  },
});

class WallList extends TickingElement {
  static properties = {pair: {type: Boolean}, walls: {state: true}, problem: {state: true}, busy: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  async #read() {
    try {
      this.walls = (await get('/api/displays')).displays;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`
      ${this.pair ? this.#asking() : nothing}
      ${this.problem && !this.problem.errors.length ? html`<p class="error" role="alert">${this.problem.message}</p>` : nothing}
      ${this.walls?.length === 0 && !this.pair ? html`<p class="muted">${t('walls.none')}</p>` : nothing}
      <ul class="rows">
        ${(this.walls ?? []).map(
          one => html`<li>
            <div><b>${label(one.name)}</b><p class="muted small">${t('walls.since', {at: dayMinute(one.since), ago: ago(one.used, Date.now())})}</p></div>
            <button type="button" @click=${() => this.#end(one)}>${t('walls.end')}</button>
          </li>`,
        )}
      </ul>
    `;
  }

  #asking() {
    return html`
      <p class="muted small">${t('walls.lead')}</p>
      <form class="pairing" novalidate @submit=${event => this.#submit(event)}>
        ${this.#field('code', {class: 'code', autocapitalize: 'characters'})}${this.#field('place', {})}
        <button class="primary" aria-disabled=${this.busy ? 'true' : 'false'}>${t('walls.pair')}</button>
      </form>
    `;
  }

  #field(name, {class: look, autocapitalize}) {
    const wrong = this.problem?.fields[name];
    return html`
      <div class="field">
        <label for=${`wall-${name}`}>${t(`walls.${name}`)}</label>
        <input id=${`wall-${name}`} name=${name} class=${look ?? nothing} autocomplete="off" autocapitalize=${autocapitalize ?? nothing} spellcheck="false" aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${`wall-${name}-wrong`} />
        <p id=${`wall-${name}-wrong`} class="error">${wrong ?? nothing}</p>
      </div>
    `;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target;
    this.busy = true;
    this.problem = undefined;
    try {
      await post('/api/displays', Object.fromEntries(new FormData(form)));
      form.reset();
      toast(t('walls.paired'));
      setTimeout(() => this.#read(), 4_000);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  async #end(one) {
    if (!confirm(t('walls.sure', {name: label(one.name)}))) return;
    try {
      await remove(`/api/displays/${one.id}`);
    } catch (problem) {
      toast(problem.message, {tone: 'bad'});
    }
    this.#read();
  }
}
customElements.define('wall-list', WallList);
