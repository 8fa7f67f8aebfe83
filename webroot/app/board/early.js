/** What the board asks for as it opens. */
import { opens } from '../live/opening.js';
import { opened } from './later.js';
import { readPlace } from './place.js';

const { incident, group, record, new: form } = readPlace(location);
const about = `/api/incidents/${encodeURIComponent(incident)}`;
const isPast = new URLSearchParams(location.search).has('at');

opens([`${about}/plan`, ...(isPast ? [] : [`${about}/views/${group === 'log' ? 'log' : `board.${group}`}`])]);
if (record || form || group === 'log') opened();
