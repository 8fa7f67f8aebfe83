// What has been typed into the intake form: kept on this device until the incident is open, whatever happens to the page.
import {commandId} from '../post/api.js';

const STORED = 'sextant.intake';

export class IntakeDraft {
  #sent = {id: null, body: null};
  values = read();

  get filled() {
    return Object.keys(this.values).length > 0;
  }

  set(field, value) {
    const empty = value === '' || value === null || (Array.isArray(value) && !value.length);
    const {[field]: gone, ...rest} = this.values;
    this.values = empty ? rest : {...rest, [field]: value};
    write(this.values);
  }

  clear() {
    this.values = {};
    write(this.values);
  }

  /** The command to send. Sent again unchanged it keeps its id, so a lost answer never opens a second incident. */
  command() {
    const body = JSON.stringify(this.values);
    if (body !== this.#sent.body) this.#sent = {id: commandId(), body};
    return {commandId: this.#sent.id, type: 'openIncident', fields: this.values};
  }
}

// Without storage (private window, policy) the draft lives as long as the page.
function read() {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}');
  } catch {
    return {};
  }
}

function write(values) {
  try {
    localStorage.setItem(STORED, JSON.stringify(values));
  } catch {
    document.documentElement.dataset.draftKept = 'page';
  }
}
