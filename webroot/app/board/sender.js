/**
 * Sends one command and says what became of it:
 *   {kind: 'sending'} · {kind: 'accepted', answer} · {kind: 'lost', attempts}: no answer, asked again with the same id ·
 *   {kind: 'confirm', codes, messages, records}: the plan asks "really?" · {kind: 'refused', code, title, errors} ·
 *   {kind: 'held'}: nothing leaves this page now; the same content is the same command when it does again
 */
import { submit } from './server.js';

const AGAIN_MS = [1_000, 2_000, 4_000, 8_000];

export class Sender {
  #incident;
  #draft;
  #tell;
  #submit;
  #timer = 0;
  #round = 0;

  /** @param by sends it, when it is no command like the others */
  constructor(incident, draft, tell, by = submit) {
    this.#incident = incident;
    this.#draft = draft;
    this.#tell = tell;
    this.#submit = by;
  }

  async send(body, attempts = 0) {
    const round = this.#begin();
    if (attempts === 0) this.#tell({ kind: 'sending' });
    const answer = await this.#submit(this.#incident, this.#draft.attempt(body));
    if (round !== this.#round) return;
    if (answer.lost) this.#again(body, attempts + 1, answer.afterMs);
    else if (answer.problem?.code === 'frozen') this.#tell({ kind: 'held' });
    else if (answer.problem) this.#refused(answer.problem);
    else this.#tell({ kind: 'accepted', answer: answer.value });
  }

  /** Stops asking; what was sent may still have arrived. */
  stop() {
    this.#begin();
  }

  #begin() {
    clearTimeout(this.#timer);
    this.#round += 1;
    return this.#round;
  }

  #again(body, attempts, afterMs) {
    this.#tell({ kind: 'lost', attempts });
    const pause = afterMs ?? AGAIN_MS[Math.min(attempts, AGAIN_MS.length) - 1];
    this.#timer = setTimeout(() => this.send(body, attempts), pause);
  }

  #refused(problem) {
    this.#draft.forgetAttempt();
    this.#tell(outcomeOf(problem));
  }
}

/** A problem document as a form needs it: what belongs to a field, and what to say above the buttons. */
function outcomeOf(problem) {
  const errors = problem.errors ?? [];
  const asks = errors.filter((error) => error.code === 'confirm' || problem.code === 'confirm');
  if (asks.length > 0 && asks.length === errors.length) {
    return { kind: 'confirm', codes: asks.map((error) => (error.code === 'confirm' ? error.expected : error.code)), messages: asks.map((error) => error.message), records: asks.flatMap((error) => error.records ?? []) };
  }
  return { kind: 'refused', code: problem.code, title: problem.message, errors: errors.map((error) => ({ ...error, field: pathOf(error.field) })) };
}

/** The refused outcome with its errors sorted: those at a field of this form, and those to be said above the buttons. */
export function sorted(outcome, names) {
  const known = (error) => names.includes(error.field.split('.')[0]);
  return { ...outcome, atFields: outcome.errors.filter(known), others: outcome.errors.filter((error) => !known(error)) };
}

/** "fields.items[2].text" of the server is "items.2.text" in a form. */
function pathOf(field = '') {
  return field.replace(/^fields\./u, '').replace(/\[(\d+)\]/gu, '.$1');
}
