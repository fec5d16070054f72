import { refuseNow } from '#kernel/refusal.ts'

/** Leaves with a refusal at one field. */
export const refuseAt = (field: string, code: string, params?: Record<string, string | number>): never =>
  refuseNow('kernel/invalid-input', { count: 1 }, [{ field, code: `pay/${code}`, ...(params && { params }) }])
