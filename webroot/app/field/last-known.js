// A live view that survives closing the page: what follow() tells, or, until it tells something, what was seen the last time.
import {follow} from '../live/view.js';
import {clockRate, hearTime, serverNow} from '../live/freshness.js';
import {recall, remember} from '../post/vault.js';

const KEEP_AFTER_MS = 1_000;

/** As follow(), but asks for the clock as well when the server could not be asked (clockUnknown); `remembered` is true while the view is the one of last time. Returns the way to stop. */
export function followKept(incident, name, listener, clockUnknown) {
  const key = `view.${incident}.${name}`;
  let kept,
    now,
    timer = 0,
    stopped = false;
  const tell = () =>
    !stopped &&
    listener(now?.view || !kept ? now : {...now, view: kept.view, since: kept.since, state: 'stale', remembered: true});
  const keep = () => {
    clearTimeout(timer);
    if (now?.view && now.state === 'live')
      remember(key, {
        view: now.view,
        since: now.since,
        clock: {server: serverNow(), local: Date.now(), rate: clockRate()},
      }).catch(() => undefined);
  };
  const stop = follow(incident, name, next => {
    const changed = next.view !== now?.view;
    now = next;
    if (changed) {
      clearTimeout(timer);
      timer = setTimeout(keep, KEEP_AFTER_MS);
    }
    tell();
  });
  const hidden = () => document.visibilityState === 'hidden' && keep();
  document.addEventListener('visibilitychange', hidden);
  recall(key)
    .catch(() => undefined)
    .then(known => {
      if (!known || now?.view) return;
      kept = known;
      if (clockUnknown)
        hearTime(known.clock.server + (Date.now() - known.clock.local) * known.clock.rate, known.clock.rate);
      tell();
    });
  return () => {
    stopped = true;
    stop();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', hidden);
  };
}
