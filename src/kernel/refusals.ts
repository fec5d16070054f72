import type { Refusals } from '#kernel/refusal.ts'

export const refusals = {
  'kernel/not-signed-in': {
    status: 401,
    zh: '请先登录；未提交的内容仍保留在本机。',
    en: 'Please sign in; what you have not sent is still here.',
  },
  'kernel/not-allowed': {
    status: 403,
    zh: '您的身份没有“{title}”的权限，请联系本单位管理员。',
    en: 'Your post may not do this: {title}. Ask your administrator.',
  },
  'kernel/not-found': {
    status: 404,
    zh: '没有找到，或不在您的查看范围内。',
    en: 'Not found, or outside what you may see.',
  },
  'kernel/invalid-input': {
    status: 422,
    zh: '有 {count} 处需要修改，请看标出的地方。',
    en: '{count} thing(s) need mending; see the marked places.',
  },
  'kernel/key-missing': {
    status: 400,
    zh: '请求缺少防重复标识，请刷新页面后再试。',
    en: 'The request carries no idempotency key; reload the page and try again.',
  },
  'kernel/key-used-otherwise': {
    status: 409,
    zh: '这个防重复标识已用于另一次提交，请刷新页面后再试。',
    en: 'This idempotency key was used for another act; reload the page and try again.',
  },
  'kernel/already-done': {
    status: 409,
    zh: '这项操作已经完成；其结果只显示一次，不再重复显示。',
    en: 'This was done already; its result is shown only once.',
  },
  'kernel/too-large': { status: 413, zh: '内容太大，最多 {megabytes} MB。', en: 'Too large; at most {megabytes} MB.' },
  'kernel/changed-meanwhile': {
    status: 409,
    zh: '这条内容已被他人更新，请查看最新内容后再修改。',
    en: 'Someone changed this meanwhile; look at it again before you change it.',
  },
  'kernel/no-space': {
    status: 503,
    zh: '服务器存储空间不足，内容没有保存；请稍后再试，您填写的内容仍在。',
    en: 'The server is out of space and kept nothing; try again later. What you wrote is still here.',
  },
  'kernel/not-reachable': {
    status: 503,
    zh: '服务暂时不可用，内容没有保存；请稍后再试，您填写的内容仍在。',
    en: 'The service is not available and kept nothing; try again later. What you wrote is still here.',
  },
  'kernel/too-often': { status: 429, zh: '请求过于频繁，请稍后再试。', en: 'Too many requests; try again in a while.' },
  'kernel/fault': {
    status: 503,
    zh: '系统出现故障，内容没有保存。请把编号 {requestId} 告诉管理员。',
    en: 'Something failed and nothing was kept. Tell your administrator this number: {requestId}.',
  },

  // What the shape of an input can be wrong in; one sentence each, shown at its field.
  'kernel/field-missing': { status: 422, zh: '请填写此项。', en: 'Please fill this in.' },
  'kernel/field-too-long': {
    status: 422,
    zh: '内容过长，最多 {maximum} 个字。',
    en: 'Too long; at most {maximum} characters.',
  },
  'kernel/field-too-short': {
    status: 422,
    zh: '内容过短，至少 {minimum} 个字。',
    en: 'Too short; at least {minimum} characters.',
  },
  'kernel/field-too-big': { status: 422, zh: '数值过大，最多 {maximum}。', en: 'Too big; at most {maximum}.' },
  'kernel/field-too-small': { status: 422, zh: '数值过小，至少 {minimum}。', en: 'Too small; at least {minimum}.' },
  'kernel/field-too-many': { status: 422, zh: '选择过多，最多 {maximum} 项。', en: 'Too many; at most {maximum}.' },
  'kernel/field-not-a-date': {
    status: 422,
    zh: '日期不存在或格式不对，应如 2026-03-07。',
    en: 'No such date; write it like 2026-03-07.',
  },
  'kernel/field-not-a-number': { status: 422, zh: '请填写整数。', en: 'Please write a whole number.' },
  'kernel/field-not-a-choice': { status: 422, zh: '请从所列选项中选择。', en: 'Please choose from the list.' },
  'kernel/field-not-valid': { status: 422, zh: '内容格式不对。', en: 'This is not written in the right form.' },
} satisfies Refusals
