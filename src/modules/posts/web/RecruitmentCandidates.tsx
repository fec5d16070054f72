import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { candidates, exportCandidates } from '../contract.ts'
import { StateMark } from './CandidateDrawer.tsx'
import { OutcomeMark } from './OutcomeMark.tsx'
import type { Round } from './RecruitmentPage.tsx'
import { words } from './recruitment-words.ts'

type Candidate = OutputOf<typeof candidates>['rows'][number]

/** Everyone who stands for a place of a round, with marks and rank. */
export function Candidates({ round, onOpen }: { round: Round; onOpen: (candidateId: string) => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const scored = round.stages.filter((one) => one.kind === 'score')
  return (
    <section className="card">
      <h2>{t('candidates')}</h2>
      <Table
        name="posts.candidates"
        caption={t('candidates')}
        endpoint={candidates}
        given={{ recruitmentId: round.recruitmentId }}
        exportBy={exportCandidates}
        mayExport={may('posts:recruit')}
        searchFor={t('candidates.search')}
        searchIsPrivate
        filters={[
          {
            key: 'placeId',
            label: t('candidate.post'),
            choices: round.placesShown.map((one) => ({
              value: one.placeId,
              label: `${one.title} · ${one.organisation.name}`,
            })),
          },
          {
            key: 'state',
            label: t('candidate.state'),
            choices: (['in', 'waiting', 'tied', 'reserve', 'out', 'withdrawn'] as const).map((one) => ({
              value: one,
              label: t(`state.${one}`),
            })),
          },
        ]}
        empty={{ title: t('candidates.empty') }}
        rowKey={(row) => row.candidateId}
        columns={[
          {
            key: 'name',
            title: t('candidate.name'),
            show: (row) => (
              <>
                <span className="soft number">{row.number}</span>{' '}
                <button type="button" className="button bare" onClick={() => onOpen(row.candidateId)}>
                  {row.name}
                </button>
                {row.preferred && <span className="mark">{t('candidate.preferred')}</span>}
              </>
            ),
            text: (row) => row.name,
            width: '12rem',
          },
          {
            key: 'post',
            title: t('candidate.post'),
            show: (row) => row.postTitle,
            text: (row) => row.postTitle,
            hidden: round.placesShown.length === 1,
          },
          {
            key: 'conditions',
            title: t('candidate.conditions'),
            show: (row) => <OutcomeMark of={row.outcome} />,
            text: (row) => t(`outcome.${row.outcome}`),
          },
          ...scored.map((one) => ({
            key: one.code,
            title: `${phrase(one.name)} ${one.weight}%`,
            end: true,
            show: (row: Candidate) => markText(row.marks[one.code], t('result.absent')),
            text: (row: Candidate) => markText(row.marks[one.code], t('result.absent')),
          })),
          {
            key: 'total',
            title: t('candidate.total'),
            end: true,
            show: (row) => row.total?.toFixed(2) ?? '',
            text: (row) => row.total,
          },
          {
            key: 'rank',
            title: t('candidate.rank'),
            end: true,
            show: (row) =>
              row.rank === null ? '' : row.shared ? t('candidate.shared', { n: row.rank }) : String(row.rank),
            text: (row) => row.rank,
          },
          {
            key: 'state',
            title: t('candidate.state'),
            show: (row) => <StateMark of={row} />,
            text: (row) => t(`state.${row.state}`),
          },
        ]}
      />
    </section>
  )
}

const markText = (entry: Candidate['marks'][string] | undefined, absent: string): string =>
  !entry ? '' : entry.absent ? absent : (entry.mark?.toFixed(2) ?? '')
