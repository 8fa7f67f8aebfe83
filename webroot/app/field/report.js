// What became of posts that were just made, and never more than is known.
import {toast} from '../ui/toast-list.js';
import {t} from '../i18n/index.js';

export function report(outbox, added) {
  const states = outbox.posts.filter(post => added.includes(post.n)).map(post => post.state);
  if (states.every(state => state === 'sent')) toast(t('post.sent'));
  else if (states.includes('waiting')) toast(t('form.kept', {n: states.filter(state => state === 'waiting').length}));
  else
    toast(t('net.refused', {n: outbox.attention.length}), {
      action: {
        label: t('post.mend'),
        act: () => {
          location.hash = '#me';
        },
      },
    });
}
