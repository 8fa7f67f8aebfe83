/** What the command says on a phone beside the words of its board. */
import { words } from '../i18n/index.js';

words({
  zh: {
    'lead.tabs': '页面', 'lead.wait': '待决', 'lead.state': '态势', 'lead.orders': '指令', 'lead.report': '上报',
    'lead.title': '指挥', 'lead.count': '{label} {n}', 'lead.opening': '正在打开…', 'lead.more': '更多', 'lead.board': '完整看板', 'lead.approvals': '待审批',
    'lead.offline': '没有网络，显示的是 {at} 的情况。决定要联网才能提交；已填的内容会保留。', 'lead.stale': '与服务器失去联系，显示的是 {at} 的情况。恢复后才能提交决定；已填的内容会保留。', 'lead.connecting': '正在连接；连上后才能提交决定。', 'lead.nothingYet': '没有网络。这部手机还没有保存过这起事件的情况，联网后显示。',
    'lead.flash': '紧急', 'lead.receipts': '{n}/{of} 组{answered}', 'lead.noOrders': '还没有下达指令', 'lead.sent': '已下达 {id}', 'lead.open': '打开', 'lead.others': '其他事件', 'lead.waitAll': '连同本事件共 {n} 项等您决定', 'lead.waitThere': '{n} 项待决', 'lead.waitNone': '无待决事项',
    'lead.signIn': '请先登录', 'lead.away': '第一次打开需要网络。', 'lead.choose': '哪一起事件？', 'lead.none': '目前没有正在处置的事件', 'lead.notYours': '这里供有权决定的人处理事项。', 'lead.toReport': '去上报页',
    'app.updated': '有新版本', 'app.reload': '更新',
  },
  en: {
    'lead.tabs': 'Pages', 'lead.wait': 'Waiting', 'lead.state': 'Situation', 'lead.orders': 'Orders', 'lead.report': 'Report',
    'lead.title': 'Command', 'lead.count': '{label} {n}', 'lead.opening': 'Opening…', 'lead.more': 'More', 'lead.board': 'Whole board', 'lead.approvals': 'Approvals',
    'lead.offline': 'No network. You see {at}. A decision needs the network; what you have typed is kept.', 'lead.stale': 'The server does not answer. You see {at}. Decisions can be sent when it is back; what you have typed is kept.', 'lead.connecting': 'Connecting. Decisions can be sent once it is live.', 'lead.nothingYet': 'No network, and this phone has kept nothing of the incident yet. It will show when the network is back.',
    'lead.flash': 'Flash', 'lead.receipts': '{answered}: {n} of {of} groups', 'lead.noOrders': 'Nothing has been issued yet', 'lead.sent': '{id} issued', 'lead.open': 'Open', 'lead.others': 'Other incidents', 'lead.waitAll': '{n} wait for you in all', 'lead.waitThere': '{n} waiting', 'lead.waitNone': 'nothing waits',
    'lead.signIn': 'Sign in first', 'lead.away': 'The first opening needs the network.', 'lead.choose': 'Which incident?', 'lead.none': 'No incident is running', 'lead.notYours': 'This is where those decide who may.', 'lead.toReport': 'To the report page',
    'app.updated': 'A new version is ready', 'app.reload': 'Update',
  },
});
