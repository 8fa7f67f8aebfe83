// What is said where somebody shows who they are, in both languages.
export const phrases = {
  zh: {
    'identity.title': '请确认是您本人',
    'identity.why': '这一步须由您本人作出。请再次输入密码，几分钟内不必重复输入。',
    'identity.demo': '正式使用时，这里要再次输入密码。现在是演示，点“确认”即可。',
    'identity.password': '密码',
    'identity.missing': '请输入密码',
    'identity.cancel': '取消',
    'identity.confirm': '确认',
    'identity.wait': '正在核对…',
  },
  en: {
    'identity.title': 'Confirm that it is you',
    'identity.why': 'This step is yours alone. Give your password once more; it then holds for a few minutes.',
    'identity.demo': 'In real use your password is asked for here. This is the demo: one press is enough.',
    'identity.password': 'Password',
    'identity.missing': 'Enter your password',
    'identity.cancel': 'Cancel',
    'identity.confirm': 'Confirm',
    'identity.wait': 'Checking…',
  },
};
