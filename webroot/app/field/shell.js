// Keeps the page itself on the phone: registers the service worker, tells it which files this page is made of, and offers a
// new version when it has one whole. A page on http://10.… has no service worker; then it needs the network to open.
import {t} from '../i18n/index.js';
import {toast} from '../ui/index.js';

const OURS = /^\/(?:app|style|webjars)\//u;
// Loaded when they are needed, perhaps without a network: of the languages, too, the page loads its own alone.
const LATER = [
  '/app/field/zh.js',
  '/app/field/en.js',
  ...['push-switch', 'log-tab', 'report', 'steps', 'identity', 'move-form', 'hand-over', 'leaving-words', 'said-page', 'look-page', 'look-history', 'own', 'fix-form', 'fix-model', 'fix-words'].map(name => `/app/field/${name}.js`),
  '/style/field-leave.css',
  ...['photo-row', 'voice-note', 'photo-tray', 'blur-dialog', 'post-pictures', 'words'].map(name => `/app/field/photo/${name}.js`),
  ...['declared', 'fingerprint', 'picture-queue', 'pictures', 'shrink', 'upload'].map(name => `/app/post/${name}.js`),
  '/style/field-photo.css',
  '/app/ui/alarm.js',
  ...['alarms', 'alarm-switch', 'words'].map(name => `/app/field/alarm/${name}.js`),
];
const CHECK_EVERY_MS = 60 * 60_000;

export async function keepShell(page = '/field', later = LATER) {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener(
    'message',
    event =>
      event.data?.type === 'updated' &&
      toast(t('app.updated'), {action: {label: t('app.reload'), act: () => location.reload()}}),
  );
  await register();
  const {active} = await navigator.serviceWorker.ready;
  const check = () => navigator.onLine && active.postMessage({type: 'shell', files: files(page, later)});
  check();
  setInterval(check, CHECK_EVERY_MS);
  navigator.storage?.persist?.();
}

// A worker made of modules can send in the background as well; where it cannot be had, the plain one keeps the page's files.
const register = () =>
  navigator.serviceWorker
    .register('/sw-sync.js', {scope: '/field', type: 'module'})
    .catch(() => navigator.serviceWorker.register('/sw.js', {scope: '/field'}));

const files = (page, later) => [
  ...new Set([
    page,
    '/manifest.webmanifest',
    ...later,
    ...performance
      .getEntriesByType('resource')
      .map(entry => new URL(entry.name))
      .filter(url => url.origin === location.origin && OURS.test(url.pathname))
      .map(url => url.pathname),
  ]),
];
