import {words} from '../i18n/index.js';

words({
  zh: {
    'home.title': '事件', 'home.account': '账号', 'home.password': '密码', 'home.signIn': '登录', 'home.signingIn': '正在登录…', 'home.wrong': '账号或密码不对', 'home.missing': '请填写账号和密码',
    'home.open': '进行中', 'home.ended': '已终止', 'home.none': '当前没有进行中的事件', 'home.noneHint': '接到群体投诉时，由此登记接报五要素', 'home.openIncident': '接报登记', 'home.drill': '演练',
    'home.people': '现场人数', 'home.since': '启动至今', 'home.sinceIntake': '接报至今', 'home.took': '用时', 'home.waiting': '待决定', 'home.intakeAt': '接报 {at}', 'home.notCounted': '未清点',
    'home.wall': '大屏', 'home.field': '手机上报', 'home.approvals': '审批', 'home.log': '大事记', 'home.boards': '工作组', 'home.mine': '我的组', 'home.stale': '列表停于 {at}',
    'intake.title': '接报登记', 'intake.lead': '问清以下几项即可启动，其余可随后补充。', 'intake.more': '补充信息', 'intake.send': '登记并通知组长', 'intake.sending': '正在登记…', 'intake.kept': '已填内容保存在本机', 'intake.clear': '清空', 'intake.required': '必填', 'intake.chars': '{n} / {max} 字', 'intake.bounds': '{from}–{to} 字',
  },
  en: {
    'home.title': 'Incidents', 'home.account': 'Account', 'home.password': 'Password', 'home.signIn': 'Sign in', 'home.signingIn': 'Signing in…', 'home.wrong': 'Account or password is not right', 'home.missing': 'Enter account and password',
    'home.open': 'Open', 'home.ended': 'Ended', 'home.none': 'No incident is open', 'home.noneHint': 'When a group complaint is reported, record the five intake items here', 'home.openIncident': 'Open an incident', 'home.drill': 'Drill',
    'home.people': 'People on site', 'home.since': 'Since activation', 'home.sinceIntake': 'Since intake', 'home.took': 'Took', 'home.waiting': 'Waiting', 'home.intakeAt': 'Intake {at}', 'home.notCounted': 'not counted',
    'home.wall': 'Wall', 'home.field': 'Phone', 'home.approvals': 'Approvals', 'home.log': 'Timeline', 'home.boards': 'Boards', 'home.mine': 'My group', 'home.stale': 'List is from {at}',
    'intake.title': 'Open an incident', 'intake.lead': 'These are enough to start; the rest can follow.', 'intake.more': 'More', 'intake.send': 'Open and tell the leader', 'intake.sending': 'Opening…', 'intake.kept': 'What you typed is kept on this device', 'intake.clear': 'Clear', 'intake.required': 'required', 'intake.chars': '{n} / {max} characters', 'intake.bounds': '{from}–{to} characters',
  },
});
