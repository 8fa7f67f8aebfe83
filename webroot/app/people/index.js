// Small pages about people: /welcome#… (set a password by a link), /join#… (a helper comes in), /me (my sessions and my
// password), /people (accounts, for administrators), /confirmed (the end of a window of the organisation's own sign-in). Each is one element.
import {html, nothing, render} from 'lit';
import '../ui/index.js';
import './words.js';
import {onLanguage, t} from '../i18n/index.js';

const PAGES = {
  welcome: {element: 'set-password', load: () => import('./set-password.js')},
  join: {element: 'join-page', load: () => import('./join-page.js')},
  confirmed: {element: 'confirmed-page', load: () => import('./confirmed-page.js')},
  me: {element: 'my-sessions', load: () => import('./my-sessions.js')},
  people: {element: 'account-list', load: () => import('./account-list.js')},
};

const name = location.pathname.slice(1);
const page = PAGES[name];
let element;
onLanguage(show);
await page.load();
element = document.createElement(page.element);
show();

function show() {
  document.title = `${t(`${name}.title`)} · ${t('app.name')}`;
  const inside = name === 'me' || name === 'people';
  render(
    html`
      <header class="top">
        <a class="brand" href="/"><img src="/style/sextant.svg" alt="" width="28" height="28" /><b>${t('app.name')}</b></a>
        <span class="gap"></span>
        ${inside ? html`<a class="button quiet" href="/">${t('people.home')}</a>` : nothing}
        <language-switch></language-switch>
      </header>
      <main id="main" class=${inside ? 'wide' : 'entry'}>${element ?? nothing}</main>
    `,
    document.body,
  );
}
