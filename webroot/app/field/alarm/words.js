// What the alarm says, in both languages; loaded with it.
import {words} from '../../i18n/index.js';

words({
  zh: {
    'alarm.on': '特急、求助、召集时',
    'alarm.off': '关，只显示不响',
  },
  en: {
    'alarm.on': 'For flash, help, call-outs',
    'alarm.off': 'Off: shown, not heard',
  },
});
