// What the page asks the server when it opens, asked while its modules are still on their way: one after the other, each
// question would cost a slow link a way there and back. An answer is taken once; whoever asks later asks anew.
import {get, whoAmI} from '../post/api.js';
import {hearTime} from '../live/freshness.js';
import {ms} from '../i18n/time.js';
import './words.js';

const answers = new Map();

/** The session; the server's clock is set by it at once, for a time that waited is wrong. */
export const session = () => taken('who') ?? whoAmI().then(heard);

/** {incidents: {id: …}}. */
export const incidents = () => taken('incidents') ?? get('/api/incidents', {stay: true});

/** The plan of an incident, as much of it as a phone needs. */
export const plan = incident => taken(`plan ${incident}`) ?? get(`/api/incidents/${encodeURIComponent(incident)}/plan?for=phone`, {stay: true});

keep('who', session());
keep('incidents', incidents()).then(
  listed => {
    const open = Object.values(listed.incidents).filter(one => !one.endedAt);
    if (open.length === 1) keep(`plan ${open[0].id}`, plan(open[0].id));
  },
  () => undefined,
);

function heard(session) {
  hearTime(ms(session.now), session.rate);
  return session;
}

function keep(name, answer) {
  answer.catch(() => undefined); // told to whoever takes it
  answers.set(name, answer);
  return answer;
}

function taken(name) {
  const answer = answers.get(name);
  answers.delete(name);
  return answer;
}
