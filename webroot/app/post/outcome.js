// What an answer means for a post that waits in the outbox. Pure: no storage, no network, no clock.
//
//   sent      the server has it, for ever
//   confirm   the plan asks "really?", or who it comes from: waits for the person, who may say yes, or show it
//   refused   the server will never take it as it is: waits for the person, who mends or discards it
//   waiting   nobody knows yet: send the same command again after a while
//   signIn    waiting too, but only the person can help
// Only our own server's word refuses a post. A captive portal's 200, a proxy's 404 or a cut connection say nothing about it.

const FIRST_MS = 1_000,
  MOST_MS = 60_000;
const TOO_LARGE = new Set([413, 414, 431]);
/** A post that makes the server fail so often is tried less and no longer holds up the ones behind it. */
export const ASIDE_AFTER = 4;

/** An accepted command is answered with the place that it got in the journal; anything else is not an answer. */
export function accepted(answer) {
  return answer?.epoch && Number.isInteger(answer.seq)
    ? {state: 'sent', answer}
    : {state: 'waiting', problem: {code: 'network'}};
}

export function failed(problem, tries, random = Math.random()) {
  if (problem.status === 401) return {state: 'signIn'};
  if (TOO_LARGE.has(problem.status)) return {state: 'refused', problem: told(problem)};
  if (!ours(problem))
    return {
      state: 'waiting',
      afterMs: pause(problem, tries, random),
      aside: problem.status === 500 && tries >= ASIDE_AFTER,
    };
  const asked = problem.code === 'confirm' ? askedFor(problem.errors) : [];
  return {state: asked.length || problem.code === 'confirmIdentity' ? 'confirm' : 'refused', problem: told(problem), asked};
}

/** Full jitter over a doubling span, never sooner than the server said. */
export function pause({retryAfterMs = 0}, tries, random) {
  return Math.max(
    retryAfterMs,
    Math.round((0.5 + random / 2) * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries, 10))),
  );
}

const ours = problem =>
  problem.status >= 400 &&
  problem.status < 500 &&
  problem.status !== 408 &&
  problem.status !== 429 &&
  !['unknown', 'network', 'timeout', 'away'].includes(problem.code);

/** What of a problem is kept: the sentences that a person reads, by field. */
function told({code, message, errors = []}) {
  return {code, message, errors: errors.map(({field, message: text}) => ({field: plainField(field), message: text}))};
}

// The ids that a confirmation must name: the constraint's, which is the error's code.
const askedFor = errors =>
  errors
    .map(({code, expected}) => (code === 'confirm' ? expected : code))
    .flat()
    .filter(Boolean);
const plainField = field => field?.replace(/^fields\./u, '');
