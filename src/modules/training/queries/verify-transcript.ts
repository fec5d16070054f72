import { readCheckCode } from '#kernel/check-code.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import type { RegionCode } from '#kernel/region.ts'
import type * as contract from '#modules/training/contract.ts'
import { codeLength, transcriptState } from '#modules/training/domain/transcript-code.ts'
import { trainingOf } from '#modules/training/rules.ts'

interface Row {
  regionCode: RegionCode
  nameMasked: string
  from: string
  until: string
  minutes: number
  issuer: string
  issuedAt: Date
  withdrawnOn: string | null
  takenBack: number
  minutesNow: number
}

const findText = `
select t.region_code as "regionCode", t.name_masked as "nameMasked", t.from_on as "from", t.until_on as "until", t.minutes, t.issuer, t.issued_at as "issuedAt", t.withdrawn_on as "withdrawnOn",
       (select count(*) from training.hours r where r.reverses = any (t.lines)) as "takenBack",
       t.minutes + coalesce((select sum(r.minutes) from training.hours r where r.reverses = any (t.lines)), 0)::int as "minutesNow"
  from training.transcript t where t.code = $1`

/** Does a paper still hold? Says no more than the paper, with the name masked; a stranger's tries are limited by address. */
export const verifyTranscript: OutsideHandler<typeof contract.verifyTranscript> = async ({ house, now }, input) => {
  const code = readCheckCode(input.code, codeLength)
  const rows = code
    ? await inTransaction(house.gatePool, gate, ({ query }) => query<Row>(findText, [code], 'training-verify'))
    : []
  const region = rows[0]?.regionCode ?? (house.rootRegionCode as RegionCode)
  const { classHourMinutes } = trainingOf(house.packs, region, todayIn(rows[0]?.issuedAt ?? now)).value
  const [row] = rows
  if (!row)
    return {
      state: 'unknown',
      nameMasked: null,
      from: null,
      until: null,
      minutes: null,
      minutesNow: null,
      issuedOn: null,
      withdrawnOn: null,
      issuer: null,
      classHourMinutes,
    }
  const { takenBack, issuedAt, regionCode: _, ...shown } = row
  return {
    ...shown,
    state: transcriptState({ withdrawnOn: row.withdrawnOn, takenBack }),
    issuedOn: todayIn(issuedAt),
    classHourMinutes,
  }
}
