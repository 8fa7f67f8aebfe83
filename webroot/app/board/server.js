/** What this screen asks the server beside its live view: do this, show me that, and what happened to that record. */
import { command, get, post } from '../post/api.js';

/** Masked values of a record: like a command, and the answer has `values`. */
export function reveal(incident, id, body) {
  return outcome(() => post(`/api/incidents/${encodeURIComponent(incident)}/records/${encodeURIComponent(id)}/reveal`, body));
}

/** The same for the telephone number of a helper who came by a code. */
export function revealGuest(incident, id, body) {
  return outcome(() => post(`/api/incidents/${encodeURIComponent(incident)}/joins/${encodeURIComponent(id)}/reveal`, body));
}

/** {value} accepted · {problem} refused · {lost: true, afterMs} nobody knows yet: ask again with the same command. */
export function submit(incident, body) {
  return outcome(() => command(incident, body));
}

async function outcome(act) {
  try {
    return { value: await act() };
  } catch (problem) {
    return problem.passing ? { lost: true, afterMs: problem.retryAfterMs } : { problem };
  }
}

export async function record(incident, id) {
  try {
    return { value: await get(`/api/incidents/${encodeURIComponent(incident)}/records/${encodeURIComponent(id)}`) };
  } catch (problem) {
    return { problem };
  }
}
