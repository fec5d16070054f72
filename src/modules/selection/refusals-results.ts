import type { Refusals } from '#kernel/refusal.ts'

/** From the sealed list on: what cannot be done with a notice, an objection, a title, its money. */
export const resultsRefusals = {
  'selection/not-at-this-stage': {
    status: 409,
    zh: '这一批次现在不在这个环节，请刷新后再看。',
    en: 'The round is not at this stage now; look again.',
  },
  'selection/nobody-chosen': {
    status: 422,
    zh: '封存的名单里没有人入选，没有可以公示的内容；没有合格人选的批次请予取消。',
    en: 'Nobody is chosen on the sealed list, so there is nothing to show. A round without anybody fit is cancelled.',
  },
  'selection/notice-length-missing': {
    status: 422,
    zh: '办法没有规定公示多久，请填写。',
    en: 'The rule does not say for how long; say it here.',
  },
  'selection/calendar-missing': {
    status: 422,
    zh: '{year} 年的放假安排还没有公布，推算不出最后一天。',
    en: 'The calendar of {year} is not published; the last day cannot be counted.',
  },
  'selection/notice-over': {
    status: 422,
    zh: '这一项的公示已经结束，不能再提异议；可以向公示单位的上级反映。',
    en: 'The notice of this entry is over and takes no objections any more. The body above the office can still be told.',
  },
  'selection/notice-not-shown': {
    status: 404,
    zh: '没有这项公示，或者公示已经结束。',
    en: 'There is no such notice, or it is over.',
  },
  'selection/objector-unnamed': {
    status: 422,
    zh: '署名提出的，请填写姓名；不愿署名的，可以选择匿名。',
    en: 'Say your name, or object without one.',
  },
  'selection/objector-unreachable': {
    status: 422,
    zh: '署名提出的，请留下联系方式，我们只用它来核实。',
    en: 'Say how to reach you; it is only used to ask back.',
  },
  'selection/file-too-large': { status: 413, zh: '每个文件不能超过 2 兆。', en: 'A file may have two megabytes.' },
  'selection/file-not-readable': {
    status: 415,
    zh: '只收照片（JPEG、PNG、WebP）和 PDF，请换一个文件。',
    en: 'Only pictures (JPEG, PNG, WebP) and PDF are taken.',
  },
  'selection/objection-answered': {
    status: 409,
    zh: '这项异议已经答复，不能再改。',
    en: 'The objection is answered already, for good.',
  },
  'selection/no-place-free': {
    status: 422,
    zh: '没有因异议成立空出的名额，不能递补。',
    en: 'No place was left by an upheld objection.',
  },
  'selection/nobody-next': {
    status: 422,
    zh: '名单上没有下一名了，名额空缺。',
    en: 'Nobody is next on the list; the place stays empty.',
  },
  'selection/not-the-next': {
    status: 409,
    zh: '递补只能按名单顺序，这不是下一名；请刷新后再看。',
    en: 'One moves up in the order of the list, and this is not the next. Look again.',
  },
  'selection/nobody-to-confirm': {
    status: 422,
    zh: '还没有可以确认的：公示没有期满，或者异议没有答复。',
    en: 'Nobody can be confirmed yet: the notice is not over, or an objection is not answered.',
  },
  'selection/confirmed-meanwhile': {
    status: 409,
    zh: '{who}刚刚已经确认了这份名单，请刷新后查看。',
    en: '{who} has just confirmed this list. Look again.',
  },
} satisfies Refusals
