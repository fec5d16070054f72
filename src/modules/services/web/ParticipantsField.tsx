import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useWord } from '#web/kit/words.ts'
import { client } from '../contract.ts'
import { ClientPicker } from './pickers.tsx'
import { words } from './words.ts'

interface Given {
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
  /** Those whose names are known already. */
  named: { clientId: string; name: string }[]
}

/** The clients who took part, one after the other: search, Enter, search, Enter. */
export function ParticipantsField({ id, value = [], onChange, named }: Given) {
  const t = useWord(words)
  // The box is made anew after each, so that it is empty for the next.
  const [turn, setTurn] = useState(0)
  return (
    <div>
      <ul className="bare choices">
        {value.map((clientId) => (
          <Participant
            key={clientId}
            clientId={clientId}
            name={named.find((one) => one.clientId === clientId)?.name}
            onDrop={() => onChange?.(value.filter((one) => one !== clientId))}
          />
        ))}
      </ul>
      <ClientPicker
        key={turn}
        {...(id && { id })}
        placeholder={t('entry.participants-add')}
        except={value}
        value={null}
        onChange={(clientId) => {
          if (!clientId) return
          onChange?.([...value, clientId])
          setTurn(turn + 1)
        }}
      />
    </div>
  )
}

function Participant({ clientId, name, onDrop }: { clientId: string; name: string | undefined; onDrop: () => void }) {
  const t = useWord(words)
  const asked = useAnswer(client, { clientId }, { when: name === undefined })
  const shown = name ?? asked.data?.name ?? '…'
  return (
    <li>
      <button
        type="button"
        className="clause"
        aria-label={t('entry.participants-drop', { name: shown })}
        onClick={onDrop}
      >
        {shown} <span aria-hidden="true">✕</span>
      </button>
    </li>
  )
}
