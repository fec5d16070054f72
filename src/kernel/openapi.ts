import { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1, printed from the contracts: what is served and what is described cannot differ. */
export function openApi(endpoints: Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = `/api${endpoint.path}`.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '雁阵 Yanzhen', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yanzhen' } } },
  }
}

function operation(endpoint: Endpoint): Json {
  const { properties = {}, required = [] } = schemaOf(endpoint.input, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((part) => part[1]!)
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name))
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.accepts === 'bytes'
  return {
    summary: endpoint.title.zh,
    description: `${endpoint.title.en}. May: ${endpoint.may}.`,
    tags: [endpoint.path.split('/')[1]],
    ...(endpoint.may !== 'public' && { security: [{ session: [] }] }),
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] })),
      ...(inQuery
        ? rest.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] }))
        : []),
      ...(endpoint.writes
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: endpoint.may !== 'public',
              schema: { type: 'string', minLength: 8, maxLength: 100 },
            },
          ]
        : []),
    ],
    ...bodyOf(),
    responses: {
      200: {
        description: endpoint.title.en,
        content:
          endpoint.produces === 'file'
            ? { 'application/octet-stream': {} }
            : { 'application/json': { schema: schemaOf(endpoint.output, 'output') } },
      },
      default: {
        description: 'A refusal, worded for the reader (docs/refusals.md)',
        content: { 'application/problem+json': {} },
      },
    },
  }

  function bodyOf(): Json {
    if (endpoint.accepts === 'bytes') return { requestBody: { required: true, content: { 'image/*': {} } } }
    if (inQuery || rest.length === 0) return {}
    const schema = {
      type: 'object',
      properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
      required: required.filter((name) => rest.includes(name)),
    }
    return { requestBody: { required: true, content: { 'application/json': { schema } } } }
  }
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
