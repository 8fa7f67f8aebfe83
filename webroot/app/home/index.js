// The first page: sign in, then the incidents. /?next=/wall/… comes back to where the sign-in was missing.
import {html, nothing, render} from 'lit';
import '../ui/index.js';
import './words.js';
import './home-bar.js';
import './sign-in.js';
import './incident-list.js';
import {languageChosen, onLanguage, setLanguage, t} from '../i18n/index.js';
import {ms} from '../i18n/time.js';
import {hearTime} from '../live/freshness.js';
import {get, signOut, whoAmI} from '../post/api.js';
import {usePlan} from '../ui/plan.js';

const state = {person: undefined, plan: null, problem: null};
onLanguage(show);
start();

async function start() {
  try {
    await welcome(await whoAmI());
  } catch (problem) {
    if (problem.status === 401) tell({person: null, problem: null});
    else {
      tell({problem});
      setTimeout(start, 3_000);
    }
  }
}

async function welcome(person) {
  hearTime(ms(person.now), person.rate);
  const next = nextPage();
  if (next) return location.replace(next);
  if (person.kind === 'guest') return location.replace('/field');
  if (person.kind === 'display') return location.replace('/wall');
  // Who only looks after accounts has nothing to do here.
  if (person.roles.every(role => role === 'administrator')) return location.replace('/people');
  const plan = await get('/api/plan');
  usePlan(plan);
  tell({person, plan, problem: null});
}

async function signedIn({detail: person}) {
  if (person.language && !languageChosen()) setLanguage(person.language);
  try {
    await welcome(person);
  } catch (problem) {
    tell({problem});
    setTimeout(start, 3_000);
  }
}

async function leave() {
  try {
    await signOut();
    location.assign('/');
  } catch (problem) {
    tell({problem});
  }
}

function tell(change) {
  Object.assign(state, change);
  show();
}

function show() {
  document.title = `${t('home.title')} · ${t('app.name')}`;
  const {person, plan, problem} = state;
  render(
    html`
      <a class="skip" href="#main">${t('skip')}</a>
      <home-bar .person=${person} @leave=${leave}></home-bar>
      <main id="main" class=${person ? 'home' : 'entry'}>
        ${
          problem
            ? html`
                <problem-list .problem=${problem}></problem-list>
              `
            : nothing
        }
        ${
          person === null
            ? html`
                <sign-in @signed-in=${signedIn}></sign-in>
              `
            : nothing
        }
        ${
          person && plan
            ? html`
                <incident-list .person=${person} .plan=${plan}></incident-list>
              `
            : nothing
        }
      </main>
    `,
    document.body,
  );
}

// Only a path of this site: an address in the link of a stranger leads nowhere.
function nextPage() {
  const next = new URLSearchParams(location.search).get('next');
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  const target = new URL(next, location.origin);
  return target.origin === location.origin && target.pathname !== '/' ? target.href : null;
}
