// A picture to draw over with a finger: what is touched becomes coarse squares, for good. <blur-dialog .picture>, tells 'done' {bytes or undefined}.
import {html} from 'lit';
import {Element} from '../../ui/element.js';
import {t} from '../../i18n/index.js';
import {contentOf} from '../../post/pictures.js';
import {jpegOf} from '../../post/shrink.js';

const BRUSH = 14, // a brush is so many times smaller than the longer side
  SQUARES = 4; // and shows so many squares across

class BlurDialog extends Element {
  static properties = {picture: {attribute: false}, touched: {state: true}};

  render() {
    return html`<dialog class="blurring" aria-labelledby="blur-title" @close=${() => this.#tell(undefined)}>
      <h2 id="blur-title">${t('photo.blurTitle')}</h2>
      <p>${t('photo.blurText')}</p>
      <canvas
        aria-label=${t('photo.blurTitle')}
        @pointerdown=${event => this.#touch(event)}
        @pointermove=${event => event.buttons && this.#touch(event)}
      ></canvas>
      <div class="ways">
        <button type="button" @click=${() => this.querySelector('dialog').close()}>${t('photo.blurCancel')}</button
        ><button type="button" class="primary" ?disabled=${!this.touched} @click=${() => this.#done()}>${t('photo.blurDone')}</button>
      </div>
    </dialog>`;
  }

  async firstUpdated() {
    this.querySelector('dialog').showModal();
    const bytes = await contentOf(this.picture),
      bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/jpeg'})),
      canvas = this.querySelector('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    bitmap.close();
  }

  #touch(event) {
    const canvas = event.target,
      {left, top, width} = canvas.getBoundingClientRect(),
      scale = canvas.width / width;
    const side = Math.max(24, Math.round(Math.max(canvas.width, canvas.height) / BRUSH)),
      square = Math.max(4, Math.round(side / SQUARES));
    const x = Math.floor(((event.clientX - left) * scale - side / 2) / square) * square,
      y = Math.floor(((event.clientY - top) * scale - side / 2) / square) * square;
    const pen = canvas.getContext('2d', {willReadFrequently: true});
    for (let i = 0; i <= SQUARES; i++) for (let j = 0; j <= SQUARES; j++) this.#coarse(pen, x + i * square, y + j * square, square);
    this.touched = true;
  }

  // One colour for a square of the picture: what was there cannot be read back.
  #coarse(pen, x, y, side) {
    if (x < 0 || y < 0 || x >= pen.canvas.width || y >= pen.canvas.height) return;
    const {data} = pen.getImageData(x, y, side, side),
      sum = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) sum[c] += data[i + c];
    pen.fillStyle = `rgb(${sum.map(one => Math.round((4 * one) / data.length)).join(' ')})`;
    pen.fillRect(x, y, side, side);
  }

  async #done() {
    const canvas = this.querySelector('canvas');
    this.#tell(await jpegOf(canvas, canvas.width, canvas.height));
  }

  #tell(bytes) {
    this.dispatchEvent(new CustomEvent('done', {detail: bytes}));
  }
}
customElements.define('blur-dialog', BlurDialog);
