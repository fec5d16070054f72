import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { scores } from '../contract-judging.ts'
import { words } from './judging-words.ts'

type Answer = OutputOf<typeof scores>

const points = (hundredths: number) => (hundredths / 100).toFixed(2)

/** What the scores come to, each with its interval as a bar, and who cannot be told apart. */
export function ScoresPart({ roundId }: { roundId: string }) {
  const t = useWord(words)
  const asked = useAnswer(scores, { roundId })
  return (
    <section className="card judging-sheet">
      <h3>{t('scores')}</h3>
      <Waiting for={asked} lines={4}>
        {(answer) => (answer.entries.length === 0 ? <p className="soft">{t('scores.none')}</p> : <Whole of={answer} />)}
      </Waiting>
    </section>
  )
}

function Whole({ of }: { of: Answer }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <>
      <p className="soft small">{t('scores.say', { n: of.complete })}</p>
      <SortableTable
        caption={t('scores')}
        rows={of.entries}
        rowKey={(row) => row.entryId}
        columns={[
          {
            key: 'name',
            title: t('entry'),
            show: (row) => (
              <>
                {row.name}{' '}
                {row.vetoes.map((one) => (
                  <span key={one.zh} className="status bad">
                    {t('review.veto')} {phrase(one)}
                  </span>
                ))}
              </>
            ),
          },
          {
            key: 'score',
            title: t('score'),
            end: true,
            by: (row) => row.score ?? -1,
            show: (row) =>
              row.score === null ? <span className="status warn">{t('score.missing')}</span> : points(row.score),
          },
          {
            key: 'range',
            title: t('range'),
            show: (row) => (row.score === null ? '—' : row.isSpreadKnown ? <Interval of={row} /> : t('range.unknown')),
          },
          { key: 'tied', title: t('tied'), show: (row) => row.tiedWith.join('、') || '—' },
          ...of.sheets.map((sheet) => ({
            key: sheet.code,
            title: phrase(sheet.name),
            end: true,
            show: (row: Answer['entries'][number]) => {
              const own = row.perSheet.find((one) => one.sheet === sheet.code)
              return own ? (own.score === null ? `${own.given}/${own.wanted}` : points(own.score)) : '—'
            },
          })),
        ]}
      />
      {of.leniency.length > 0 && (
        <details>
          <summary>{t('leniency')}</summary>
          <p className="soft small">{t('leniency.say')}</p>
          <ul>
            {of.leniency.map((one) => (
              <li key={`${one.name} ${one.sheet.zh}`}>
                {one.name} · {phrase(one.sheet)}：{one.effect > 0 ? '+' : ''}
                {one.effect.toFixed(2)} <span className="soft small">{t('leniency.scores', { n: one.scores })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Interval({ of }: { of: Answer['entries'][number] }) {
  const low = Math.max(0, of.low!)
  const high = Math.min(10_000, of.high!)
  return (
    <span className="judging-interval">
      <span className="line" aria-hidden="true">
        <span style={{ insetInlineStart: `${low / 100}%`, width: `${Math.max(1, (high - low) / 100)}%` }} />
      </span>
      <span className="small">
        {points(low)}–{points(high)}
      </span>
    </span>
  )
}
