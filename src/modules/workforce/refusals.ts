import type { Refusals } from '#kernel/refusal.ts'
import { listRefusals } from '#modules/workforce/refusals-lists.ts'

/** Every “no” that workforce can give. */
export const refusals = {
  // Where a file stands.
  'workforce/organisation-not-found': {
    status: 422,
    zh: '没有找到这个单位，或不在您的管理范围内。',
    en: 'No such organisation, or outside your reach.',
  },
  'workforce/organisation-closed': { status: 422, zh: '这个单位已经停止运行。', en: 'This organisation is closed.' },
  'workforce/place-out-of-reach': {
    status: 422,
    zh: '超出您的管理范围，请由上级办理。',
    en: 'This lies outside your reach; ask the authority above.',
  },

  // Who it is.
  'workforce/has-a-file': {
    status: 409,
    zh: '此人已经建档，或不在您的管理范围内。',
    en: 'This person has a file already, or is outside your reach.',
  },
  'workforce/name-not-readable': {
    status: 422,
    zh: '姓名里没有可识别的文字。',
    en: 'The name has no readable characters.',
  },
  'workforce/number-empty': {
    status: 422,
    zh: '请填写证件号码，或说明无证件号码的原因。',
    en: 'Give the number, or the reason why there is none.',
  },
  'workforce/number-characters': {
    status: 422,
    zh: '证件号码只能是数字，末位可为 X。',
    en: 'A number has digits only; the last may be an X.',
  },
  'workforce/number-length': {
    status: 422,
    zh: '证件号码应为 18 位（旧号码 15 位）。',
    en: 'The number has 18 characters (an old one has 15).',
  },
  'workforce/number-old-residence-card': {
    status: 422,
    zh: '这是旧版永久居留证号码，请按无号码登记并注明原因。',
    en: 'This is a number of the old residence card; register without a number and give that as the reason.',
  },
  'workforce/number-region': {
    status: 422,
    zh: '证件号码前两位不是有效的地区代码，请核对。',
    en: 'The number does not begin with a region code.',
  },
  'workforce/number-impossible-date': {
    status: 422,
    zh: '证件号码中的出生日期不存在，请核对。',
    en: 'The birth date in the number does not exist.',
  },
  'workforce/number-born-in-future': {
    status: 422,
    zh: '证件号码中的出生日期晚于今天，请核对。',
    en: 'The birth date in the number is in the future.',
  },
  'workforce/number-check-digit': {
    status: 422,
    zh: '证件号码校验位不符，请逐位核对。',
    en: 'The check digit does not fit; compare digit by digit.',
  },
  'workforce/number-says-other-birthday': {
    status: 422,
    zh: '出生日期与证件号码不一致。',
    en: 'The birthday is not the one in the number.',
  },
  'workforce/number-says-other-sex': {
    status: 422,
    zh: '性别与证件号码不一致。',
    en: 'The sex is not the one in the number.',
  },
  'workforce/number-already-registered': {
    status: 409,
    zh: '这个证件号码（含旧号码）已经建档，请打开原有档案。',
    en: 'There is a file with this number, or one that had it before; please open that one.',
  },
  'workforce/number-registered-elsewhere': {
    status: 409,
    zh: '这个证件号码已在其他地区或单位建档，请联系上级主管部门办理调转或合并。',
    en: 'There is a file with this number elsewhere; ask the authority above for a transfer or a merger.',
  },
  'workforce/possibly-the-same': {
    status: 409,
    zh: '有 {count} 份档案可能是同一人，请核对；确认不是同一人后再登记。',
    en: '{count} file(s) may be of the same person; look at them and confirm that it is another.',
  },
  'workforce/phone-characters': {
    status: 422,
    zh: '电话号码里有不能识别的字符。',
    en: 'The phone has characters that are not understood.',
  },
  'workforce/phone-length': {
    status: 422,
    zh: '电话号码位数不对，手机号应为 11 位。',
    en: 'The phone has the wrong length; a mobile has 11 digits.',
  },
  'workforce/phone-prefix': {
    status: 422,
    zh: '电话号码开头不对，请核对。',
    en: 'No number begins like this; please check.',
  },
  'workforce/phone-area-code-missing': {
    status: 422,
    zh: '固定电话请加区号，如 0577-88001234。',
    en: 'Add the area code to a land-line, like 0577-88001234.',
  },
  'workforce/age-out-of-range': {
    status: 422,
    zh: '在册人员的年龄应满 {from} 周岁、不到 {until} 周岁，请核对出生日期。',
    en: 'Someone on the register is at least {from} and below {until}; please check the birthday.',
  },
  'workforce/code-unknown': {
    status: 422,
    zh: '所选内容不在代码表中，请重新选择。',
    en: 'This is not in the list; please choose again.',
  },

  // Dated facts.
  'workforce/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
  'workforce/day-before-birth': { status: 422, zh: '日期早于出生日期。', en: 'The day is before the birth.' },
  'workforce/days-crossed': { status: 422, zh: '结束日期应晚于开始日期。', en: 'The end must be after the beginning.' },
  'workforce/degree-day-missing': {
    status: 422,
    zh: '请填写学位授予日期，或毕业日期。',
    en: 'Give the day the degree was conferred, or of graduation.',
  },
  'workforce/degree-day-without-degree': {
    status: 422,
    zh: '没有学位，不填学位授予日期。',
    en: 'Without a degree there is no day of its conferral.',
  },

  // Confirming.
  'workforce/confirmed-already': { status: 409, zh: '这份档案已经确认。', en: 'This file has been confirmed.' },
  'workforce/not-ones-own': {
    status: 403,
    zh: '本人登记或提出的内容须由他人确认。',
    en: 'What you entered or proposed is confirmed by someone else.',
  },

  // Corrections.
  'workforce/proposal-incomplete': {
    status: 422,
    zh: '没有写明要更正的内容。',
    en: 'It does not say what is to be otherwise.',
  },
  'workforce/nothing-changes': {
    status: 422,
    zh: '填写的内容与档案一致，没有需要更正的地方。',
    en: 'What you give is what the file says; nothing would change.',
  },
  'workforce/subject-not-found': {
    status: 422,
    zh: '要更正的这一条已不在档案中，请刷新后重试。',
    en: 'What you want to correct is no longer in the file; look again.',
  },
  'workforce/proposal-open-already': {
    status: 409,
    zh: '这一项已有更正申请在办，请等待确认或先撤回。',
    en: 'A correction of this is on its way; wait for it or withdraw it first.',
  },
  'workforce/proposal-closed': { status: 409, zh: '这项更正已经办结。', en: 'This correction has been decided.' },
  'workforce/with-the-county': {
    status: 409,
    zh: '这项更正已由单位确认，由县级确认或退回。',
    en: 'The employer has confirmed it; the county decides now.',
  },
  'workforce/employer-first': { status: 409, zh: '须先由用人单位确认。', en: 'The employer confirms it first.' },
  'workforce/two-pairs-of-eyes': {
    status: 403,
    zh: '单位确认和县级确认须由两人分别办理。',
    en: 'The two confirmations are made by two people.',
  },
  'workforce/changed-since-proposed': {
    status: 409,
    zh: '申请之后档案已有变动，请退回由本人重新申请。',
    en: 'The file has changed since; return it so that it is proposed anew.',
  },
  'workforce/evidence-needed': {
    status: 422,
    zh: '更正这一项须上传证明材料。',
    en: 'This is corrected on evidence; please add some.',
  },
  'workforce/evidence-too-many': {
    status: 422,
    zh: '证明材料最多 {atMost} 份。',
    en: 'At most {atMost} pieces of evidence.',
  },

  // Comings, goings and moves.
  'workforce/barred-already': {
    status: 409,
    zh: '此人已登记禁止从业；如需变更，请先解除。',
    en: 'The person is barred already; lift that first.',
  },
  'workforce/not-barred': { status: 409, zh: '此人没有登记禁止从业。', en: 'The person is not barred.' },
  'workforce/bar-evidence-needed': {
    status: 422,
    zh: '请上传决定书或其他依据材料。',
    en: 'Please add the decision or other evidence.',
  },
  'workforce/status-the-same': { status: 409, zh: '在册状态没有变化。', en: 'The status is that already.' },
  'workforce/status-deceased': {
    status: 409,
    zh: '此人已登记去世；如有误，请先恢复在册。',
    en: 'This person is recorded as deceased; if that is wrong, restore the file first.',
  },
  'workforce/day-before-status': {
    status: 422,
    zh: '恢复日期不能早于离开日期。',
    en: 'Nobody returns before they left.',
  },
  'workforce/not-active': {
    status: 409,
    zh: '此人目前不在册，不能调动。',
    en: 'This person is not on the active register and cannot be moved.',
  },
  'workforce/works-there-already': { status: 422, zh: '此人已在这个单位。', en: 'This person works there already.' },
  'workforce/other-county': {
    status: 422,
    zh: '新单位不在本县，请办理跨县调转。',
    en: 'That is in another county; make a transfer instead.',
  },
  'workforce/not-a-county': { status: 422, zh: '请选择调往的县（市、区）。', en: 'Please choose the county.' },
  'workforce/same-county': {
    status: 422,
    zh: '调往地就在本县，请办理县内调动。',
    en: 'That is the same county; move the person instead.',
  },
  'workforce/transfer-open': {
    status: 409,
    zh: '此人正在跨县调转，请等待接收或先撤回。',
    en: 'This person is being transferred; wait for the answer or take it back.',
  },
  'workforce/transfer-closed': { status: 409, zh: '这项调转已经办结。', en: 'This transfer has been answered.' },

  // Two files of one person.
  'workforce/the-same-file': { status: 422, zh: '请选择两份不同的档案。', en: 'Please choose two different files.' },
  'workforce/merge-open': { status: 409, zh: '这份档案已有合并申请在办。', en: 'A merger of this file is on its way.' },
  'workforce/merge-closed': { status: 409, zh: '这项合并已经办结。', en: 'This merger has been decided.' },

  // Evidence.
  'workforce/evidence-not-readable': {
    status: 415,
    zh: '证明材料须为 JPEG、PNG、WebP 图片或 PDF 文件。',
    en: 'Evidence is a JPEG, PNG or WebP picture or a PDF.',
  },
  'workforce/evidence-too-large': {
    status: 413,
    zh: '文件为空或太大，最多 {megabytes} MB。',
    en: 'The file is empty or too large; at most {megabytes} MB.',
  },
  'workforce/evidence-differs': {
    status: 409,
    zh: '这个编号已有另一份材料，请重新选择文件。',
    en: 'Another file has this number; please choose it again.',
  },
  'workforce/evidence-not-there': {
    status: 422,
    zh: '有材料没有上传成功，或已用于别处，请重新上传。',
    en: 'A file is not there or shows something else already; please send it again.',
  },
  ...listRefusals,
} satisfies Refusals
