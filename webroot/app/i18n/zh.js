export default {
  'app.name': '六分仪', 'app.tagline': '群体投诉应急指挥',
  'live.live': '实时', 'live.slow': '实时 · 慢速连接', 'live.unknown': '正在取数…', 'live.stale': '断线 {span} · 停于 {at}', 'live.never': '未连上 {span}',
  'time.now': '刚刚', 'time.ago': '{span}前', 'time.in': '{span}后', 'time.silent': '{span}无更新', 'time.never': '尚无更新',
  'time.s': '{n} 秒', 'time.min': '{n} 分钟', 'time.h': '{n} 小时', 'time.hm': '{h} 小时 {m} 分', 'time.d': '{n} 天', 'time.minShort': '{n} 分',
  'limit.over': '已等 {waited} · 限 {limit}', 'limit.of': '{waited} / {limit}', 'limit.waited': '已等 {waited}', 'limit.late': '超时 {span}', 'limit.until': '{at} 前',
  'level.none': '未定级', 'list.and': '、',
  'act.close': '关闭', 'act.cancel': '取消', 'act.retry': '重试', 'act.back': '返回', 'act.signOut': '退出登录', 'act.signIn': '登录', 'act.language': 'English',
  'problem.network': '网络不通，请检查网络后重试', 'problem.timeout': '服务器没有及时答复，请重试', 'problem.away': '服务暂不可用，请稍后重试', 'problem.unknown': '出错了（{status}），请重试',
  'problem.title': '请修改以下内容', 'problem.signIn': '请先登录', 'value.yes': '是', 'value.no': '否', 'value.none': '—', 'skip': '跳到正文',
};
