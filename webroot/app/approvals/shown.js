// A value of a record as the approver reads it.
import {label, t} from '../i18n/index.js';
import {dayMinute} from '../i18n/time.js';
import {number} from '../i18n/number.js';
import {enumLabel, groupShort} from '../ui/plan.js';

/** persons: what each account is called. */
export function shown(value, field = {}, persons = {}) {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)) return '';
  switch (field.type) {
    case 'enum':
      return enumLabel(field.of, value);
    case 'set':
      return value.map(one => enumLabel(field.of, one)).join(t('list.and'));
    case 'group':
      return groupShort(value);
    case 'groups':
      return value.map(groupShort).join(t('list.and'));
    case 'person':
      return label(persons[value]) || value;
    case 'people':
      return value.map(one => label(persons[one]) || one).join(t('list.and'));
    case 'bool':
      return t(value ? 'value.yes' : 'value.no');
    case 'time':
      return dayMinute(value);
    case 'int':
    case 'number':
    case 'money':
      return `${number(value)}${field.unit ? ` ${label(field.unit)}` : ''}`;
    default:
      return Array.isArray(value) ? value.map(String).join(t('list.and')) : String(value);
  }
}
