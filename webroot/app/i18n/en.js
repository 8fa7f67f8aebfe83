export default {
  'app.name': 'Sextant', 'app.tagline': 'Incident command for group complaints',
  'live.live': 'Live', 'live.slow': 'Live · slow link', 'live.unknown': 'Loading…', 'live.stale': 'Cut off {span} · not live since {at}', 'live.never': 'Not connected for {span}',
  'time.now': 'just now', 'time.ago': '{span} ago', 'time.in': 'in {span}', 'time.silent': 'silent {span}', 'time.never': 'no update yet',
  'time.s': '{n} s', 'time.min': '{n} min', 'time.h': '{n} h', 'time.hm': '{h} h {m} min', 'time.d': '{n} d', 'time.minShort': '{n} min',
  'limit.over': 'waited {waited} · limit {limit}', 'limit.of': '{waited} / {limit}', 'limit.waited': 'waited {waited}', 'limit.late': '{span} late', 'limit.until': 'by {at}',
  'level.none': 'No level', 'list.and': ', ',
  'act.close': 'Close', 'act.cancel': 'Cancel', 'act.retry': 'Try again', 'act.back': 'Back', 'act.signOut': 'Sign out', 'act.signIn': 'Sign in', 'act.language': '中文',
  'problem.network': 'No network. Check the connection and try again.', 'problem.timeout': 'The server did not answer in time. Try again.', 'problem.away': 'The service is away for a moment. Try again shortly.', 'problem.unknown': 'Something went wrong ({status}). Try again.',
  'problem.title': 'Please correct the following', 'problem.signIn': 'Please sign in', 'value.yes': 'Yes', 'value.no': 'No', 'value.none': '—', 'skip': 'Skip to content',
};
