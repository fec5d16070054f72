import { readCheckCode } from '#kernel/check-code.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { codeLength } from '#modules/volunteers/domain/record-code.ts'

interface Row {
  number: string
  nameMasked: string
  from: string
  until: string
  minutes: number
  recorders: string[]
  issuedAt: Date
  takenBack: number
  minutesNow: number
}

const findText = `
select c.volunteer_number as number, c.name_masked as "nameMasked", c.from_on as "from", c.until_on as "until", c.minutes, c.recorders, c.issued_at as "issuedAt",
       (select count(*) from volunteers.service_entry r where r.reverses = any (c.lines)) as "takenBack",
       c.minutes + coalesce((select sum(r.minutes) from volunteers.service_entry r where r.reverses = any (c.lines)), 0)::int as "minutesNow"
  from volunteers.record_check c where c.code = $1`

/** Does a paper still hold? Says no more than the paper, with the name masked; a stranger's tries are limited by address. */
export const checkRecord: OutsideHandler<typeof contract.checkRecord> = async ({ house }, input) => {
  const code = readCheckCode(input.code, codeLength)
  const [row] = code
    ? await inTransaction(house.gatePool, gate, ({ query }) => query<Row>(findText, [code], 'volunteers-check'))
    : []
  if (!row)
    return {
      state: 'unknown',
      number: null,
      nameMasked: null,
      from: null,
      until: null,
      minutes: null,
      minutesNow: null,
      recorders: [],
      issuedOn: null,
    }
  const { takenBack, issuedAt, ...shown } = row
  return { ...shown, state: takenBack > 0 ? 'changed' : 'valid', issuedOn: todayIn(issuedAt) }
}
