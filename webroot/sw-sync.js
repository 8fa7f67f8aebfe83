// The service worker where the browser can load modules in one: all of sw.js, and sending in the background what waits in the outbox.
import './sw.js';
import {sendKept} from './app/post/background.js';
import {OUTBOX} from './app/post/posts.js';

self.addEventListener('sync', event => {
  if (event.tag === OUTBOX) event.waitUntil(sendKept());
});
