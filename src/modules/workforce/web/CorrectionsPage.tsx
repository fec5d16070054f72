import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { FilterBar } from '#web/kit/FilterBar.tsx'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { ProposalAbout, proposals } from '../contract-corrections.ts'
import { ProposalCard } from './ProposalCard.tsx'
import { correctionWords } from './words-corrections.ts'
import './workforce.css'

type State = 'proposed' | 'employer-confirmed' | 'confirmed' | 'returned'

/** What people of one's reach want corrected, those that wait longest first. */
export default function CorrectionsPage() {
  const t = useWord(correctionWords)
  const [query, change] = useQueryWords()
  const [pages, setPages] = useState<(string | undefined)[]>([undefined])
  const state = (query['state'] ?? 'open') as State | 'open'
  const about = query['about'] as 'basics' | undefined
  const first = useAnswer(proposals, { state, about, size: 10 }, { keepLast: true })
  return (
    <>
      <PageHeader title={t('corrections')} note={<p className="soft">{t('corrections.say')}</p>} />
      <FilterBar
        filters={[
          {
            key: 'state',
            label: t('corrections.state'),
            choices: (['proposed', 'employer-confirmed', 'confirmed', 'returned'] as const).map((one) => ({
              value: one,
              label: t(`state.${one}`),
            })),
          },
          {
            key: 'about',
            label: t('correct.about'),
            choices: ProposalAbout.options.map((one) => ({ value: one, label: t(`about.${one}`) })),
          },
        ]}
        query={query}
        onFilter={(by) => {
          setPages([undefined])
          change(by)
        }}
        total={first.data}
      >
        {null}
      </FilterBar>
      <div className="stack">
        {pages.map((after, at) => (
          <Some
            key={after ?? 'first'}
            state={state}
            about={about}
            after={after}
            isLast={at === pages.length - 1}
            onMore={(next) => setPages([...pages, next])}
          />
        ))}
      </div>
    </>
  )
}

function Some({
  state,
  about,
  after,
  isLast,
  onMore,
}: {
  state: State | 'open'
  about: 'basics' | undefined
  after: string | undefined
  isLast: boolean
  onMore: (next: string) => void
}) {
  const t = useWord(correctionWords)
  const asked = useAnswer(proposals, { state, about, size: 10, ...(after && { after }) })
  return (
    <Waiting for={asked} lines={8}>
      {({ rows, next }) => (
        <>
          {rows.length === 0 && !after && <Nothing title={t('corrections.empty')} say={t('corrections.empty-say')} />}
          {rows.map((one) => (
            <ProposalCard key={one.proposalId} of={one} whose />
          ))}
          {next && isLast && (
            <button type="button" className="button" onClick={() => onMore(next)}>
              {t('corrections.more')}
            </button>
          )}
        </>
      )}
    </Waiting>
  )
}
