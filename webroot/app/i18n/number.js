// Numbers as a person reads them in each language.
import {language, languageTag} from './index.js';

/** 6,800 */
export const number = value => new Intl.NumberFormat(languageTag(), {maximumFractionDigits: 2}).format(value);

/** 1.2 万 / 12k: for figures read from five metres. Below ten thousand the whole number. */
export function compact(value) {
  if (Math.abs(value) < 10_000) return number(value);
  const [unit, name] = language() === 'zh' ? (value >= 1e8 ? [1e8, ' 亿'] : [1e4, ' 万']) : value >= 1e6 ? [1e6, 'M'] : [1e3, 'k'];
  const short = value / unit;
  return (short < 100 ? Math.round(short * 10) / 10 : Math.round(short)) + name;
}

/** +14, −3, ±0, with a true minus sign. */
export const signed = value => (value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : '±0');
