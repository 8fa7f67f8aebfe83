/** A field's value as a person reads it: labels, units, names; never an internal id alone where a name is known. */
import { label, t } from '../i18n/index.js';
import { nameOf, personName, groupName } from './world.js';
import { number } from '../i18n/number.js';
import { timeOrDay } from '../i18n/time.js';
import { serverNow } from '../live/freshness.js';

const FINGERPRINT_SHOWN = 12; // enough to tell files apart by eye

export function readable(world, field, value) {
  if (isEmpty(value)) return '';
  if (withheld(value)) return t(`value.${withheld(value)}`);
  const read = READERS[field?.type];
  return read ? read(world, field, value) : plain(value);
}

export function isEmpty(value) {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A masked value of somebody's personal data; it is shown as it came and never sent back. */
export function isMasked(value) {
  return typeof value === 'string' && (value.includes('**') || Boolean(withheld(value)));
}

/** What stands in the place of a value that nobody can read: it comes in both languages at once. */
function withheld(value) {
  return ['erased', 'unreadable'].find((why) => typeof value === 'string' && value.startsWith('«') && value.endsWith(`${why}»`));
}

/** The clock time; with the day when it is another day than the server's today. */
export function formatTime(iso) {
  return Number.isNaN(Date.parse(iso)) ? String(iso) : timeOrDay(iso, serverNow());
}

const READERS = {
  int: withUnit,
  number: withUnit,
  money: withUnit,
  bool: (world, field, value) => t(value ? 'value.yes' : 'value.no'),
  time: (world, field, value) => formatTime(value),
  enum: (world, field, value) => enumLabel(world, field, value),
  set: (world, field, value) => joined([].concat(value).map((each) => enumLabel(world, field, each))),
  ref: (world, field, value) => nameOf(world, value),
  refs: (world, field, value) => joined([].concat(value).map((each) => nameOf(world, each))),
  group: (world, field, value) => groupName(world, value),
  groups: (world, field, value) => joined([].concat(value).map((each) => groupName(world, each))),
  person: (world, field, value) => personName(world, value),
  people: (world, field, value) => joined([].concat(value).map((each) => personName(world, each))),
  file: (world, field, value) => `${value.slice(0, FINGERPRINT_SHOWN)}…`,
  list: (world, field, value) => [].concat(value).map((item) => listItem(world, field, item)).join('\n'),
};

function withUnit(world, field, value) {
  return typeof value === 'number' ? number(value) + unitOf(field) : plain(value);
}

function unitOf(field) {
  const unit = label(field.unit);
  return unit ? ` ${unit}` : '';
}

function enumLabel(world, field, value) {
  return label(world.plan.enums[field.of]?.values?.[value]) || String(value);
}

function joined(parts) {
  return parts.join(t('list.and'));
}

function listItem(world, field, item) {
  if (item === null || typeof item !== 'object') return plain(item);
  return Object.entries(field.fields ?? {})
    .map(([name, sub]) => readable(world, sub, item[name]))
    .filter((text) => text !== '')
    .join(' · ');
}

function plain(value) {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
