/**
 * What somebody has typed and not yet posted. Kept in the browser per person, incident and subject, through reload and
 * sign-out, until it is posted or thrown away by hand. The command id of an attempt whose answer was lost stays with it,
 * so that sending the same content again is the same command.
 */
import { commandId } from '../post/api.js';

const PREFIX = 'sextant.draft';

export class Draft {
  #key;

  constructor(account, incident, subject) {
    this.#key = `${PREFIX}.${account}.${incident}.${subject}`;
  }

  /** {values, occurredAt?, baseVersion?, correctionOf?, attempt?, savedAt} or null. */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key));
    } catch {
      return null; // no storage, or not ours: the form starts empty and still works
    }
  }

  keep(content) {
    this.#write({ ...this.read(), ...content, savedAt: new Date().toISOString() });
  }

  /** The command to send for this body: an unanswered attempt with exactly this body goes again, letter by letter. */
  attempt(body) {
    const text = JSON.stringify(body);
    const before = this.read()?.attempt;
    if (before?.text === text) return before.command;
    const command = { commandId: commandId(), sentAt: new Date().toISOString(), ...body };
    this.keep({ attempt: { text, command } });
    return command;
  }

  /** The server has answered no: whatever is sent next is another command. */
  forgetAttempt() {
    const { attempt, ...content } = this.read() ?? {};
    if (attempt) this.#write(content);
  }

  clear() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      this.#warn();
    }
  }

  #write(content) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(content));
    } catch {
      this.#warn();
    }
  }

  #warn() {
    console.warn('This browser keeps no drafts: storage is full or switched off.');
  }
}

/** The subjects of this person's drafts in this incident, so that the board can say where something is unfinished. */
export function draftSubjects(account, incident) {
  const start = `${PREFIX}.${account}.${incident}.`;
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
  } catch {
    return [];
  }
}
