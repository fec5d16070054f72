import { readCheckCode } from '#kernel/check-code.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import type { OutsideHandler } from '#kernel/http.ts'
import type * as contract from '#modules/selection/contract.ts'
import { codeLength } from '#modules/selection/domain/check-code.ts'

interface Row {
  name: string
  title: string
  issuer: string
  fromOn: string
  untilOn: string | null
  withdrawnOn: string | null
}

export const checkText = `select name_masked as name, award as title, issuer, from_on as "fromOn", until_on as "untilOn", withdrawn_on as "withdrawnOn"
  from selection.title where check_code = $1`

/** Does a certificate hold? Says less than the certificate, with the name masked; nothing of the term, the money or why it was withdrawn. */
export const checkCertificate: OutsideHandler<typeof contract.checkCertificate> = async ({ house, now }, input) => {
  const code = readCheckCode(input.code, codeLength)
  const [row] = code
    ? await inTransaction(house.gatePool, gate, ({ query }) => query<Row>(checkText, [code], 'selection-check'))
    : []
  if (!row)
    return { state: 'unknown', name: null, title: null, issuer: null, fromOn: null, untilOn: null, withdrawnOn: null }
  const today = todayIn(now)
  const state = row.withdrawnOn ? 'withdrawn' : row.untilOn && today >= row.untilOn ? 'expired' : 'valid'
  return { ...row, state }
}
