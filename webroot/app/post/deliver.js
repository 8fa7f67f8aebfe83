// One try to bring a post to the server, and what came of it (outcome.js). For the page and for the service worker: no document.
import {accepted, failed} from './outcome.js';

const TIMEOUT_MS = 20_000;
const UNKNOWN = {status: 0, code: 'network'};

/** The same command is sent to the letter each time; tries: how often it failed before; language: of the reasons, if it is refused. */
export async function deliver({incident, command}, tries, language) {
  const headers = {'Content-Type': 'application/json', Accept: 'application/json, application/problem+json'};
  if (language) headers['X-Language'] = language;
  try {
    const response = await fetch(`/api/incidents/${encodeURIComponent(incident)}/commands`, {
      method: 'POST',
      headers,
      body: JSON.stringify(command),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    return outcomeOf(response, await read(response), tries);
  } catch {
    return failed(UNKNOWN, tries);
  }
}

function outcomeOf(response, content, tries) {
  if (response.ok) {
    const outcome = accepted(content);
    return outcome.state === 'sent' ? outcome : failed(UNKNOWN, tries);
  }
  const {code = 'unknown', detail, title, errors} = content ?? {};
  const retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || undefined;
  return failed({status: response.status, code, message: detail || title, errors, retryAfterMs}, tries);
}

// A proxy in between may answer in its own words: they are not an answer.
async function read(response) {
  const text = await response.text();
  return text && /[/+]json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
}
