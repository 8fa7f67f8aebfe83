/** What is said around a text that is written. */
import { words } from '../../i18n/index.js';

words({
  zh: {
    'writing.sentences': '逐句对照：{n} 句', 'writing.bare': '{n} 句未引用事实', 'writing.cite': '引用事实', 'writing.citeMore': '再引用',
    'writing.loose': '以下事实在正文中找不到原句（正文改过，或只写在这里）：', 'writing.unverified': '尚未核查', 'writing.struck': '已作废', 'writing.corrected': '已被更正', 'writing.confirmed': '已核查', 'writing.otherFigure': '数字不符', 'writing.look': '{n} 处请核对', 'writing.refused': '{n} 处必须修改', 'writing.clean': '用词没有发现问题', 'writing.read': '用词和依据', 'writing.each': '逐句看依据',
    'writing.which': '这句话依据哪项核查', 'writing.quoting': '“{quote}”依据：', 'writing.later': '先标为待核查', 'writing.templates': '从模板起草', 'writing.typed': '已有文字；清空后可换模板',
    'writing.remark': '退回意见：{note}', 'writing.remarks': '退回意见 {n} 条', 'writing.reworded': '原句已改',
    'writing.away': '暂时连不上，用词还没有检查。',
  },
  en: {
    'writing.sentences': 'Sentence by sentence: {n}', 'writing.bare': '{n} without a fact', 'writing.cite': 'Cite a fact', 'writing.citeMore': 'Cite another',
    'writing.loose': 'These facts quote words that the text does not have (it was changed, or they stand only here):', 'writing.unverified': 'Not checked yet', 'writing.struck': 'Struck out', 'writing.corrected': 'Corrected since', 'writing.confirmed': 'Checked', 'writing.otherFigure': 'Another number', 'writing.look': '{n} to look at', 'writing.refused': '{n} must be changed', 'writing.clean': 'nothing found in the wording', 'writing.read': 'Wording and sources', 'writing.each': 'Sentence by sentence',
    'writing.which': 'Which finding does this rest on', 'writing.quoting': '“{quote}” rests on:', 'writing.later': 'Mark it as still to be checked', 'writing.templates': 'Begin with a template', 'writing.typed': 'There is text already; empty it to begin with another template',
    'writing.remark': 'Returned: {note}', 'writing.remarks': 'Remarks with the return: {n}', 'writing.reworded': 'These words were changed',
    'writing.away': 'No connection: the wording has not been checked yet.',
  },
});
