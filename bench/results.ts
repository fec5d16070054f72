import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import type { Figure, Section } from './figure.ts'
import { isMet } from './figure.ts'

/** A section as lines of plain text. */
export const describe = ({ title, figures }: Section): string[] => [
  title,
  ...figures.map((figure) => `  ${figure.name}: ${amount(figure)}${judged(figure)}`),
]

const amount = ({ value, unit }: Figure) => `${value.toLocaleString('en')}${unit && ` ${unit}`}`
const limitOf = ({ limit, unit }: Figure) => (limit ? `${'atMost' in limit ? '≤' : '≥'} ${Object.values(limit)[0]}${unit && ` ${unit}`}` : '')
const judged = (figure: Figure) => (figure.limit ? ` (${limitOf(figure)}: ${isMet(figure) ? 'met' : 'MISSED'})` : '')

/** Writes bench/RESULTS.md. */
export function writeResults(sections: Section[], run: { records: number; postgres: string; minutes: number }): void {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`
  const lines = [
    '# Results',
    '',
    '`npm run bench` writes this file. Trust the ratios within a run more than the absolutes: load, servers and database share the machine.',
    '',
    `- Date: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC; the run took ${Math.round(run.minutes)} minutes`,
    `- Machine: ${machine}`,
    `- Node ${process.versions.node}, embedded PostgreSQL ${run.postgres} with the settings of npm start (fsync and synchronous_commit on)`,
    `- Data: ${run.records.toLocaleString('en')} service records over three years in one province of 1,387 stations, 4,161 workers and 208,050 clients`,
    '',
    '| Figure | Measured | Asked | |',
    '| --- | ---: | ---: | --- |',
    ...sections.flatMap(({ figures }) => figures.filter((figure) => figure.limit).map((figure) => `| ${figure.name} | ${amount(figure)} | ${limitOf(figure)} | ${isMet(figure) ? 'met' : '**missed**'} |`)),
    ...sections.flatMap(({ title, figures, compared }) => [
      '',
      `## ${title}`,
      '',
      ...figures.map((figure) => `- ${figure.name}: **${amount(figure)}**`),
      '',
      ...compared.flatMap((sentence) => [sentence, '']),
    ].slice(0, -1)),
    '',
  ]
  writeFileSync(new URL('RESULTS.md', import.meta.url), lines.join('\n'))
}
