import {words} from '../i18n/index.js';

words({
  zh: {
    'wall.title': '大屏', 'wall.drill': '演练', 'wall.affected': '涉及 {n} 户', 'wall.sinceActivated': '启动至今', 'wall.sinceIntake': '接报至今', 'wall.ended': '响应用时', 'wall.intakeAt': '接报 {at}', 'wall.endedAt': '{at} 终止',
    'wall.inPlace': '到岗 {n} / {of} 人', 'wall.notCalled': '尚未召集', 'wall.levelFrom': '{at} 由 {from} 级调整', 'wall.raisedFrom': '{at} 由 {from} 级升级', 'wall.loweredFrom': '{at} 由 {from} 级降级', 'wall.levelSince': '{at} 起', 'wall.noLevel': '待定级',
    'wall.in30': '30 分钟内', 'wall.peak': '峰值 {n}', 'wall.notCounted': '尚未清点', 'wall.atIntake': '接报时估计', 'wall.told': '共 {n} 条', 'wall.stale': '数据过期', 'wall.staleFor': '过期 {span}', 'wall.seats': '共 {n} 座', 'wall.others': '其余 {n} 处',
    'wall.tasks': '{done}/{total} 项', 'wall.overdue': '{n} 超时', 'wall.placed': '{n}/{of} 到岗', 'wall.noHead': '负责人未到岗', 'wall.noEntries': '暂无记录',
    'wall.waiting': '待组长决定', 'wall.nothingWaits': '没有事项等待决定', 'wall.inGroups': '各组待办', 'wall.more': '另有 {n} 项', 'wall.suggested': '建议等级：{level}', 'wall.suggestStale': '人数已过期，仅供参考', 'wall.rule': '{label} {value}',
    'wall.curve': '人数与关键节点', 'wall.noCurve': '首次人数报告后开始绘制', 'wall.now': '现在', 'wall.log': '大事记', 'wall.none': '当前没有进行中的事件', 'wall.noneHint': '新事件接报后自动显示', 'wall.place': '第 {n} / {of} 个事件',
    'wall.notLive': '画面已停止更新', 'wall.notLiveHint': '以下内容停在 {at}，不代表现在', 'wall.wait': '正在连接…', 'wall.flash': '紧急', 'wall.flashLevel': '等级变更',
    'wall.raisedTo': '升为{level}', 'wall.loweredTo': '降为{level}', 'wall.setTo': '定为{level}', 'wall.unknownIncident': '没有这个事件',
  },
  en: {
    'wall.title': 'Wall', 'wall.drill': 'DRILL', 'wall.affected': '{n} households', 'wall.sinceActivated': 'Since activation', 'wall.sinceIntake': 'Since intake', 'wall.ended': 'Response took', 'wall.intakeAt': 'Intake {at}', 'wall.endedAt': 'Ended {at}',
    'wall.inPlace': '{n} of {of} in place', 'wall.notCalled': 'Not called out', 'wall.levelFrom': 'from {from} at {at}', 'wall.raisedFrom': 'raised from {from} at {at}', 'wall.loweredFrom': 'lowered from {from} at {at}', 'wall.levelSince': 'since {at}', 'wall.noLevel': 'No level yet',
    'wall.in30': 'in 30 min', 'wall.peak': 'Peak {n}', 'wall.notCounted': 'Not counted yet', 'wall.atIntake': 'As reported', 'wall.told': '{n} in all', 'wall.stale': 'out of date', 'wall.staleFor': '{span} out of date', 'wall.seats': '{n} seats', 'wall.others': '+{n} zones',
    'wall.tasks': '{done}/{total} tasks', 'wall.overdue': '{n} late', 'wall.placed': '{n}/{of} here', 'wall.noHead': 'Head not in place', 'wall.noEntries': 'No entries yet',
    'wall.waiting': 'Waiting for the leader', 'wall.nothingWaits': 'Nothing waits for a decision', 'wall.inGroups': 'Waiting in the groups', 'wall.more': '{n} more', 'wall.suggested': 'Suggested level: {level}', 'wall.suggestStale': 'Head-count out of date: for guidance only', 'wall.rule': '{label} {value}',
    'wall.curve': 'People and key moments', 'wall.noCurve': 'Drawn from the first head-count on', 'wall.now': 'now', 'wall.log': 'Timeline', 'wall.none': 'No incident is open', 'wall.noneHint': 'A new incident appears here by itself', 'wall.place': 'Incident {n} of {of}',
    'wall.notLive': 'This picture has stopped', 'wall.notLiveHint': 'What you see is from {at}, not from now', 'wall.wait': 'Connecting…', 'wall.flash': 'Critical', 'wall.flashLevel': 'Level changed',
    'wall.raisedTo': 'Raised to {level}', 'wall.loweredTo': 'Lowered to {level}', 'wall.setTo': 'Set to {level}', 'wall.unknownIncident': 'There is no such incident',
  },
});
