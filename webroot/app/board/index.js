/** The board page: who am I, which plan, then the live board. Without a session the reader is led to sign in and comes back. */
import '../ui/index.js';
import { get, onIdentity, signInUrl } from '../post/api.js';
import './early.js';
import { session } from '../live/opening.js';
import { inPlan } from '../ui/acting.js';
import { usePlan } from '../ui/plan.js';
import { words } from '../i18n/index.js';
import { zh } from './zh.js';
import { en } from './en.js';
import { readPlace } from './place.js';
import './page.js';

const AGAIN_MS = 3_000;

onIdentity(async () => (await import('../identity/confirm-identity.js')).confirmIdentity());
words({ zh, en });
document.body.append(document.createElement('group-board'));
addEventListener('acting', begin); // who acts in somebody's place may do more, or no longer: the plan is asked again
begin();

async function begin() {
  const board = document.querySelector('group-board');
  const { incident } = readPlace(location);
  try {
    const me = await session();
    const plan = await get(`/api/incidents/${encodeURIComponent(incident)}/plan`); // asked for already (early.js)
    usePlan(plan);
    const past = new URLSearchParams(location.search).has('at') && (await import('../past/index.js'));
    if (past && (await past.refused(incident))) return;
    board.past = Boolean(past && (document.querySelector('time-bar') || past.enter(incident)));
    board.begin(inPlan(me, plan), board.past ? past.onlyToSee(plan) : plan);
  } catch (problem) {
    if (problem.status === 401) return location.assign(signInUrl());
    board.problem = problem;
    if (problem.passing) setTimeout(begin, problem.retryAfterMs ?? AGAIN_MS);
  }
}
