import { Select } from 'antd'
import { staff } from '#modules/identity/contract.ts'
import { findPeople } from '#modules/workforce/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { postCodeLists } from '../contract.ts'
import { words } from './words.ts'
import './posts.css'

/** The seats of a post: solid where somebody sits, dashed where nobody does; said in words to who does not see it. */
export function Seats({ seats, filled }: { seats: number; filled: number }) {
  const t = useWord(words)
  const vacant = Math.max(0, seats - filled)
  return (
    <span role="img" aria-label={t('posts.picture-of', { seats, filled, vacant })} className="seats">
      {seats <= 24
        ? Array.from({ length: seats }, (_, at) => <i key={at} className={at < filled ? '' : 'vacant'} />)
        : `${filled} / ${seats}`}
    </span>
  )
}

/** A load as a bar, with the norm as a line at the same place in every row. */
export function LoadBar({
  load,
  norm,
  most,
  standing,
}: {
  load: number
  norm: number
  most: number
  standing: 'over' | 'near' | 'within'
}) {
  const width = Math.max(most, norm) * 1.05
  return (
    <div
      className={`load-bar ${standing}`}
      style={{ ['--norm' as string]: `${(100 * norm) / width}%` }}
      aria-hidden="true"
    >
      <span style={{ width: `${(100 * load) / width}%` }} />
    </div>
  )
}

export function StandingMark({ of }: { of: 'over' | 'near' | 'within' }) {
  const t = useWord(words)
  return <span className={`status ${{ over: 'bad', near: 'warn', within: 'good' }[of]}`}>{t(`caseload.${of}`)}</span>
}

export const useCodes = () => useAnswer(postCodeLists, {}).data

/** Codes of a list as choices. */
export function CodeSelect({
  list,
  ...control
}: Control & { list: { code: string; name: { zh: string; en: string } }[] | undefined }) {
  const phrase = usePhrase()
  return (
    <Select
      {...(control.id && { id: control.id })}
      {...(control.label && { 'aria-label': control.label })}
      value={control.value ?? undefined}
      onChange={(code: string) => control.onChange?.(code)}
      options={(list ?? []).map((one) => ({ value: one.code, label: phrase(one.name) }))}
    />
  )
}

/** Somebody within reach, by name: the staff of the organisation first, then the whole registry. */
export function PersonPicker({ organisationId, ...control }: Control & { organisationId?: string | undefined }) {
  const t = useWord(words)
  const may = useMay()
  const me = useMe()
  const at = organisationId ?? me.organisationId
  return (
    <SearchSelect
      placeholder={t('take.person-hint')}
      {...control}
      name={`posts people ${at ?? ''}`}
      search={async (search, signal) => {
        const [own, all] = await Promise.all([
          at && may('services:read-clients') ? call(staff, { organisationId: at }, { signal }) : { rows: [] },
          may('workforce:read') && search ? call(findPeople, { search }, { signal }) : { rows: [] },
        ])
        const near = own.rows
          .filter((row) => row.name.includes(search))
          .map((row) => ({ value: row.personId, label: row.name }))
        const far = all.rows
          .filter((row) => !near.some((one) => one.value === row.personId))
          .map((row) => ({ value: row.personId, label: row.name }))
        return [...near, ...far]
      }}
    />
  )
}

/** On what a number rests, with how sure that is. */
export function BasisLine({
  of,
}: {
  of: {
    basis: { zh: string; en: string } | null
    certainty: 'stated' | 'reported' | 'assumed' | null
    note?: { zh: string; en: string } | null
  }
}) {
  const t = useWord(words)
  const phrase = usePhrase()
  if (!of.basis) return null
  const sure = {
    stated: { zh: '见原文', en: 'read in the text' },
    reported: { zh: '据转述，未见原文', en: 'reported, text not seen' },
    assumed: { zh: '暂定，未找到依据', en: 'assumed, no basis found' },
  }
  return (
    <p className="small soft">
      {t('posts.basis-of', { basis: phrase(of.basis) })}
      {of.certainty && `（${phrase(sure[of.certainty])}）`}
      {of.note && ` ${phrase(of.note)}`}
    </p>
  )
}
