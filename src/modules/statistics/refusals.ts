import type { Refusals } from '#kernel/refusal.ts'

export const refusals = {
  'statistics/unknown-indicator': { status: 404, zh: '没有这项指标。', en: 'There is no such indicator.' },
  'statistics/period-crossed': {
    status: 422,
    zh: '结束月份不能早于开始月份。',
    en: 'The last month is before the first.',
  },
  'statistics/period-too-long': {
    status: 422,
    zh: '时间范围最多 {months} 个月。',
    en: 'A period has at most {months} months.',
  },
  'statistics/month-is-running': {
    status: 409,
    zh: '{month} 尚未结束，月末过后再办理。',
    en: '{month} is not over yet; come back after its last day.',
  },
  'statistics/month-is-sealed': {
    status: 409,
    zh: '本月已封账。此后的更正会自动列为调整，不改变已封账的数字。',
    en: 'The month is sealed. Later corrections appear as adjustments and leave the sealed figures as they are.',
  },
  'statistics/stations-missing': {
    status: 422,
    zh: '还有 {count} 个站未上报（{names}）。如需先行封账，请写明原因。',
    en: '{count} station(s) have not submitted ({names}). To seal without them, say why.',
  },
  'statistics/already-submitted': {
    status: 409,
    zh: '本站本月已上报。',
    en: 'This station has submitted this month already.',
  },
  'statistics/no-station-here': {
    status: 409,
    zh: '这里没有需要您上报的服务站。',
    en: 'There is no station here whose month you submit.',
  },
} satisfies Refusals
