/** The two questions this screen asks the server beside its live view: do this, and what happened to that record. */
import { command, get } from '../post/api.js';

/** {value} accepted · {problem} refused · {lost: true, afterMs} nobody knows yet: ask again with the same command. */
export async function submit(incident, body) {
  try {
    return { value: await command(incident, body) };
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
