import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { propose, proposeFor } from '../contract-corrections.ts'
import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { useRegistryLists } from './lists.ts'
import type { ListName } from './lists.ts'
import type { About, PersonFileShown } from './person.ts'
import { correctionWords } from './words-corrections.ts'
import './workforce.css'

type Values = Record<string, unknown>

interface Given {
  file: PersonFileShown
  own: boolean
  /** What the form opens with. */
  about?: About
  subjectId?: string | undefined
  onDone: () => void
}

/** How a field is asked for. */
type Ask = { field: string; required?: boolean } & (
  | { as: 'text'; most: number }
  | { as: 'day' }
  | { as: 'yes' }
  | { as: 'code'; list: ListName; optional?: boolean }
  | { as: 'codes'; list: ListName }
)

const asked: Record<About, Ask[]> = {
  basics: [
    { field: 'name', as: 'text', most: 40 },
    { field: 'identityNumber', as: 'text', most: 40 },
    { field: 'phone', as: 'text', most: 40 },
    { field: 'ethnicity', as: 'text', most: 20 },
    { field: 'politicalStatus', as: 'code', list: 'politicalStatuses', optional: true },
    { field: 'kind', as: 'code', list: 'kinds' },
    { field: 'fullTime', as: 'yes' },
    { field: 'fields', as: 'codes', list: 'fields' },
    { field: 'specialties', as: 'codes', list: 'specialties' },
  ],
  employment: [
    { field: 'employerName', as: 'text', most: 80, required: true },
    { field: 'employerKind', as: 'code', list: 'employerKinds', optional: true },
    { field: 'workplaceName', as: 'text', most: 80 },
    { field: 'postTitle', as: 'text', most: 60 },
    { field: 'postCode', as: 'code', list: 'posts', optional: true },
    { field: 'fromOn', as: 'day', required: true },
    { field: 'untilOn', as: 'day' },
    { field: 'isSocialWork', as: 'yes' },
    { field: 'isCommunityWork', as: 'yes' },
    { field: 'fullTime', as: 'yes' },
  ],
  education: [
    { field: 'school', as: 'text', most: 80, required: true },
    { field: 'major', as: 'text', most: 60 },
    { field: 'majorKind', as: 'code', list: 'majorKinds' },
    { field: 'diploma', as: 'code', list: 'diplomas' },
    { field: 'degree', as: 'code', list: 'degrees' },
    { field: 'fullTime', as: 'yes' },
    { field: 'fromOn', as: 'day' },
    { field: 'graduatedOn', as: 'day' },
    { field: 'degreeOn', as: 'day' },
  ],
  title: [
    { field: 'kind', as: 'code', list: 'titleKinds' },
    { field: 'name', as: 'text', most: 80, required: true },
    { field: 'level', as: 'code', list: 'titleLevels', optional: true },
    { field: 'issuer', as: 'text', most: 80 },
    { field: 'fromOn', as: 'day', required: true },
    { field: 'untilOn', as: 'day' },
  ],
  project: [
    { field: 'name', as: 'text', most: 100, required: true },
    { field: 'role', as: 'text', most: 60, required: true },
    { field: 'organiser', as: 'text', most: 80 },
    { field: 'fromOn', as: 'day', required: true },
    { field: 'untilOn', as: 'day' },
  ],
}

const blank: Record<Exclude<About, 'basics'>, Values> = {
  employment: { isSocialWork: true, isCommunityWork: false, fullTime: true },
  education: { majorKind: 'other', diploma: 'bachelor', degree: 'none', fullTime: true },
  title: { kind: 'honour' },
  project: {},
}

/** What the file says now, as the form shows it. A sealed value is not in the page: its box is empty and stays as it is. */
function valuesOf(file: PersonFileShown, about: About, subjectId: string | undefined): Values {
  if (about === 'basics') return { ...file, identityNumber: '', phone: '' }
  const rows: (Values & { id: string })[] = {
    employment: file.employment,
    education: file.education,
    title: file.titles,
    project: file.projects,
  }[about]
  return { ...(rows.find((row) => row.id === subjectId) ?? blank[about]) }
}

/** Proposes a correction. Drawn without the desk's controls, for the phone shows it too. */
export function CorrectForm({ file, own, about: first = 'basics', subjectId: firstSubject, onDone }: Given) {
  const t = useWord(correctionWords)
  const { lists, choices } = useRegistryLists()
  const [about, setAbout] = useState<About>(first)
  const [subjectId, setSubjectId] = useState(firstSubject)
  const [values, setValues] = useState<Values>(() => valuesOf(file, first, firstSubject))
  const [remove, setRemove] = useState(false)
  const [evidenceIds, setEvidenceIds] = useState<string[]>([])
  const [remark, setRemark] = useState('')
  const [failed, setFailed] = useState<unknown>()
  const endpoint: Endpoint = own ? propose : proposeFor
  const act = useAct(endpoint)
  const fields = (failed instanceof ProblemError && failed.problem.fields) || []
  const wrongAt = (field: string) =>
    fields.find((one) => one.field === field || one.field.endsWith(`.${field}`))?.message
  const placed = ['evidenceIds', 'remark', ...asked[about].map((one) => one.field)]
  const elsewhere = failed !== undefined && !fields.some((one) => placed.includes(one.field.split('.').at(-1)!))

  const look = (next: About, subject?: string) => {
    setAbout(next)
    setSubjectId(subject)
    setValues(valuesOf(file, next, subject))
    setRemove(false)
    setFailed(undefined)
  }
  const set = (field: string, value: unknown) => {
    const kind = field === 'major' ? lists?.majors.find((one) => one.name.zh === String(value).trim())?.kind : undefined
    setValues((now) => ({ ...now, [field]: value, ...(kind && { majorKind: kind }) }))
  }

  const send = async () => {
    setFailed(undefined)
    const changed = Object.fromEntries(
      asked[about].map(({ field, as }) => {
        const value = values[field]
        return [field, as === 'yes' ? Boolean(value) : value === '' || value === undefined ? null : value]
      }),
    )
    if (about === 'basics') {
      // Only what was changed; an empty box of a sealed value is no change.
      for (const { field } of asked.basics) {
        const former = valuesOf(file, 'basics', undefined)[field] ?? null
        if (JSON.stringify(former === '' ? null : former) === JSON.stringify(changed[field] ?? null))
          delete changed[field]
      }
    }
    const input = {
      ...(!own && { personId: file.personId }),
      about,
      act: about === 'basics' ? 'change' : remove ? 'remove' : subjectId ? 'change' : 'add',
      subjectId: about === 'basics' ? null : (subjectId ?? null),
      ...(!remove && {
        [about]: about === 'employment' ? { ...behindNames(file, subjectId, values), ...changed } : changed,
      }),
      remark,
      evidenceIds,
    }
    try {
      await act.mutateAsync(input as InputOf<typeof endpoint>)
      onDone()
    } catch (error) {
      setFailed(error)
    }
  }

  const subjects: { id: string; label: string }[] =
    about === 'employment'
      ? file.employment.map((one) => ({ id: one.id, label: `${one.employerName} ${one.fromOn.slice(0, 7)}` }))
      : about === 'education'
        ? file.education.map((one) => ({ id: one.id, label: one.school }))
        : about === 'title'
          ? file.titles.map((one) => ({ id: one.id, label: one.name }))
          : about === 'project'
            ? file.projects.map((one) => ({ id: one.id, label: one.name }))
            : []
  return (
    <form
      className="correct-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className="soft">{t('correct.say')}</p>
      <Labelled label={t('correct.about')}>
        {(id) => (
          <select id={id} className="input" value={about} onChange={(event) => look(event.target.value as About)}>
            {(['basics', 'employment', 'education', 'title', 'project'] as const).map((one) => (
              <option key={one} value={one}>
                {t(one === 'title' ? 'correct.title-fact' : `correct.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {about !== 'basics' && subjects.length > 0 && (
        <Labelled label={t('correct.which')}>
          {(id) => (
            <select
              id={id}
              className="input"
              value={subjectId ?? ''}
              onChange={(event) => look(about, event.target.value || undefined)}
            >
              <option value="">{t('correct.new')}</option>
              {subjects.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      {subjectId && (
        <label className="tick">
          <input type="checkbox" checked={remove} onChange={(event) => setRemove(event.target.checked)} />
          {t('correct.remove')}
        </label>
      )}
      {!remove && (
        <div className="two">
          {asked[about].map((one) => (
            <Field
              key={`${about} ${one.field}`}
              about={about}
              of={one}
              value={values[one.field]}
              set={(value) => set(one.field, value)}
              wrong={wrongAt(one.field)}
              choices={choices}
              hint={sealedHint(one.field)}
            />
          ))}
        </div>
      )}
      <EvidenceField
        value={evidenceIds}
        onChange={(sent) => {
          setEvidenceIds(sent)
          setFailed(undefined)
        }}
        personId={own ? undefined : file.personId}
        wrong={wrongAt('evidenceIds')}
      />
      <Labelled label={t('correct.remark')} wrong={wrongAt('remark')}>
        {(id) => (
          <input
            id={id}
            className="input"
            value={remark}
            maxLength={200}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Labelled>
      {elsewhere && <Problem of={failed} />}
      <button type="submit" className="button main" disabled={act.isPending}>
        {t(act.isPending ? 'correct.sending' : 'correct.send')}
      </button>
    </form>
  )

  function sealedHint(field: string): string | undefined {
    const masked = { identityNumber: file.identityNumberMasked, phone: file.phoneMasked }[field]
    return masked ? t('correct.keep-number', { masked }) : undefined
  }
}

/** An employer or a workplace of this installation stays the one it is, as long as its name does. */
function behindNames(file: PersonFileShown, subjectId: string | undefined, values: Values): Values {
  const former = file.employment.find((one) => one.id === subjectId)
  if (!former) return {}
  return {
    employerOrganisationId: former.employerName === values['employerName'] ? former.employerOrganisationId : null,
    workplaceOrganisationId: former.workplaceName === values['workplaceName'] ? former.workplaceOrganisationId : null,
    workRegionCode: former.workRegionCode,
  }
}

/** The label stands beside its control and not around it: a choice's options would else be read as a part of its name. */
function Labelled({
  label,
  hint,
  wrong,
  children,
}: {
  label: string
  hint?: string | undefined
  wrong?: string | undefined
  children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && <span className="hint small">{hint}</span>}
      {children(id)}
      {wrong && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  )
}

function Field({
  about,
  of,
  value,
  set,
  wrong,
  choices,
  hint,
}: {
  about: About
  of: Ask
  value: unknown
  set: (value: unknown) => void
  wrong: string | undefined
  choices: (list: ListName) => { value: string; label: string }[]
  hint: string | undefined
}) {
  const t = useWord(correctionWords)
  const label = t((of.field === 'fullTime' ? `fact.fullTime.${about}` : `fact.${of.field}`) as 'fact.school')
  if (of.as === 'yes') {
    return (
      <label className="tick">
        <input type="checkbox" checked={Boolean(value)} onChange={(event) => set(event.target.checked)} />
        {label}
      </label>
    )
  }
  if (of.as === 'codes') {
    const chosen = Array.isArray(value) ? (value as string[]) : []
    return (
      <fieldset className="field">
        <legend className="label">{label}</legend>
        <div className="choices">
          {choices(of.list).map((one) => (
            <label key={one.value} className="tick">
              <input
                type="checkbox"
                checked={chosen.includes(one.value)}
                onChange={(event) =>
                  set(event.target.checked ? [...chosen, one.value] : chosen.filter((code) => code !== one.value))
                }
              />
              {one.label}
            </label>
          ))}
        </div>
      </fieldset>
    )
  }
  return (
    <Labelled label={label} hint={hint} wrong={wrong}>
      {(id) =>
        of.as === 'code' ? (
          <select
            id={id}
            className="input"
            value={String(value ?? '')}
            aria-invalid={wrong !== undefined}
            onChange={(event) => set(event.target.value || null)}
          >
            {of.optional && <option value="">{t('choose')}</option>}
            {choices(of.list).map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            id={id}
            className="input"
            type={of.as === 'day' ? 'date' : 'text'}
            autoComplete="off"
            value={String(value ?? '')}
            aria-invalid={wrong !== undefined}
            maxLength={of.as === 'text' ? of.most : undefined}
            onChange={(event) => set(event.target.value)}
          />
        )
      }
    </Labelled>
  )
}
