import { Input } from 'antd'
import { useState } from 'react'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useWord } from '#web/kit/words.ts'
import { decideTie } from '../contract.ts'
import type { Round } from './RecruitmentPage.tsx'
import { words } from './recruitment-words.ts'

type Place = Round['placesShown'][number]

/** Puts those whom the rule cannot tell apart in order, and says why. */
export function Tie({ place, onClose, onDone }: { place: Place; onClose: () => void; onDone: () => void }) {
  const t = useWord(words)
  const [order, setOrder] = useState(place.tied)
  const up = (at: number) => setOrder(order.with(at - 1, order[at]!).with(at, order[at - 1]!))
  return (
    <Ask title={`${t('tie')} · ${place.title}`} onClose={onClose}>
      <p>{t('tie.first')}</p>
      <ol>
        {order.map((one, at) => (
          <li key={one.candidateId}>
            {one.number} {one.name}{' '}
            {at > 0 && (
              <button
                type="button"
                className="button bare"
                onClick={() => up(at)}
                aria-label={t('tie.up', { name: one.name })}
              >
                ↑
              </button>
            )}
          </li>
        ))}
      </ol>
      <ActForm
        endpoint={decideTie}
        given={{ placeId: place.placeId, basedOnVersion: place.version, order: order.map((one) => one.candidateId) }}
        verb={t('tie')}
        onDone={onDone}
      >
        <FormField name="reason" label={t('reason')} required>
          <Input.TextArea rows={2} maxLength={300} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
