/** <side-scroll>: fades at the side where more is to be scrolled to. The attributes `before` and `after` say where. */
class SideScroll extends HTMLElement {
  #sizes = new ResizeObserver(() => this.#look());
  #children = new MutationObserver(() => this.#look());

  connectedCallback() {
    this.addEventListener('scroll', this.#look, { passive: true });
    this.#sizes.observe(this);
    this.#children.observe(this, { childList: true });
  }

  disconnectedCallback() {
    this.removeEventListener('scroll', this.#look);
    this.#sizes.disconnect();
    this.#children.disconnect();
  }

  #look = () => {
    this.toggleAttribute('before', this.scrollLeft > 1);
    this.toggleAttribute('after', this.scrollLeft + this.clientWidth < this.scrollWidth - 1);
  };
}

customElements.define('side-scroll', SideScroll);
