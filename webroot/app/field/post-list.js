// Posts as the outbox has them: waiting, sent, refused with the reason and the way out of it. <post-list .world .posts>.
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {Element} from '../ui/element.js';
import {label, t} from '../i18n/index.js';
import {recordOf} from './cards.js';
import {hourMinute} from '../i18n/time.js';

const TONES = {waiting: 'waiting', sending: 'active', sent: 'good', refused: 'bad', confirm: 'bad'};

class PostList extends Element {
  static properties = {world: {attribute: false}, posts: {attribute: false}};

  render() {
    return html`<ul class="cards posts">
      ${repeat(
        this.posts,
        post => post.n,
        post => html`<li data-state=${post.state}>${this.#post(post)}</li>`,
      )}
    </ul>`;
  }

  #post(post) {
    const state = this.world.outbox.sending === post.n ? 'sending' : post.state,
      ids = post.answer?.records?.join(', '),
      made = recordOf(this.world.plan, post),
      fate = this.world.view?.fates?.[made];
    return html`<article>
      <div>
        <h3>${label(post.about.title)}${post.about.text ? html` · ${post.about.text}` : nothing}</h3>
        <p>
          <span>${t('post.seen', {at: hourMinute(post.at)})}</span>${ids ? html`<span>${ids}</span>` : nothing}<span
            class="chip"
            data-tone=${fate ? 'bad' : TONES[state]}
            >${fate ? this.#fate(fate) : t(state === 'waiting' && post.tried ? 'post.tried' : `post.${state}`)}</span
          >
        </p>
        ${fate?.struck ? html`<p><b>${label(fate.by?.name)}</b> ${fate.struck}</p>` : nothing}
        ${post.pictures ? this.#pictures(post) : nothing}
      </div>
      ${state === 'waiting' && !post.tried && this.#mendable(post) ? html`<a class="button do" href=${this.#mend(post)}>${t('post.change')}</a>` : nothing}
      ${made ? html`<a class="button do" href=${`#look/${made}`}>${t('post.open')}</a>` : nothing}
      ${state === 'refused' || state === 'confirm' ? this.#trouble(post) : nothing}
    </article>`;
  }

  #fate({struck, correctedBy}) {
    return correctedBy ? t('post.corrected', {id: correctedBy}) : t(struck ? 'post.struck' : 'post.conflict');
  }

  #pictures(post) {
    import('./photo/post-pictures.js').catch(() => undefined);
    return html`<post-pictures .outbox=${this.world.outbox} .key=${post.pictures}></post-pictures>`;
  }

  #trouble(post) {
    const {outbox} = this.world,
      {problem} = post,
      lines = problem.errors?.length ? problem.errors.map(error => error.message) : [problem.message];
    return html`<div class="trouble">
      ${[...new Set(lines)].map(line => html`<p>${line}</p>`)}
      <div class="ways">
        <button type="button" @click=${() => outbox.discard(post)}>${t('post.discard')}</button>
        ${this.#moveForm(post)}${this.#mendable(post) ? html`<a class="button ${post.state === 'refused' ? 'primary' : ''}" href=${this.#mend(post)}>${t('post.mend')}</a>` : nothing}
        ${post.state === 'confirm' ? this.#yes(post) : nothing}
      </div>
    </div>`;
  }

  #yes(post) {
    const {outbox} = this.world;
    return post.problem.code === 'confirmIdentity'
      ? html`<button type="button" class="primary" @click=${async () => (await import('./identity.js')).identify(outbox, post)}>${t('post.identify')}</button>`
      : html`<button type="button" class="primary" @click=${() => outbox.confirm(post)}>${t('post.yes')}</button>`;
  }

  // A refused step of a task: its form again, when the task still allows it; that discards the refused one.
  #moveForm(post) {
    const {view, plan, outbox} = this.world,
      {type, id, move} = post.command,
      card = type === 'moveRecord' && post.state === 'refused' && view?.records?.[id];
    if (!card || !plan.records[card.type]?.states[card.state]?.moves[move]) return nothing;
    return html`<a class="button primary" href=${`#move/${id}/${move}`} @click=${() => outbox.discard(post)}
      >${t('post.mendMove')}</a
    >`;
  }

  #mend({n, about: {fix}}) {
    return fix ? `#fix/${fix.id}/${fix.act}/${n}` : `#mend/${n}`;
  }

  #mendable({command, about}) {
    const {plan} = this.world;
    return about.fix || command.type === 'postRecord' && plan.field[about.group]?.some(action => action.id === about.action);
  }
}
customElements.define('post-list', PostList);
