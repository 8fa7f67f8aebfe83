// The phrases of the approvals page.
import {words} from '../i18n/index.js';

words({
  zh: {
    'approvals.title': '待批', 'approvals.mine': '待我批准', 'approvals.others': '等其他人', 'approvals.none': '没有等您批准的事项', 'approvals.noneText': '有新的会自动出现在这里。', 'approvals.choose': '从左边选一项', 'approvals.gone': '这一项已处理完', 'approvals.back': '返回列表', 'approvals.waitsFor': '等：{who}',
    'approvals.incident': '哪个事件？', 'approvals.noIncident': '现在没有进行中的事件', 'approvals.opening': '正在打开…', 'approvals.failed': '打不开：{why}', 'approvals.notLive': '已断线，以下可能不是最新。', 'approvals.field': '现场上报',
    'text.title': '将发布的全文', 'text.print': '指纹 {print}', 'text.content': '内容', 'text.plain': '只看全文', 'text.diff': '与上一版对照', 'text.first': '此前没有发布过', 'text.same': '与上一版相同', 'text.changed': '您阅读期间文本已变更', 'text.changedText': '下面标出的是变更之处。请重新阅读后再决定。', 'text.read': '已读新文本', 'text.version': '第 {n} 稿',
    'facts.title': '依据的事实', 'facts.none': '没有引用事实', 'facts.struck': '已作废', 'facts.corrected': '已被更正', 'facts.broken': '所依据的事实已变更，批准前请核对', 'checks.title': '审查', 'checks.none': '没有审查记录', 'more.title': '其他信息',
    'mine.author': '您是起草人，不能批准自己写的文本。', 'mine.editor': '您是最后修改人，不能批准自己改过的文本。', 'mine.role': '需由{who}决定。', 'mine.may': '起草：{author}。您不是起草人或最后修改人，可以批准。', 'mine.edited': '最后修改：{editor}。', 'mine.binds': '批准只对以上文字有效，改动一字即作废。', 'mine.request': '提出：{author}。',
    'decide.sure': '{move}《{title}》？', 'decide.binds': '您批准的是指纹 {print} 的这一份文字。', 'decide.wait': '正在提交…', 'decide.done': '{move}：{title}', 'decide.again': '没有收到答复，请重试（不会重复提交）', 'decide.required': '请填写{label}', 'decide.reason': '理由', 'decide.really': '确认，照此办理', 'decide.choose': '请选择',
  },
  en: {
    'approvals.title': 'Approvals', 'approvals.mine': 'Waiting for me', 'approvals.others': 'Waiting for others', 'approvals.none': 'Nothing waits for your approval', 'approvals.noneText': 'New items appear here by themselves.', 'approvals.choose': 'Choose one on the left', 'approvals.gone': 'This one has been decided', 'approvals.back': 'Back to the list', 'approvals.waitsFor': 'For: {who}',
    'approvals.incident': 'Which incident?', 'approvals.noIncident': 'No incident is open', 'approvals.opening': 'Opening…', 'approvals.failed': 'Could not open: {why}', 'approvals.notLive': 'Not live: this may not be the latest.', 'approvals.field': 'Field page',
    'text.title': 'Exact text to be released', 'text.print': 'Fingerprint {print}', 'text.content': 'Content', 'text.plain': 'Text only', 'text.diff': 'Compare with last', 'text.first': 'Nothing was released before', 'text.same': 'Same as the last version', 'text.changed': 'The text changed while you were reading', 'text.changedText': 'The changes are marked below. Read it again before you decide.', 'text.read': 'I have read it', 'text.version': 'Draft {n}',
    'facts.title': 'Facts it rests on', 'facts.none': 'No facts are cited', 'facts.struck': 'Struck', 'facts.corrected': 'Corrected since', 'facts.broken': 'A fact behind it has changed: check before you approve', 'checks.title': 'Checks', 'checks.none': 'No checks recorded', 'more.title': 'More',
    'mine.author': 'You wrote this: somebody else must approve it.', 'mine.editor': 'You edited this last: somebody else must approve it.', 'mine.role': 'To be decided by {who}.', 'mine.may': 'Written by {author}. You neither wrote nor last edited it, so you may approve it.', 'mine.edited': 'Last edited by {editor}.', 'mine.binds': 'Approval holds for exactly this text; one changed letter voids it.', 'mine.request': 'Asked by {author}.',
    'decide.sure': '{move} “{title}”?', 'decide.binds': 'You approve the text with fingerprint {print}.', 'decide.wait': 'Sending…', 'decide.done': '{move}: {title}', 'decide.again': 'No answer arrived; try again (it will not count twice)', 'decide.required': '{label} is needed', 'decide.reason': 'Reason', 'decide.really': 'Yes, go ahead', 'decide.choose': 'Choose',
  },
});
