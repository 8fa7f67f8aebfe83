// Brings the content of a file to the server, part by part, from where the server has it: after a break nothing is sent twice.
// The record that declares it was accepted before. For pages and for the service worker: no document.
import {failed} from './outcome.js';

const PART = 256 * 1024,
  LEAST_PART = 16 * 1024; // after each failure a part is half as large, so that it passes even where little does
const TIMEOUT_MS = 60_000;
const NOT_KNOWN_YET = 12, // a record that was accepted a moment ago is not known everywhere at once
  SENT_AGAIN = 3;

/**
 * What came of it (outcome.js): sent, waiting, refused, signIn.
 * file: {incident, record, size}; bytes: the whole; tries: how often it failed before;
 * goOn(have): told after each part, false puts off the rest (state waiting, at once).
 */
export async function upload({incident, record, size}, bytes, {tries = 0, language, goOn = () => true} = {}) {
  const most = Math.max(LEAST_PART, PART >> Math.min(tries, 8));
  const path = `/api/incidents/${encodeURIComponent(incident)}/files/${encodeURIComponent(record)}`;
  try {
    for (let held = await ask(`${path}/upload`, {language}), lost = 0; ; ) {
      if (held.problem?.code === 'outOfStep' && lost++ < SENT_AGAIN) held = await ask(`${path}/upload`, {language});
      else if (held.problem) return outcomeOf(held.problem, tries);
      else if (held.complete) return {state: 'sent'};
      else if (!goOn(held.have)) return {state: 'waiting', afterMs: 0, putOff: true};
      else held = await ask(`${path}?from=${held.have}`, {language, part: bytes.subarray(held.have, Math.min(size, held.have + most))});
    }
  } catch {
    return failed({status: 0, code: 'network'}, tries);
  }
}

async function ask(path, {language, part}) {
  const headers = {Accept: 'application/json, application/problem+json'};
  if (language) headers['X-Language'] = language;
  if (part) headers['Content-Type'] = 'application/octet-stream';
  const response = await fetch(path, {
    method: part ? 'PUT' : 'GET',
    headers,
    body: part,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    cache: 'no-store',
  });
  const content = /[/+]json/u.test(response.headers.get('content-type') ?? '') ? await response.json() : undefined;
  if (response.ok && Number.isInteger(content?.have)) return content;
  const retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || undefined;
  return {problem: {status: response.ok ? 0 : response.status, retryAfterMs, ...described(content)}};
}

const described = ({code = 'unknown', detail, title, errors} = {}) => ({code, message: detail || title, errors});

function outcomeOf(problem, tries) {
  const again =
    (problem.code === 'unknownRecord' && tries < NOT_KNOWN_YET) ||
    (problem.errors?.[0]?.code === 'fingerprint' && tries < SENT_AGAIN); // broken on the way or on the disk
  return failed(again ? {status: 0, code: 'network'} : problem, tries);
}
