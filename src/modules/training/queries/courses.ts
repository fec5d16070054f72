import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/training/contract.ts'
import { coursePage } from '#modules/training/queries/course-rows.ts'

export const courses: Handler<typeof contract.courses> = (context, { size, after, ...filter }) =>
  coursePage(context, filter, size, after)
