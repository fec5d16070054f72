import { Select } from 'antd'
import { staff } from '#modules/identity/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMe } from '#web/client/me.ts'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { useWord } from '#web/kit/words.ts'
import { clients, groups } from '../contract.ts'
import { words } from './words.ts'

interface ClientPickerGiven extends Control {
  valueLabel?: string | undefined
  /** Who cannot be chosen: the client on the page, those chosen already. */
  except?: string[]
}

/** A client within the reader's reach, by name, pinyin or initials; its value is the id. */
export function ClientPicker({ except = [], valueLabel, ...control }: ClientPickerGiven) {
  const t = useWord(words)
  const hintOf = (age: number | null, region: string) =>
    [age === null ? t('age.unknown') : t('age', { n: age }), region].join(' · ')
  return (
    <SearchSelect
      placeholder={t('entry.client-search')}
      {...control}
      name={`clients ${except.join(' ')}`}
      valueLabel={valueLabel}
      search={async (search, signal) => {
        const { rows } = await call(clients, { search, size: 10 }, { signal })
        return rows
          .filter((row) => !except.includes(row.clientId))
          .map((row) => ({ value: row.clientId, label: row.name, hint: hintOf(row.age, row.regionName) }))
      }}
    />
  )
}

/** A group that was started, by its name. */
export function GroupPicker({ valueLabel, ...control }: Control & { valueLabel?: string | undefined }) {
  const t = useWord(words)
  return (
    <SearchSelect
      placeholder={t('entry.group-search')}
      {...control}
      name="groups"
      valueLabel={valueLabel}
      search={async (search, signal) => {
        const { rows } = await call(groups, { search, size: 10 }, { signal })
        return rows.map((row) => ({ value: row.groupId, label: row.title, hint: row.stationName }))
      }}
    />
  )
}

/** Someone on the staff of a station; a short list, so it is all there. */
export function WorkerSelect({
  stationId,
  id,
  value,
  onChange,
}: Pick<Control, 'id' | 'value' | 'onChange'> & { stationId: string | null | undefined }) {
  const t = useWord(words)
  const me = useMe()
  const asked = useAnswer(staff, { organisationId: stationId ?? '' }, { when: Boolean(stationId) })
  return (
    <Select
      {...(id && { id })}
      allowClear
      value={value ?? undefined}
      onChange={(next) => onChange?.(next ?? null)}
      loading={asked.isFetching}
      disabled={!stationId}
      placeholder={t('nobody')}
      options={(asked.data?.rows ?? []).map(({ personId, name }) => ({
        value: personId,
        label: personId === me.personId ? `${name}（${t('worker.me')}）` : name,
      }))}
    />
  )
}
