// Instants and spans as a person reads them. Instants are epoch milliseconds or ISO strings; spans are milliseconds.
import {languageTag, t} from './index.js';

const SECOND = 1000,
  MINUTE = 60 * SECOND,
  HOUR = 60 * MINUTE,
  DAY = 24 * HOUR;
const DAY_FIRST = 'en-GB'; // 24 Nov 17:15, as the English phrases here have it
const formats = new Map();
let zone;

/** Everybody reads the incident's own time zone (the plan's), wherever the screen hangs. */
export function setZone(name) {
  zone = name || undefined;
  formats.clear();
}

export const ms = instant => (typeof instant === 'number' ? instant : Date.parse(instant));
export const clock = instant => format('clock', {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'}, instant);
export const hourMinute = instant => format('hm', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}, instant);
export const dayMinute = instant =>
  format('day', {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}, instant);
/** A time that may be another day's, such as a due time: with the day when it is not today's. */
export const timeOrDay = (instant, now) => (dayOf(instant) === dayOf(now) ? hourMinute(instant) : dayMinute(instant).replace(', ', ' '));
export const full = instant => format('full', {dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23'}, instant);

/** "12 秒", "3 分钟", "2 小时 5 分", "4 天" (from two days on): rounded down, so that an age never exaggerates. */
export function span(length) {
  const l = Math.max(0, length);
  if (l < MINUTE) return t('time.s', {n: Math.floor(l / SECOND)});
  if (l < HOUR) return t('time.min', {n: Math.floor(l / MINUTE)});
  if (l < 2 * DAY)
    return l % HOUR < MINUTE
      ? t('time.h', {n: Math.floor(l / HOUR)})
      : t('time.hm', {h: Math.floor(l / HOUR), m: Math.floor((l % HOUR) / MINUTE)});
  return t('time.d', {n: Math.floor(l / DAY)});
}

/** As span, with the short word for minutes: for bars and tiles. */
export function shortSpan(length) {
  return length >= MINUTE && length < HOUR ? t('time.minShort', {n: Math.floor(length / MINUTE)}) : span(length);
}

/** "刚刚", "3 分钟前" / "3 min ago"; something ahead of now reads "in 3 min". */
export function ago(instant, now) {
  const length = now - ms(instant);
  if (length < -5 * SECOND) return t('time.in', {span: span(-length)});
  return length < 5 * SECOND ? t('time.now') : t('time.ago', {span: span(length)});
}

/** "1:44" hours and minutes, from a day on "2 天 3:05". */
export function elapsed(length) {
  const l = Math.max(0, length),
    days = Math.floor(l / DAY),
    hours = Math.floor((l % DAY) / HOUR),
    minutes = Math.floor((l % HOUR) / MINUTE);
  const text = `${hours}:${String(minutes).padStart(2, '0')}`;
  return days ? `${t('time.d', {n: days})} ${text}` : text;
}

const dayOf = instant => format('date', {year: 'numeric', month: 'numeric', day: 'numeric'}, instant);

function format(kind, options, instant) {
  const at = ms(instant),
    tag = languageTag() === 'en' ? DAY_FIRST : languageTag(),
    key = kind + tag;
  if (!Number.isFinite(at)) return '—';
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(tag, {...options, timeZone: zone}));
  return formats.get(key).format(at);
}
