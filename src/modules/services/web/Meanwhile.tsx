import { useEffect, useRef, useState } from 'react'
import { call } from '#web/client/call.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { client } from '../contract.ts'
import { clashesOf } from './changes.ts'
import type { Changes } from './changes.ts'
import { useCodes } from './codes.ts'
import type { ClientFile } from './EditClientPage.tsx'
import { words } from './words.ts'

interface Given {
  base: ClientFile
  typed: Changes
  /** The version the next saving is based on. */
  onRead: (version: number) => void
}

const labels = {
  name: 'clients.name',
  sex: 'sex',
  bornOn: 'client.born',
  noNumberReason: 'register.number-reason',
  regionCode: 'region',
  residence: 'residence',
  registeredRegionCode: 'register.registered-region',
  categories: 'clients.categories',
  stationId: 'station',
  workerId: 'worker',
} as const

/** Someone else changed the file while it was being corrected: what both changed stands side by side, and nothing typed is lost. */
export function Meanwhile({ base, typed, onRead }: Given) {
  const t = useWord(words)
  const { day } = useFormats()
  const { category } = useCodes()
  const [now, setNow] = useState<ClientFile>()
  const [failed, setFailed] = useState<unknown>()
  useEffect(() => {
    call(client, { clientId: base.clientId })
      .then((file) => {
        setNow(file)
        onRead(file.version)
      })
      .catch(setFailed)
  }, [base.clientId, onRead])
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.scrollIntoView({ block: 'center' }), [now])
  if (failed !== undefined) return <Problem of={failed} />
  if (!now) return null

  const clashes = clashesOf(base, now, typed)
  const shown = (file: Partial<ClientFile>, key: keyof typeof labels): string => {
    const value = file[key]
    if (value === null || value === undefined || value === '') return t('none')
    if (key === 'categories') return (value as string[]).map(category).join(t('and'))
    if (key === 'sex') return t(`sex.${value as 'male' | 'female' | 'unknown'}`)
    if (key === 'residence') return t(`residence.${value as ClientFile['residence']}`)
    if (key === 'bornOn') return day(String(value))
    const named = {
      regionCode: file.regionName,
      registeredRegionCode: file.registeredRegionName,
      stationId: file.stationName,
      workerId: file.workerName,
    }
    return (key in named && named[key as keyof typeof named]) || String(value)
  }
  return (
    <section ref={panel} className="panel warn" role="alert">
      <h3>{t('edit.meanwhile')}</h3>
      <p>{t(clashes.length > 0 ? 'edit.meanwhile-say' : 'edit.meanwhile-none')}</p>
      {clashes.length > 0 && (
        <ul>
          {clashes.map((key) => (
            <li key={key}>
              <strong>{t(labels[key as keyof typeof labels])}</strong>：{t('edit.theirs')}{' '}
              <q>{shown(now, key as keyof typeof labels)}</q>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
