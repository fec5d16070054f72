import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { EvidenceField } from '#web/kit/EvidenceField.tsx'
import { isMeanwhile, Meanwhile } from '#web/kit/Meanwhile.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { useWord } from '#web/kit/words.ts'
import type { ownCertificates } from '../contract.ts'
import {
  changeOwnQualification,
  changeQualification,
  recordOwnQualification,
  recordQualification,
} from '../contract.ts'
import { useLists } from './lists.ts'
import './certificates.css'
import { words } from './words.ts'

export type Held = OutputOf<typeof ownCertificates>['qualifications'][number]

/** What is asked: everything of a new one or of one that nobody has confirmed; what came later; the result of a senior review. */
export type Asking = 'record' | 'correct' | 'later' | 'review'

const facts = ['level', 'number', 'passedOn', 'issuedOn', 'reviewedOn'] as const
type Fact = (typeof facts)[number]
type Values = Record<Fact, string>

const valuesOf = (of: Held | undefined): Values =>
  Object.fromEntries(facts.map((fact) => [fact, of?.[fact] ?? ''])) as Values

interface Given {
  asking: Asking
  personId: string
  own: boolean
  /** The one that is corrected, as it stands now. */
  of?: Held
  onClose: () => void
}

/** Records or corrects a certificate, one's own or someone's, with pictures of it. Drawn without antd: the phone shows it too. */
export function QualificationForm({ asking, personId, own, of, onClose }: Given) {
  const t = useWord(words)
  const say = useProblemWords()
  const { day } = useFormats()
  const { level, levelChoices } = useLists()
  // What it was based on: what someone else changes meanwhile is not written over unseen.
  const [base, setBase] = useState(of)
  const [values, setValues] = useState(() => valuesOf(of))
  const [evidenceIds, setEvidenceIds] = useState<string[]>([])
  const [failed, setFailed] = useState<unknown>()
  const endpoint: Endpoint = of
    ? own
      ? changeOwnQualification
      : changeQualification
    : own
      ? recordOwnQualification
      : recordQualification
  const act = useAct(endpoint)
  const today = todayIn(new Date())
  const wrong = wrongOf(failed)
  const verb = t(of ? `correct.${asking as 'correct'}` : own ? 'record.own' : 'record.other')

  const asked: Fact[] =
    asking === 'review'
      ? ['reviewedOn', 'issuedOn', ...(of?.number ? [] : ['number' as const])]
      : asking === 'later'
        ? [...(of?.number ? [] : ['number' as const]), 'issuedOn']
        : ['level', 'number', 'passedOn', 'issuedOn', ...(values.level === 'senior' ? ['reviewedOn' as const] : [])]

  const send = async (input: Values, version: number | undefined, more: string[]): Promise<OutputOf<Endpoint>> => {
    const cells = Object.fromEntries(
      facts.map((fact) => [fact, fact === 'level' || fact === 'passedOn' ? input[fact] : input[fact] || null]),
    )
    if (cells['level'] !== 'senior') cells['reviewedOn'] = null
    const about = of ? { qualificationId: of.qualificationId, basedOnVersion: version } : own ? {} : { personId }
    return act.mutateAsync({ ...cells, ...about, evidenceIds: more } as InputOf<typeof endpoint>)
  }

  const submit = async (version = base?.version) => {
    setFailed(undefined)
    try {
      const done = (await send(values, version, evidenceIds)) as { version: number; verification: Held['verification'] }
      const back = of && base
      const verification = t(`verification.${done.verification}`)
      toast(
        back ? t('correct.done', { verification }) : t('record.done', { verification }),
        back
          ? {
              undo: () =>
                void send(valuesOf(base), done.version, []).then(
                  () => toast(t('correct.undone')),
                  (error: unknown) => toast(say(error), { bad: true }),
                ),
            }
          : {},
      )
      onClose()
    } catch (error) {
      setFailed(error)
      // What stands now is shown beside what was entered.
    }
  }

  const control: Record<Fact, { label: string; hint?: string }> = {
    level: { label: t('level') },
    number: { label: t('certificates.number'), hint: t('record.number-hint') },
    passedOn: { label: t('certificates.passed') },
    issuedOn: { label: t('record.issued') },
    reviewedOn: { label: t('record.reviewed'), hint: t('record.reviewed-hint') },
  }
  return (
    <form
      className="certificates-edit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {asking === 'review' && <p className="soft">{t('correct.review-say')}</p>}
      {asking === 'later' && <p className="soft">{t('correct.later-say')}</p>}
      {asked.map((fact) => (
        <Field key={fact} {...control[fact]} wrong={wrong[fact]}>
          {(given) => {
            const change = (value: string) => {
              setValues((before) => ({ ...before, [fact]: value }))
              // What was said of an answer is about the answer that stood there.
              if (!isMeanwhile(failed)) setFailed(undefined)
            }
            if (fact === 'level')
              return (
                <select
                  {...given}
                  className="input"
                  value={values.level}
                  onChange={(event) => change(event.target.value)}
                >
                  <option value="">{t('record.choose')}</option>
                  {levelChoices.map((one) => (
                    <option key={one.value} value={one.value}>
                      {one.label}
                    </option>
                  ))}
                </select>
              )
            return (
              <input
                {...given}
                className="input"
                value={values[fact]}
                onChange={(event) => change(event.target.value)}
                {...(fact === 'number'
                  ? { maxLength: 60, autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false }
                  : { type: 'date', min: '2008-01-01', max: today })}
              />
            )
          }}
        </Field>
      ))}
      <EvidenceField
        value={evidenceIds}
        onChange={setEvidenceIds}
        personId={own ? undefined : personId}
        wrong={wrong['evidenceIds']}
      />
      {isMeanwhile(failed) ? (
        <Meanwhile
          was={base!}
          now={of && of.version !== base!.version ? of : undefined}
          shown={facts.map((fact) => ({
            label: control[fact].label,
            of: (one: Held) =>
              fact === 'level'
                ? level(one.level)
                : fact === 'number'
                  ? (one.number ?? '')
                  : one[fact]
                    ? day(one[fact])
                    : '',
          }))}
          onSaveMine={() => {
            setBase(of)
            void submit(of!.version)
          }}
        />
      ) : (
        <Elsewhere of={failed} drawn={(field) => field === 'evidenceIds' || asked.includes(field as Fact)} />
      )}
      <Acts verb={verb} busy={act.isPending} onClose={onClose} />
    </form>
  )
}
