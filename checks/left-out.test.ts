import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { everyEndpoint } from '#src/modules.ts'

/** The paths of an input at which leaving something out means “as it is”, and yet something else would be put there. */
function filledIn(schema: z.ZodType, path: string): string[] {
  if (schema instanceof z.ZodOptional) {
    const inner = schema.unwrap() as z.ZodType
    return inner instanceof z.ZodDefault ? [path] : filledIn(inner, path)
  }
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, value]) => filledIn(value as z.ZodType, `${path}.${key}`))
  if (schema instanceof z.ZodArray) return filledIn(schema.element as z.ZodType, `${path}[]`)
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return filledIn(schema.unwrap() as z.ZodType, path)
  return []
}

test('what a form leaves out is not filled in with a default: a partial change would empty what it does not name', () => {
  // `.partial()` of an object with defaults keeps them: zod fills them in though the key is not there.
  assert.deepEqual(filledIn(z.object({ a: z.string().default('x') }).partial(), 'it'), ['it.a'])
  assert.deepEqual(
    everyEndpoint.flatMap(({ method, path, input }) => filledIn(input as z.ZodType, `${method} ${path}`)),
    [],
    'give the partial input a shape without defaults, as BasicsChange of workforce has',
  )
})
