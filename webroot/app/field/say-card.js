// What may be said to the crowd now, and when it is answered next. A line whose time has passed is shown as such, not offered.
// <say-card .view>.
import {html, nothing} from 'lit';
import {TickingElement} from '../ui/element.js';
import {toast} from '../ui/toast-list.js';
import {label, t} from '../i18n/index.js';
import {ms, span, timeOrDay} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';

class SayCard extends TickingElement {
  static properties = {view: {attribute: false}};

  render() {
    const {say, nextAnswer} = this.view ?? {},
      answers = Object.values(this.view?.answers ?? {});
    if (!say && !nextAnswer && !answers.length) return nothing;
    const expired = say?.until && ms(say.until) <= serverNow();
    return html`<section class="say" ?data-expired=${expired}>
      ${say ? (expired ? this.#expired(say) : this.#line(say)) : nothing}${nextAnswer ? this.#next(ms(nextAnswer)) : nothing}${answers.length ? this.#answers(answers) : nothing}
    </section>`;
  }

  #line({text, until}) {
    const words = label(text);
    return html`<div>
        <h2>${t('say.title')}${until ? html` · ${t('say.until', {at: timeOrDay(until, serverNow())})}` : nothing}</h2>
        <p>${words}</p>
      </div>
      ${navigator.clipboard ? html`<button type="button" @click=${() => this.#copy(words)}>${t('say.copy')}</button>` : nothing}`;
  }

  #expired({text, until}) {
    return html`<div>
      <h2><b>${t('say.expired', {at: timeOrDay(until, serverNow())})}</b> · ${t('say.expiredText')}</h2>
      <p><s>${label(text)}</s></p>
    </div>`;
  }

  #next(at) {
    const left = at - serverNow();
    return html`<p class="next" ?data-late=${left < 0}>
      <b>${t('answer.next', {at: timeOrDay(at, serverNow())})}</b>
      <span>${left < 0 ? t('answer.late', {span: span(-left)}) : t('answer.left', {span: span(left)})}</span>
    </p>`;
  }

  #answers(answers) {
    return html`<details class="answers">
      <summary>${t('say.answers', {n: answers.length})}</summary>
      ${answers.map(({question, answer}) => html`<p><b>${question}</b>${answer}</p>`)}
    </details>`;
  }

  #copy(words) {
    navigator.clipboard.writeText(words).then(
      () => toast(t('say.copied')),
      problem => toast(problem.message, {tone: 'bad'}),
    );
  }
}
customElements.define('say-card', SayCard);
