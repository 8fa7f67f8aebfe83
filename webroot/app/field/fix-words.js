// The words of putting a delivered report right, loaded with it.
import {words} from '../i18n/index.js';

words({
  zh: {
    'fix.amend': '修改', 'fix.amend.means': '只送出您改动的几栏；别人同时改了同一栏，两种说法都保留，由负责人裁定。',
    'fix.correct': '更正', 'fix.correct.means': '原来那条保留并标明已更正，以这一条为准；所见时间不变。',
    'fix.strike': '划去', 'fix.strike.means': '记录保留在看板上，划线并附理由，不再计入。',
    'fix.reason': '划去的理由', 'fix.same': '还没有改动', 'fix.waits': '对这条记录的改动已发出，等待回执；收到后再改。',
    'fix.away': '没有网络：以下是此手机送出的内容，改动会在联网后发出。', 'fix.masked': '现为 {value}，不显示原文',
  },
  en: {
    'fix.amend': 'Amend', 'fix.amend.means': 'Only what you change is sent. If somebody else changed the same field, both texts are kept until the head rules.',
    'fix.correct': 'Correct', 'fix.correct.means': 'The first report stays and is marked as corrected; this one counts instead. When it was seen stays the same.',
    'fix.strike': 'Strike out', 'fix.strike.means': 'The record stays on the board, struck out with your reason, and no longer counts.',
    'fix.reason': 'Why it is struck out', 'fix.same': 'Nothing was changed', 'fix.waits': 'A change of this record was sent and waits for its receipt; change it again after that.',
    'fix.away': 'No network: this is what this phone sent. The change goes out when the network is back.', 'fix.masked': 'now {value}; the text itself is not shown',
  },
});
