import type { Handler } from '#kernel/http.ts'
import { catalogue } from '#modules/statistics/catalogue.ts'
import type * as contract from '#modules/statistics/contract.ts'
import { shown } from '#modules/statistics/domain/indicator.ts'

/** Every indicator with its definition. */
export const indicators: Handler<typeof contract.indicators> = async () => ({ rows: catalogue.map(shown) })
