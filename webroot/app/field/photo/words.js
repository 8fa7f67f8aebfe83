// What taking pictures says, in both languages; loaded with it.
import {words} from '../../i18n/index.js';

words({
  zh: {
    'photo.title': '照片',
    'photo.take': '拍照',
    'photo.choose': '选图',
    'photo.notLoaded': '拍照功能没有取到，请联网后再试：{why}',
    'photo.state': '照片 {sent}/{of} 已发送',
    'photo.refused': '有一张照片被退回：{why}',
    'photo.nth': '第 {n} 张照片',
    'photo.blur': '遮脸',
    'photo.drop': '去掉第 {n} 张',
    'photo.working': '正在缩小…',
    'photo.most': '一条记录最多 {n} 张',
    'photo.full': '待发照片已满 {n} 张，请先联网发送',
    'photo.failed': '这张图存不下或打不开：{why}',
    'photo.name': '照片 {at} · {n}',
    'photo.blurTitle': '遮住人脸',
    'photo.blurText': '用手指涂过的地方不可恢复。',
    'photo.blurCancel': '不遮',
    'photo.blurDone': '遮好了',
  },
  en: {
    'photo.title': 'Pictures',
    'photo.take': 'Take a picture',
    'photo.choose': 'Choose pictures',
    'photo.notLoaded': 'What takes pictures could not be loaded, try again with a network: {why}',
    'photo.state': '{sent} of {of} pictures sent',
    'photo.refused': 'A picture was not taken: {why}',
    'photo.nth': 'Picture {n}',
    'photo.blur': 'Blur faces',
    'photo.drop': 'Remove picture {n}',
    'photo.working': 'Shrinking…',
    'photo.most': 'A record has at most {n} pictures',
    'photo.full': '{n} pictures are waiting already: connect first',
    'photo.failed': 'This picture could not be opened or kept: {why}',
    'photo.name': 'Picture {at} · {n}',
    'photo.blurTitle': 'Cover the faces',
    'photo.blurText': 'What your finger covers cannot be brought back.',
    'photo.blurCancel': 'Leave as it is',
    'photo.blurDone': 'Done',
  },
});

// Whatever of it comes first brings the looks, too.
document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '/style/field-photo.css'}));
