import { useEffect, useState } from 'react'
import type { FormEvent } from 'react'
import { setUp } from '#modules/identity/contract.ts'
import { useAct } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { Door } from './Door.tsx'
import { words } from './words.ts'

const questions = ['name', 'username', 'password'] as const

/** The first run of a real installation: makes its first officer. */
export function SetUpPage() {
  const t = useWord(words)
  const act = useAct(setUp)
  const [given, setGiven] = useState({ regionCode: '', name: '', username: '', password: '' })
  const fields = act.error instanceof ProblemError ? (act.error.problem.fields ?? []) : []
  const first = fields[0]?.field
  useEffect(() => {
    document.title = `${t('setup.title')} · ${t('product')}`
  }, [t])
  useEffect(() => {
    if (first) document.querySelector<HTMLInputElement>(`[name=${first}], #${first}`)?.focus()
  }, [first, act.error])

  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate(given, { onSuccess: () => toast(t('setup.done')) })
  }
  const about = {
    name: { label: t('setup.name'), hint: '' },
    username: { label: t('sign-in.username'), hint: '' },
    password: { label: t('sign-in.password'), hint: t('setup.password-hint') },
  }
  return (
    <Door>
      <h1>{t('setup.title')}</h1>
      <p>{t('setup.say')}</p>
      <form onSubmit={send} noValidate>
        <div className="field">
          <label className="label" htmlFor="regionCode">
            {t('setup.region')}
          </label>
          <span className="hint">{t('setup.region-hint')}</span>
          <Wrong fields={fields} name="regionCode" />
          <RegionPicker
            id="regionCode"
            value={given.regionCode}
            valueLabel=""
            onChange={(code) => setGiven({ ...given, regionCode: code ?? '' })}
          />
        </div>
        {questions.map((name) => (
          <label key={name} className="field">
            <span className="label">{about[name].label}</span>
            {about[name].hint && <span className="hint">{about[name].hint}</span>}
            <Wrong fields={fields} name={name} />
            <input
              className="input"
              name={name}
              type={name === 'password' ? 'password' : 'text'}
              autoComplete={name === 'password' ? 'new-password' : 'off'}
              aria-invalid={fields.some(({ field }) => field === name)}
              value={given[name]}
              onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
            />
          </label>
        ))}
        {act.error && fields.length === 0 && <Problem of={act.error} />}
        <button type="submit" className="button main" disabled={act.isPending}>
          {t('setup.act')}
        </button>
      </form>
    </Door>
  )
}

function Wrong({ fields, name }: { fields: { field: string; message: string }[]; name: string }) {
  const wrong = fields.find(({ field }) => field === name)
  return (
    wrong && (
      <span className="wrong" role="alert">
        {wrong.message}
      </span>
    )
  )
}
