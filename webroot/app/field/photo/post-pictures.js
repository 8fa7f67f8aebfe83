// How far the pictures of a post came, and what was not taken. <post-pictures .outbox .key>
import {html, nothing} from 'lit';
import {Element} from '../../ui/element.js';
import {t} from '../../i18n/index.js';
import './words.js';

class PostPictures extends Element {
  static properties = {outbox: {attribute: false}, key: {attribute: false}};
  #stop;

  connectedCallback() {
    super.connectedCallback();
    if (this.outbox) this.#follow();
  }

  // Defined after it stood on the page: only now it knows its outbox.
  firstUpdated() {
    if (!this.#stop) this.#follow();
  }

  #follow() {
    this.#stop = this.outbox.onChange(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  render() {
    const all = this.outbox.pictures?.of(this.key) ?? [],
      sent = all.filter(picture => picture.state === 'sent').length,
      refused = all.filter(picture => picture.state === 'refused');
    if (!all.length) return nothing;
    return html`<p class="pictures" data-sent=${sent}>
        <span class="chip" data-tone=${refused.length ? 'bad' : sent === all.length ? 'good' : 'waiting'}
          >${t('photo.state', {sent, of: all.length})}</span
        >
      </p>
      ${refused.map(
        picture =>
          html`<p class="refused">
            ${t('photo.refused', {why: picture.problem?.errors?.[0]?.message ?? picture.problem?.message ?? ''})}
            <button type="button" @click=${() => this.outbox.pictures.drop([picture])}>${t('post.discard')}</button>
          </p>`,
      )}`;
  }
}
customElements.define('post-pictures', PostPictures);
