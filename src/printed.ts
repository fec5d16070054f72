import { openApi } from '#kernel/openapi.ts'
import { refusals as kernelRefusals } from '#kernel/refusals.ts'
import type { Refusals } from '#kernel/refusal.ts'
import { everyEndpoint, modules } from '#src/modules.ts'

/** Documents that are printed from the code, by their path; `npm run print` writes them, a check keeps them in step. */
export const printed: Record<string, () => string> = {
  'docs/openapi.json': () => `${JSON.stringify(openApi(everyEndpoint), null, 1)}\n`,
  'docs/refusals.md': printRefusals,
}

function printRefusals(): string {
  const rooms = [{ name: 'kernel', refusals: kernelRefusals as Refusals }, ...modules]
  const sections = rooms.map(({ name, refusals }) => `## ${name}\n\n${tableOf(refusals)}`)
  return `# 拒绝说明 · Refusals

Every “no” that the rules can give: its code, its HTTP status, and the sentence a person reads. \`{…}\` is filled in.
Printed from the code by \`npm run print\`.

${sections.join('\n\n')}
`
}

const tableOf = (refusals: Refusals): string =>
  [
    '| code | status | 中文 | English |',
    '| --- | --: | --- | --- |',
    ...Object.entries(refusals).map(
      ([code, { status, zh, en }]) => `| <a id="${code}"></a>\`${code}\` | ${status} | ${cell(zh)} | ${cell(en)} |`,
    ),
  ].join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|')
