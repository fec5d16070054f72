import type { Refusals } from '#kernel/refusal.ts'

export const refusals = {
  'identity/wrong-name-or-password': {
    status: 401,
    zh: '用户名或密码不正确。',
    en: 'The username or the password is wrong.',
  },
  'identity/locked': {
    status: 423,
    zh: '连续输错次数过多，账号已锁定，请 {minutes} 分钟后再试，或请管理员解除锁定。',
    en: 'Too many wrong passwords: the account is locked for {minutes} minutes, or until an administrator unlocks it.',
  },
  'identity/no-post': {
    status: 403,
    zh: '账号没有有效的授权，请联系本单位管理员。',
    en: 'This account holds no post today; ask your administrator.',
  },
  'identity/password-too-short': {
    status: 422,
    zh: '密码至少 {minimum} 位。',
    en: 'A password has at least {minimum} characters.',
  },
  'identity/password-too-plain': {
    status: 422,
    zh: '密码须包含大写字母、小写字母、数字、符号中的至少 {kinds} 类。',
    en: 'A password has at least {kinds} of: capitals, small letters, digits, signs.',
  },
  'identity/password-is-username': {
    status: 422,
    zh: '密码不能与用户名相同。',
    en: 'The password is the username; choose another.',
  },
  'identity/password-wrong': { status: 422, zh: '当前密码不正确。', en: 'The present password is wrong.' },
  'identity/password-unchanged': {
    status: 422,
    zh: '新密码不能与当前密码相同。',
    en: 'The new password is the present one.',
  },
  'identity/username-taken': {
    status: 422,
    zh: '用户名已被使用，请换一个。',
    en: 'This username is taken; choose another.',
  },
  'identity/username-not-plain': {
    status: 422,
    zh: '用户名只能用小写字母、数字、点、横线。',
    en: 'A username has small letters, digits, dots and hyphens only.',
  },
  'identity/already-set-up': {
    status: 409,
    zh: '系统已完成初始设置，请直接登录。',
    en: 'This installation is set up already; please sign in.',
  },
  'identity/unknown-role': { status: 422, zh: '没有这个角色。', en: 'There is no such role.' },
  'identity/grants-more-than-held': {
    status: 403,
    zh: '不能授予自己没有的权限：{missing}。',
    en: 'Nobody grants more than they hold; you lack: {missing}.',
  },
  'identity/outside-own-subtree': {
    status: 403,
    zh: '只能在自己的管辖范围内授权。',
    en: 'Grants reach only inside your own jurisdiction.',
  },
  'identity/region-needed': { status: 422, zh: '请选择管辖地区。', en: 'Please choose the region it reaches.' },
  'identity/organisation-needed': { status: 422, zh: '请选择所在机构。', en: 'Please choose the organisation.' },
  'identity/dates-crossed': { status: 422, zh: '结束日期不能早于开始日期。', en: 'The last day is before the first.' },
  'identity/not-own-grant': {
    status: 403,
    zh: '不能终止自己的授权，请由上级办理。',
    en: 'You cannot end your own grant; a higher officer does.',
  },
  'identity/export-too-long': {
    status: 422,
    zh: '符合条件的日志超过 {maximum} 条，请缩小时间范围后再导出。',
    en: 'More than {maximum} lines match; narrow the days and export again.',
  },
} satisfies Refusals
