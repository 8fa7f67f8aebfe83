// Speaking instead of typing: a note of at most three minutes, kept and sent like a picture. The microphone is asked for when the button is pressed,
// and let go when the note ends. <voice-note>; tells 'recorded' {bytes, type, at}, and 'failed' with a sentence.
import {html, nothing} from 'lit';
import {Element} from '../../ui/element.js';
import {t} from '../../i18n/index.js';
import {serverNow} from '../../live/freshness.js';

const LONGEST_MS = 3 * 60_000;
const BITS_A_SECOND = 24_000; // speech; three minutes are half a megabyte
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** A page on http://10.… has no microphone, an old browser no recorder. */
export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder && typeOfNotes());

/** 1:07 */
const minutes = length => `${Math.floor(length / 60_000)}:${String(Math.floor((length % 60_000) / 1_000)).padStart(2, '0')}`;

const typeOfNotes = () => TYPES.find(type => MediaRecorder.isTypeSupported(type));

class VoiceNote extends Element {
  static properties = {since: {state: true}, asking: {state: true}};
  #recorder;
  #timer = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end(); // what was said until then is kept
  }

  render() {
    if (!canRecord()) return nothing;
    return this.since
      ? html`<button type="button" class="recording" @click=${() => this.#end()}>
          <span>${t('voice.stop')}</span> <b>${minutes(Date.now() - this.since)}</b>
        </button>`
      : html`<button type="button" ?disabled=${this.asking} @click=${() => this.#begin()}>${t('voice.begin')}</button>`;
  }

  async #begin() {
    this.asking = true;
    try {
      this.#record(await navigator.mediaDevices.getUserMedia({audio: true}));
    } catch (problem) {
      this.#fail(problem.name === 'NotAllowedError' ? t('voice.notAllowed') : problem.name === 'NotFoundError' ? t('voice.noMicrophone') : t('voice.failed', {why: problem.message}));
    }
    this.asking = false;
  }

  #record(stream) {
    const at = serverNow(),
      parts = [],
      type = typeOfNotes();
    const recorder = new MediaRecorder(stream, {mimeType: type, audioBitsPerSecond: BITS_A_SECOND});
    recorder.ondataavailable = event => event.data.size && parts.push(event.data);
    recorder.onerror = event => this.#fail(t('voice.failed', {why: event.error?.message ?? ''}));
    recorder.onstop = async () => {
      stream.getTracks().forEach(track => track.stop());
      clearInterval(this.#timer);
      this.since = undefined;
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      if (bytes.length) this.dispatchEvent(new CustomEvent('recorded', {detail: {bytes, type: type.split(';')[0], at}}));
    };
    recorder.start();
    this.#recorder = recorder;
    this.since = Date.now();
    this.#timer = setInterval(() => (Date.now() - this.since < LONGEST_MS ? this.requestUpdate() : this.#end()), 500);
  }

  #end() {
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
  }

  #fail(sentence) {
    this.dispatchEvent(new CustomEvent('failed', {detail: sentence}));
  }
}
customElements.define('voice-note', VoiceNote);
