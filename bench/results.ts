import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import type { Figure, Section } from './figure.ts'
import { isMet } from './figure.ts'

/** A section as lines of plain text. */
export const describe = ({ title, figures }: Section): string[] => [
  title,
  ...figures.map((figure) => `  ${figure.name}: ${amount(figure)}${judged(figure)}`),
]

const amount = ({ value, unit }: Figure) => `${value.toLocaleString('en')}${unit && ` ${unit}`}`
const limitOf = ({ limit, unit }: Figure) =>
  limit ? `${'atMost' in limit ? '≤' : '≥'} ${Object.values(limit)[0]}${unit && ` ${unit}`}` : ''
const judged = (figure: Figure) => (figure.limit ? ` (${limitOf(figure)}: ${isMet(figure) ? 'met' : 'MISSED'})` : '')

/** A section as it is kept: when it was measured, and on how much. */
interface Kept extends Section {
  at: string
  of: string
}

const kept = new URL('results.json', import.meta.url)

/** Puts the sections in the place of those of the same titles in bench/results.json, and writes bench/RESULTS.md anew from all of them. */
export function writeResults(sections: Section[], run: { of: string; postgres: string }): void {
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ')
  const all = new Map((JSON.parse(readFileSync(kept, 'utf8')) as Kept[]).map((section) => [section.title, section]))
  for (const section of sections) all.set(section.title, { ...section, at, of: section.of ?? run.of })
  writeFileSync(kept, `${JSON.stringify([...all.values()], null, 1)}\n`)
  writeFileSync(new URL('RESULTS.md', import.meta.url), pageOf([...all.values()], run.postgres))
}

function pageOf(sections: Kept[], postgres: string): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`
  return [
    '# Results',
    '',
    '`npm run bench` writes this file; `npm run bench -- --only <part>` replaces a part of it. Trust the ratios within a run more than the absolutes: load, servers and database share the machine.',
    '',
    `- Machine: ${machine}`,
    `- Node ${process.versions.node}, embedded PostgreSQL ${postgres} with the settings of npm start (fsync and synchronous_commit on)`,
    '',
    '| Figure | Measured | Asked | |',
    '| --- | ---: | ---: | --- |',
    ...sections.flatMap(({ figures }) =>
      figures
        .filter((figure) => figure.limit)
        .map(
          (figure) =>
            `| ${figure.name} | ${amount(figure)} | ${limitOf(figure)} | ${isMet(figure) ? 'met' : '**missed**'} |`,
        ),
    ),
    ...sections.flatMap(({ title, at, of, figures, compared }) =>
      [
        '',
        `## ${title}`,
        '',
        `${at} UTC, at ${of}.`,
        '',
        ...figures.map((figure) => `- ${figure.name}: **${amount(figure)}**`),
        '',
        ...compared.flatMap((sentence) => [sentence, '']),
      ].slice(0, -1),
    ),
    '',
  ].join('\n')
}
