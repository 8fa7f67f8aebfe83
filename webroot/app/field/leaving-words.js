// What handing over says, in both languages; loaded with it.
import {words} from '../i18n/index.js';

document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/style/field-leave.css'}));

words({
  zh: {
    'hand.title': '交班',
    'hand.means': '写一条交接班记录，请接班人接收；分给我的任务一并转交。没有网络也可以交，联网后按序发出。',
    'hand.do': '交班',
    'hand.goes': '转交',
    'hand.nothing': '没有未结事项',
    'hand.self': '{label}不能是自己',
    'hand.to': '交给{name}，{n} 项',
  },
  en: {
    'hand.title': 'Hand over',
    'hand.means': 'One handover record, which your colleague accepts; what is assigned to you goes along. Works without a network, and goes out in order.',
    'hand.do': 'Hand over',
    'hand.goes': 'goes along',
    'hand.nothing': 'Nothing is open',
    'hand.self': '{label} cannot be yourself',
    'hand.to': 'To {name}, {n} items',
  },
});
