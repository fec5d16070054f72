import { formatCount } from '#web/kit/formats.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { useWord } from '#web/kit/words.ts'
import type { Round } from './RecruitmentPage.tsx'
import { words } from './recruitment-words.ts'

export type Place = Round['placesShown'][number]

/** The places of a round, each with its condition, how many stand for it, and what has to be decided. */
export function Places({
  round,
  recruits,
  onTie,
  onChange,
}: {
  round: Round
  recruits: boolean
  onTie: (place: Place) => void
  onChange: (place: Place) => void
}) {
  const t = useWord(words)
  return (
    <section className="card">
      <h2>{t('places')}</h2>
      <SortableTable
        caption={t('places')}
        rows={round.placesShown}
        rowKey={(row) => row.placeId}
        columns={[
          {
            key: 'post',
            title: t('candidate.post'),
            by: (row) => row.title,
            show: (row) => (
              <>
                <a href={`/desk/posts/${row.postId}`}>{row.title}</a>
                <span className="soft small"> {row.organisation.name}</span>
              </>
            ),
          },
          {
            key: 'certificate',
            title: t('places.certificate'),
            show: (row) =>
              [t(`cert.${row.certificate}`), row.certificateLevel && t(`level.${row.certificateLevel}`)]
                .filter(Boolean)
                .join(' · '),
          },
          {
            key: 'places',
            title: t('round.places'),
            end: true,
            by: (row) => row.places,
            show: (row) =>
              row.places === 0 ? (
                <span className="status bad">{t('places.cancelled')}</span>
              ) : row.places < row.planned ? (
                t('places.planned', { n: row.places, planned: row.planned })
              ) : (
                formatCount(row.places)
              ),
          },
          ...(['candidates', 'running', 'appointed'] as const).map((key) => ({
            key,
            title: t(`round.${key}`),
            end: true,
            by: (row: Place) => row[key],
            show: (row: Place) => formatCount(row[key]),
          })),
          {
            key: 'acts',
            title: '',
            show: (row) => (
              <span className="row">
                {row.fewKept && <span className="mark">{t('places.kept')}</span>}
                {recruits && row.tied.length > 0 && (
                  <button type="button" className="button bare" onClick={() => onTie(row)}>
                    {t('tie')}
                  </button>
                )}
                {recruits && row.places > 0 && (
                  <button type="button" className="button bare" onClick={() => onChange(row)}>
                    {t('places.change')}
                  </button>
                )}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}
