import { globSync, readFileSync } from 'node:fs'

export interface Source {
  path: string
  text: string
}

/** Files of the repository by globs, without tests and what they stand on; paths with '/'. */
export const sourcesOf = (...patterns: string[]): Source[] =>
  globSync(patterns)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test\.tsx?$|\/testing\//.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** The module that a file belongs to: 'src/modules/identity/…' → 'identity'. */
export const moduleOf = (path: string): string => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? ''

/** TypeScript without its comments; each line stays where it was. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|[\s;{}(,])\/\/.*$/gm, '$1')

/** `file:line` of a place in a source, as an editor opens it. */
export const lineOf = ({ path, text }: Source, at: number): string => `${path}:${text.slice(0, at).split('\n').length}`
