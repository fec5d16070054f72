import type { FieldPage } from '#web/kit/field-pages.ts'

/**
 * The page of the phone for a path of the desk: /people/me#training is /training, /supervision/mine is /supervision, /pay/me#leave is /leave. One's own
 * file is for what has no page of its own; what is about others has none.
 */
export function onPhone(path: string, pages: FieldPage[]): FieldPage | undefined {
  const page = (name: string | undefined) => pages.find((one) => one.path === `/${name}`)
  const [, module, part] = /^\/([\w-]+)\/(?:me|mine)(?:#([\w-]+))?$/.exec(path) ?? []
  if (!module) return pages.find((one) => one.answers === path)
  return page(part) ?? (module === 'people' ? page('file') : page(module))
}
