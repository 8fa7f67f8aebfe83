// What the wall asks for as it opens, when it is the wall of one incident.
import {opens} from '../live/opening.js';

const chosen = location.pathname.split('/')[2];
const isPast = new URLSearchParams(location.search).has('at');

opens(chosen && !isPast ? [`/api/incidents/${chosen}/views/wall`, `/api/incidents/${chosen}/plan`] : []);
