// Being reminded while this page is closed: asked for by the person, explained before, taken back with one tap. Only where the server offers it and the
// browser can. Never the only way: what is urgent rings while the page is open, and the wall shows it. <push-switch>.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {toast} from '../ui/toast-list.js';
import {t, words} from '../i18n/index.js';
import {get, post, remove} from '../post/api.js';

words({
  zh: {
    'push.title': '页面关闭时提醒',
    'push.means': '有特急指令或召集时，由浏览器厂商的推送服务提醒此手机；内容只说“有事待办”，不含案情和人名。可能延迟或收不到，请勿只靠它。',
    'push.on': '开启提醒',
    'push.off': '已开启，点此关闭',
    'push.denied': '浏览器不允许通知，请在系统设置里打开',
  },
  en: {
    'push.title': 'Remind me while this page is closed',
    'push.means':
      'For flash directives and call-outs, by the push service of your browser’s maker. It says that something waits, never what or about whom. It may come late or not at all: do not rely on it alone.',
    'push.on': 'Turn reminders on',
    'push.off': 'On. Turn them off',
    'push.denied': 'The browser does not allow notifications; allow them in its settings',
  },
});

const asBytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0));

const subscription = async () =>
  (await navigator.serviceWorker?.getRegistration('/field'))?.pushManager?.getSubscription();

class PushSwitch extends Element {
  static properties = {key: {state: true}, on: {state: true}, busy: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.#look().catch(() => undefined); // no network: not now
  }

  async #look() {
    if (!globalThis.PushManager || !globalThis.Notification) return;
    const {key} = await get('/api/me/push', {stay: true});
    this.on = Boolean(await subscription());
    this.key = key;
  }

  render() {
    if (!this.key) return nothing;
    return html`<section class="push">
      <h3>${t('push.title')}</h3>
      <p class="muted">${t('push.means')}</p>
      <button type="button" aria-pressed=${Boolean(this.on)} ?disabled=${this.busy} @click=${() => this.#turn()}>${t(this.on ? 'push.off' : 'push.on')}</button>
    </section>`;
  }

  async #turn() {
    this.busy = true;
    try {
      if (this.on) await this.#end();
      else await this.#begin();
      this.on = !this.on;
    } catch (problem) {
      toast(Notification.permission === 'denied' ? t('push.denied') : problem.message, {tone: 'bad'});
    } finally {
      this.busy = false;
    }
  }

  async #begin() {
    const {pushManager} = await navigator.serviceWorker.ready;
    const made = await pushManager.subscribe({userVisibleOnly: true, applicationServerKey: asBytes(this.key)});
    const {endpoint, keys} = made.toJSON();
    try {
      await post('/api/me/push', {endpoint, p256dh: keys.p256dh, auth: keys.auth});
    } catch (problem) {
      await made.unsubscribe();
      throw problem;
    }
  }

  async #end() {
    await remove('/api/me/push');
    await (await subscription())?.unsubscribe();
  }
}
customElements.define('push-switch', PushSwitch);
