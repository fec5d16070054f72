import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { formatBytes, useFormats } from '#web/kit/formats.ts'
import { Photo } from '#web/kit/Photo.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { entryReviews, scores, visitEvidence } from '../contract-judging.ts'
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
  const [reading, setReading] = useState<Answer['entries'][number]>()
  return (
    <>
      {reading && (
        <Ask title={`${t('said')} · ${reading.name}`} onClose={() => setReading(undefined)}>
          <Reviews entryId={reading.entryId} />
        </Ask>
      )}
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
          {
            key: 'said',
            title: '',
            show: (row) => (
              <button
                type="button"
                className="button bare"
                aria-label={`${t('said')} · ${row.name}`}
                onClick={() => setReading(row)}
              >
                {t('said')}
              </button>
            ),
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

/** What each reviewer gave and said of an entry, with the photographs of a visit. */
function Reviews({ entryId }: { entryId: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  return (
    <Waiting for={useAnswer(entryReviews, { entryId })} lines={5}>
      {({ reviews }) => (
        <ul className="bare judging-pieces">
          {reviews.length === 0 && <li className="soft">{t('said.none')}</li>}
          {reviews.map((one) => (
            <li key={one.assignmentId} className="card">
              <p>
                <strong>{phrase(one.sheet)}</strong> {one.expert} · {t('said.points', { n: one.points })}
                {one.visitedOn && <span className="soft small"> {t('said.visited', { day: day(one.visitedOn) })}</span>}
              </p>
              <p className="changes small">
                {one.marks.map((mark) => (
                  <span key={mark.name.zh}>
                    {phrase(mark.name)} {mark.points}/{mark.most}
                  </span>
                ))}
                {one.vetoes.map((veto) => (
                  <span key={veto.zh} className="status bad">
                    {t('review.veto')} {phrase(veto)}
                  </span>
                ))}
              </p>
              {one.comment && <p className="judging-said">{one.comment}</p>}
              {one.evidence.length > 0 && (
                <p className="row">
                  {one.evidence.map((piece, at) =>
                    piece.kind === 'pdf' ? (
                      <button
                        key={piece.evidenceId}
                        type="button"
                        className="button bare"
                        onClick={() =>
                          void call(visitEvidence, {
                            entryId,
                            assignmentId: one.assignmentId,
                            evidenceId: piece.evidenceId,
                          })
                        }
                      >
                        {t('review.piece', { n: at + 1, size: formatBytes(piece.bytes) })}
                      </button>
                    ) : (
                      <Photo
                        key={piece.evidenceId}
                        src={`/api/selection/entries/${entryId}/reviews/${one.assignmentId}/evidence/${piece.evidenceId}`}
                        alt={`${t('review.visited')} ${at + 1}`}
                      />
                    ),
                  )}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Waiting>
  )
}
