/** What the keys do, behind "?". */
import { html } from 'lit';
import { Element } from '../ui/element.js';
import { say } from './say.js';

const LIST = [['N', 'keys.new'], ['F', 'keys.findAll'], ['/', 'keys.find'], ['↑ ↓ ← →', 'keys.move'], ['Enter', 'keys.open'], ['E', 'keys.amend'], ['1 – 9', 'keys.tab'], ['Ctrl ↵', 'keys.send'], ['Esc', 'keys.close']];

class KeysDialog extends Element {
  show() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`
      <dialog class="keys-dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">${say('keys.title')}</h2>
        <dl>${LIST.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${say(what)}</dd>`)}</dl>
        <form method="dialog"><button>${say('act.close')}</button></form>
      </dialog>`;
  }
}

customElements.define('keys-dialog', KeysDialog);
