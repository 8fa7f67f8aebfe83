// Values as a person reads them, on the phone: "门前 54 人 · 激动".
import {label, t} from '../i18n/index.js';
import {dayMinute, hourMinute} from '../i18n/time.js';
import {serverNow} from '../live/freshness.js';
import {number} from '../i18n/number.js';
import {enumLabel, groupShort, thePlan} from '../ui/plan.js';
import {empty} from './form-model.js';

const list = values => values.filter(Boolean).join(t('list.and'));

export function said(field, value, refs) {
  if (empty(value)) return '';
  switch (field.type) {
    case 'enum':
      return enumLabel(field.of, value);
    case 'set':
      return list(value.map(one => enumLabel(field.of, one)));
    case 'ref':
      return refLabel(refs, value);
    case 'refs':
      return list(value.map(one => refLabel(refs, one)));
    case 'group':
      return groupShort(value);
    case 'groups':
      return list(value.map(groupShort));
    case 'bool':
      return value ? label(field.label) : '';
    case 'time':
      return near(value) ? hourMinute(value) : dayMinute(value);
    case 'int':
    case 'number':
    case 'money':
      return `${number(value)}${field.unit ? ` ${label(field.unit)}` : ''}`;
    case 'list':
      return number(value.length);
    default:
      return Array.isArray(value) ? list(value.map(String)) : String(value);
  }
}

/** What a post says, in one line: its fields in the plan's order, long ones cut by the style sheet; nobody's personal data. */
export function saidFields(type, fields, refs, names = Object.keys(thePlan().records[type]?.fields ?? {})) {
  const known = thePlan().records[type]?.fields ?? {};
  return names
    .filter(name => known[name] && !known[name].pii && known[name].default !== fields?.[name])
    .map(name => said(known[name], fields?.[name], refs))
    .filter(Boolean)
    .join(' · ');
}

export const refLabel = (refs, id) => label(refs?.[id]?.line) || id;
const near = instant => Math.abs(Date.parse(instant) - serverNow()) < 12 * 3_600_000;
