import type { z } from 'zod'
import type { FieldRefusal, Problem, Refusal, Refusals } from '#kernel/refusal.ts'

type Language = 'zh' | 'en'

const fill = (sentence: string, params: Record<string, string | number> = {}) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))

/** Words a refusal in the reader's language. A code without words is a fault of ours and is thrown. */
export function problemOf(refusal: Refusal, catalogue: Refusals, language: Language, requestId: string): Problem {
  const wordsOf = (code: string) => {
    const words = catalogue[code as keyof typeof catalogue]
    if (!words) throw new Error(`No words for the refusal ${code}: add it to the module's refusals.ts`)
    return words
  }
  const words = wordsOf(refusal.code)
  return {
    type: `/refusals#${refusal.code}`,
    status: words.status,
    title: fill(words[language], refusal.params),
    code: refusal.code,
    ...(refusal.fields && {
      fields: refusal.fields.map((one) => ({
        field: one.field,
        code: one.code,
        message: fill(wordsOf(one.code)[language], one.params),
      })),
    }),
    requestId,
  }
}

/** Turns what zod found wrong into refusals at their fields; the given value itself is never repeated. */
export function inputRefusal(error: z.ZodError): Refusal {
  const fields = error.issues.map((issue): FieldRefusal => {
    const field = issue.path.join('.')
    const at = (code: string, params?: Record<string, string | number>): FieldRefusal => ({
      field,
      code: `kernel/${code}`,
      ...(params && { params }),
    })
    switch (issue.code) {
      case 'invalid_type':
        return at(issue.expected === 'number' || issue.expected === 'int' ? 'field-not-a-number' : 'field-missing')
      case 'too_big':
        if (issue.origin === 'string') return at('field-too-long', { maximum: Number(issue.maximum) })
        return issue.origin === 'array'
          ? at('field-too-many', { maximum: Number(issue.maximum) })
          : at('field-too-big', { maximum: Number(issue.maximum) })
      case 'too_small':
        if (issue.origin === 'string')
          return Number(issue.minimum) <= 1
            ? at('field-missing')
            : at('field-too-short', { minimum: Number(issue.minimum) })
        return at('field-too-small', { minimum: Number(issue.minimum) })
      case 'invalid_value':
        return at('field-not-a-choice')
      case 'invalid_format':
        return at(issue.format === 'date' || issue.format === 'datetime' ? 'field-not-a-date' : 'field-not-valid')
      default:
        return at('field-not-valid')
    }
  })
  return { code: 'kernel/invalid-input', params: { count: fields.length }, fields }
}
