import { Checkbox, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import { checkCandidate, signUpCandidate } from '../contract.ts'
import { Conditions, FactFields, type Stated } from './Conditions.tsx'
import { PersonPicker } from './parts.tsx'
import type { Round } from './RecruitmentPage.tsx'
import { words } from './recruitment-words.ts'

type Checked = OutputOf<typeof checkCandidate>

/** Somebody applies: who it is, what the conditions say, then the list. */
export function SignUp({
  round,
  onClose,
  onDone,
}: {
  round: Round
  onClose: () => void
  onDone: (number: number) => void
}) {
  const t = useWord(words)
  const open = round.placesShown.filter((one) => one.places > 0)
  const [placeId, setPlace] = useState(open.length === 1 ? open[0]!.placeId : undefined)
  const [outside, setOutside] = useState(false)
  const [personId, setPerson] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [stated, setStated] = useState<Stated>({})
  const [checked, setChecked] = useState<Checked>()
  const [notSame, setNotSame] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const check = useAct(checkCandidate)
  const signUp = useAct(signUpCandidate)
  const who = {
    recruitmentId: round.recruitmentId,
    placeId: placeId ?? '',
    ...(outside ? { name, identityNumber: number } : { personId }),
    stated,
  }
  const again = () => {
    setChecked(undefined)
    setFailed(undefined)
  }
  const look = async (facts = stated) => {
    setFailed(undefined)
    try {
      setChecked(await check.mutateAsync({ ...who, stated: facts }))
    } catch (error) {
      setFailed(error)
    }
  }
  const put = async () => {
    setFailed(undefined)
    try {
      const answer = await signUp.mutateAsync({
        ...who,
        notTheSameAs: notSame ? checked!.similar.map((one) => one.personId) : [],
      })
      onDone(answer.number)
    } catch (error) {
      setFailed(error)
    }
  }
  const likely = checked?.similar ?? []
  const stopped =
    checked?.signedUp ||
    checked?.outcome === 'unmet' ||
    likely.some((one) => one.certain) ||
    (likely.length > 0 && !notSame)
  const named = placeId && (outside ? name && number : personId)
  return (
    <Ask title={t('signUp')} onClose={onClose}>
      <form
        className="long-form recruit-wide stack"
        onSubmit={(event) => {
          event.preventDefault()
          void (checked ? put() : look())
        }}
      >
        {open.length > 1 && (
          <label className="recruit-field">
            <span className="recruit-label">{t('candidate.post')}</span>
            <Select
              aria-label={t('candidate.post')}
              value={placeId}
              onChange={(id: string) => (again(), setPlace(id))}
              options={open.map((one) => ({ value: one.placeId, label: `${one.title} · ${one.organisation.name}` }))}
            />
          </label>
        )}
        <Radio.Group
          aria-label={t('signUp.who')}
          value={outside}
          onChange={(event) => (again(), setOutside(event.target.value as boolean))}
          options={[
            { value: false, label: t('signUp.registry') },
            { value: true, label: t('signUp.outside') },
          ]}
        />
        {outside ? (
          <>
            <label className="recruit-field">
              <span className="recruit-label">{t('candidate.name')}</span>
              <Input
                value={name}
                maxLength={40}
                autoComplete="off"
                onChange={(e) => (again(), setName(e.target.value))}
              />
            </label>
            <label className="recruit-field">
              <span className="recruit-label">{t('signUp.number')}</span>
              <Input
                value={number}
                maxLength={40}
                autoComplete="off"
                onChange={(e) => (again(), setNumber(e.target.value))}
              />
            </label>
          </>
        ) : (
          <div className="recruit-field">
            <span className="recruit-label">{t('signUp.who')}</span>
            <PersonPicker label={t('signUp.who')} value={personId} onChange={(id) => (again(), setPerson(id))} />
          </div>
        )}
        {checked && (
          <>
            <Conditions of={checked.conditions} />
            <FactFields
              asked={checked.asked}
              value={stated}
              onChange={(facts) => {
                setStated(facts)
                void look(facts)
              }}
            />
            {checked.signedUp && <p className="status bad">{t('signUp.already')}</p>}
            {checked.elsewhere && <p className="status warn">{t('signUp.elsewhere')}</p>}
            {likely.length > 0 && (
              <div className="panel">
                <p>{t('signUp.similar')}</p>
                <ul>
                  {likely.map((one) => (
                    <li key={one.personId}>
                      <a href={`/desk/people/${one.personId}`}>{one.name}</a> {one.organisationName}{' '}
                      {one.certain && <span className="status bad">{t('signUp.certain')}</span>}
                    </li>
                  ))}
                </ul>
                {!likely.some((one) => one.certain) && (
                  <Checkbox checked={notSame} onChange={(event) => setNotSame(event.target.checked)}>
                    {t('signUp.not-same')}
                  </Checkbox>
                )}
              </div>
            )}
            {checked.outcome === 'unmet' && <p className="status bad">{t('signUp.unmet')}</p>}
            {checked.outcome === 'unknown' && <p className="status warn">{t('signUp.unknown')}</p>}
          </>
        )}
        {failed !== undefined && <Problem of={failed} />}
        <div className="row">
          <button
            type="submit"
            className="button main"
            disabled={!named || check.isPending || signUp.isPending || Boolean(checked && stopped)}
          >
            {checked ? t('signUp') : t('signUp.check')}
          </button>
        </div>
      </form>
    </Ask>
  )
}
