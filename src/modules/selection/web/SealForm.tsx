import { Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useWord } from '#web/kit/words.ts'
import { rankedList, type ranking, sealList } from '../contract-ranking.ts'
import { rankingWords } from './ranking-words.ts'
import { useReadingWords } from './RankingSection.tsx'

interface Given {
  roundId: string
  version: number
  of: OutputOf<typeof ranking>['lists'][number]
  hasShares: boolean
}

/** Seals the list under the reading that is shown; equals at the line are put in order first. */
export function SealForm({ roundId, version, of, hasShares }: Given) {
  const t = useWord(rankingWords)
  const [asks, setAsks] = useState(false)
  const said = useReadingWords()
  return (
    <>
      <p>
        <button type="button" className="button primary" onClick={() => setAsks(true)}>
          {t('seal')}
        </button>
      </p>
      {asks && (
        <Ask title={t('seal')} onClose={() => setAsks(false)}>
          <p>{t('seal.say')}</p>
          <p>
            <strong>{t('reading')}</strong> {said(of.reading, hasShares)}
          </p>
          <Sealing roundId={roundId} version={version} of={of} onDone={() => setAsks(false)} />
        </Ask>
      )}
    </>
  )
}

function Sealing({ roundId, version, of, onDone }: Omit<Given, 'hasShares'> & { onDone: () => void }) {
  const t = useWord(rankingWords)
  const listed = useAnswer(rankedList, { roundId, ...of.reading })
  const tied = listed.data?.rows.filter((one) => of.undecided.includes(one.number)) ?? []
  const [drawn, setDrawn] = useState<number[]>([])
  const order = drawn.length > 0 ? drawn : of.undecided
  const ids = order.flatMap((number) => tied.find((one) => one.number === number)?.entryId ?? [])
  const up = (at: number) => setDrawn(order.with(at - 1, order[at]!).with(at, order[at - 1]!))
  return (
    <ActForm
      endpoint={sealList}
      given={{ roundId, basedOnVersion: version, reading: of.reading, lots: ids }}
      verb={t('seal')}
      onDone={onDone}
    >
      {order.length > 0 && (
        <>
          <p>{t('lots')}</p>
          <ol>
            {order.map((number, at) => (
              <li key={number}>
                {t('number', { n: number })}{' '}
                {at > 0 && (
                  <button
                    type="button"
                    className="button bare"
                    onClick={() => up(at)}
                    aria-label={t('lots.up', { n: number })}
                  >
                    ↑
                  </button>
                )}
              </li>
            ))}
          </ol>
          <FormField name="lotsReason" label={t('lotsReason')} required>
            <Input maxLength={500} placeholder={t('lotsReason.hint')} />
          </FormField>
        </>
      )}
      <FormField name="reason" label={t('reason')} required>
        <Input.TextArea rows={3} maxLength={1000} />
      </FormField>
    </ActForm>
  )
}
