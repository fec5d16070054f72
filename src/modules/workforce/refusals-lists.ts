import type { Refusals } from '#kernel/refusal.ts'

/** The “no”s of lists and of the census. */
export const listRefusals = {
  'workforce/list-format': {
    status: 415,
    zh: '请上传 .xlsx 或 .csv 文件；旧版 .xls 请先另存为 .xlsx。',
    en: 'Send an .xlsx or .csv file; save an old .xls as .xlsx first.',
  },
  'workforce/list-part': {
    status: 422,
    zh: '文件没有传完整，请重新上传。',
    en: 'The file did not arrive whole; send it again.',
  },
  'workforce/list-sheet': {
    status: 422,
    zh: '文件里没有这张工作表，请刷新后重选。',
    en: 'There is no such sheet in the file; reload and choose again.',
  },
  'workforce/list-not-now': {
    status: 409,
    zh: '这次导入现在不能这样办理，请刷新后再看它的进度。',
    en: 'This cannot be done with the import now; reload to see how far it is.',
  },
  'workforce/list-nothing-to-do': {
    status: 422,
    zh: '没有可以导入的行：没有新增，也没有变化。',
    en: 'There is nothing to import: nobody is new and nothing differs.',
  },
  'workforce/list-too-late': { status: 422, zh: '撤销期限已过（{day}）。', en: 'It could be taken back until {day}.' },
  'workforce/column-twice': {
    status: 422,
    zh: '有两列指定为同一项内容，请改正其中一列。',
    en: 'Two columns are said to be the same; change one of them.',
  },
  'workforce/column-name-missing': { status: 422, zh: '请指出哪一列是姓名。', en: 'Say which column is the name.' },
  'workforce/shape-unknown': {
    status: 422,
    zh: '这个单位还没有报过名册，请按标准格式导出。',
    en: 'No list came from this organisation yet; export in the standard shape.',
  },
  'workforce/reason-missing': { status: 422, zh: '导出完整号码须填写用途。', en: 'Whole numbers need a reason.' },
  'workforce/sheet-gone': {
    status: 409,
    zh: '原表没有传完，或保存期已过、已经删除。',
    en: 'The sheet was not sent whole, or was deleted when its time was over.',
  },

  // The census.
  'workforce/census-frozen': {
    status: 409,
    zh: '这一年的统计已经冻结，不能再改动。',
    en: 'The census of this year is frozen and changes no more.',
  },
  'workforce/census-at-work': {
    status: 409,
    zh: '正在生成或冻结，请稍候。',
    en: 'It is being drawn or frozen; wait a moment.',
  },
  'workforce/census-too-early': {
    status: 422,
    zh: '统计标准时点（{day}）还没有到。',
    en: 'The reference day ({day}) has not come yet.',
  },
  'workforce/census-not-to-draw': {
    status: 409,
    zh: '已经上报，须由上级退回后才能重新生成。',
    en: 'It was submitted; the level above must return it before it is drawn anew.',
  },
  'workforce/census-not-drawn': {
    status: 409,
    zh: '请先生成，核对后再上报。',
    en: 'Draw it and look it over before submitting.',
  },
  'workforce/census-level-above': {
    status: 403,
    zh: '统计由上一级审核和冻结。',
    en: 'The level above checks and freezes the census.',
  },
  'workforce/census-missing': {
    status: 422,
    zh: '还有 {count} 个县（市、区）没有上报；要一并冻结，请说明原因。',
    en: '{count} counties have not submitted; give a reason to freeze without them.',
  },
  'workforce/census-not-submitted': { status: 409, zh: '还没有上报，不能审核。', en: 'It was not submitted yet.' },
} satisfies Refusals
