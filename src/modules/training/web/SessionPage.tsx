import { Input, QRCode } from 'antd'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { findPeople } from '#modules/workforce/contract.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { callOffSession, doorCode, markByHand, session, signUpPeople, withdrawPerson } from '../contract.ts'
import { hourOf, instantOf, useCodes } from './codes.ts'
import { SessionForm } from './SessionForm.tsx'
import './training.css'
import { words } from './words.ts'

type Session = OutputOf<typeof session>
type Person = Session['people'][number]

/** A session as its organiser sees it: the code at the door, and who is there, as it happens. */
export default function SessionPage() {
  const asked = useAnswer(session, { sessionId: usePathPart('sessionId') }, { every: 5000 })
  return <Waiting for={asked}>{(answer) => <Page of={answer} />}</Waiting>
}

function Page({ of }: { of: Session }) {
  const t = useWord(words)
  const may = useMay()
  const codes = useCodes()
  const { day, instant } = useFormats()
  const [asking, setAsking] = useState<'change' | 'call-off' | 'add'>()
  const [atTheDoor, setAtTheDoor] = useState(false)
  const there = of.people.filter((one) => one.checkedInAt && !one.checkedOutAt).length
  const left = of.people.filter((one) => one.checkedOutAt).length
  const expected = of.people.filter((one) => one.state === 'enrolled').length
  const close = () => setAsking(undefined)
  return (
    <>
      <PageHeader
        title={of.title ? `${of.courseTitle} · ${of.title}` : of.courseTitle}
        whose={of.organisationName ?? of.regionName}
        back={{ to: `/desk/training/courses/${of.courseId}`, title: of.courseTitle }}
        acts={
          !of.calledOff && (
            <>
              {of.mayChange && (
                <>
                  <button type="button" className="button danger" onClick={() => setAsking('call-off')}>
                    {t('session.call-off')}
                  </button>
                  <button type="button" className="button" onClick={() => setAsking('change')}>
                    {t('session.change')}
                  </button>
                </>
              )}
              {may('training:enrol') && (
                <button type="button" className="button" onClick={() => setAsking('add')}>
                  {t('session.add')}
                </button>
              )}
              {of.mayChange && (
                <button
                  type="button"
                  className="button main"
                  aria-pressed={atTheDoor}
                  onClick={() => setAtTheDoor(!atTheDoor)}
                >
                  {t(atTheDoor ? 'session.hide-code' : 'session.show-code')}
                </button>
              )}
            </>
          )
        }
        note={
          <p className="soft">
            {`${day(of.heldOn)} ${hourOf(of.startsAt)}–${hourOf(of.endsAt)} · ${of.place}${of.teacher ? ` · ${of.teacher}` : ''} · `}
            {of.credits
              .map(
                (credit) =>
                  `${codes.category(credit.category)} ${t('session.worth', { hours: codes.hours(credit.minutes) })}`,
              )
              .join('、')}
            {` · ${t('session.until')} ${instant(of.signUpUntil)}`}
          </p>
        }
      />
      {of.calledOff && (
        <p className="panel warn">
          {t('session.called-off')}：{of.callOffReason}
        </p>
      )}
      {atTheDoor && !of.calledOff && <Door sessionId={of.sessionId} />}
      <ul className="tiles" aria-live="polite">
        {(
          [
            ['session.expected', expected],
            ['session.present', there],
            ['session.left', left],
          ] as const
        ).map(([name, count]) => (
          <li key={name} className="tile">
            <span className="name">{t(name)}</span>
            <span className="figure number">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
      <h2 style={{ marginTop: '1.25rem' }}>{t('session.people')}</h2>
      <People of={of} />
      {asking === 'change' && <SessionForm courseId={of.courseId} of={of} onClose={close} />}
      {asking === 'call-off' && <CallOff of={of} onClose={close} />}
      {asking === 'add' && <AddPeople of={of} onClose={close} />}
    </>
  )
}

/** The code as it hangs on the wall: large enough for the last row, and as a picture that a camera reads. */
function Door({ sessionId }: { sessionId: string }) {
  const t = useWord(words)
  const asked = useAnswer(doorCode, { sessionId }, { every: 2000 })
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  const code = asked.data
  if (asked.error && !code) return <Problem of={asked.error} />
  if (!code) return null
  // By the server's clock, from what it said when it answered.
  const left = Math.max(
    0,
    Math.min(
      code.seconds,
      Math.ceil((Date.parse(code.endsAt) - Date.parse(code.now) - (now - asked.dataUpdatedAt)) / 1000),
    ),
  )
  const address = `${location.origin}/field/me/check-in?session=${sessionId}&code=${code.code}`
  return (
    <section className="card door" aria-label={t('session.show-code')}>
      {/* The digits beside it say the same to whoever does not see it. */}
      <div aria-hidden="true">
        <QRCode value={address} size={220} bordered={false} color="#000" bgColor="#fff" />
      </div>
      <div>
        <p className="digits" data-code={code.code}>
          {code.code.slice(0, 3)} {code.code.slice(3)}
        </p>
        <p>{t('session.code-say', { seconds: left })}</p>
        <div className="time" aria-hidden="true">
          <span style={{ width: `${(100 * left) / code.seconds}%` }} />
        </div>
      </div>
    </section>
  )
}

function People({ of }: { of: Session }) {
  const t = useWord(words)
  const may = useMay()
  const codes = useCodes()
  const [marking, setMarking] = useState<Person>()
  const withdrawing = useAct(withdrawPerson)
  if (of.people.length === 0) return <Nothing title={t('session.people-none')} />
  const hour = (at: string | null, by: 'code' | 'hand' | null, reason: string | null) =>
    at && (
      <span className="number" title={by === 'hand' ? (reason ?? '') : undefined}>
        {hourOf(at)}
        {by === 'hand' && <span className="small soft"> {t('session.by-hand')}</span>}
      </span>
    )
  const begun = Date.now() >= Date.parse(of.startsAt)
  return (
    <>
      <SortableTable
        caption={t('session.people')}
        rows={of.people}
        rowKey={(row) => row.personId}
        columns={[
          {
            key: 'name',
            title: t('hours.person'),
            by: (row) => row.name,
            show: (row) => <a href={`/desk/people/${row.personId}#training`}>{row.name}</a>,
          },
          {
            key: 'unit',
            title: t('session.unit'),
            by: (row) => row.organisationName,
            show: (row) => row.organisationName,
          },
          {
            key: 'state',
            title: t('session.state'),
            by: (row) => `${row.state} ${row.place ?? ''}`,
            show: (row) => (
              <span
                className={`status ${row.state === 'enrolled' ? 'good' : row.state === 'waiting' ? 'warn' : 'idle'}`}
              >
                {row.place ? t('state.waiting-at', { n: row.place }) : t(`state.${row.state ?? 'withdrawn'}`)}
              </span>
            ),
          },
          {
            key: 'in',
            title: t('session.in'),
            by: (row) => row.checkedInAt,
            show: (row) => hour(row.checkedInAt, row.checkedInBy, row.reason),
          },
          {
            key: 'out',
            title: t('session.out'),
            by: (row) => row.checkedOutAt,
            show: (row) => hour(row.checkedOutAt, row.checkedOutBy, row.reason),
          },
          {
            key: 'credited',
            title: t('session.credited'),
            end: true,
            by: (row) => row.creditedMinutes,
            show: (row) => (row.creditedMinutes === null ? '' : codes.hours(row.creditedMinutes)),
          },
          {
            key: 'acts',
            title: t('session.acts'),
            show: (row) => (
              <span className="row">
                {of.mayChange && begun && row.state === 'enrolled' && !row.checkedOutAt && (
                  <button type="button" className="button bare" onClick={() => setMarking(row)}>
                    {t(row.checkedInAt ? 'session.mark-out' : 'session.mark-in')}
                  </button>
                )}
                {may('training:enrol') && !begun && row.state !== 'withdrawn' && (
                  <button
                    type="button"
                    className="button bare"
                    disabled={withdrawing.isPending}
                    onClick={() =>
                      withdrawing.mutate(
                        { sessionId: of.sessionId, personId: row.personId },
                        { onSuccess: () => toast(t('session.withdrawn')) },
                      )
                    }
                  >
                    {t('session.withdraw')}
                  </button>
                )}
              </span>
            ),
          },
        ]}
      />
      {marking && <Mark of={of} person={marking} onClose={() => setMarking(undefined)} />}
    </>
  )
}

function Mark({ of, person, onClose }: { of: Session; person: Person; onClose: () => void }) {
  const t = useWord(words)
  const { day } = useFormats()
  const act = person.checkedInAt ? 'out' : 'in'
  return (
    <Ask title={`${t(`session.mark-${act}`)} · ${person.name}`} onClose={onClose}>
      <ActForm
        endpoint={markByHand}
        given={{ sessionId: of.sessionId, personId: person.personId, act }}
        initial={{ at: hourOf(act === 'in' ? of.startsAt : of.endsAt) }}
        shape={(values) => ({ ...values, at: instantOf(of.heldOn, String(values['at'])) }) as never}
        verb={t(`session.mark-${act}`)}
        onDone={() => {
          toast(t('session.marked'))
          onClose()
        }}
      >
        <FormField name="at" label={t('session.mark-day', { day: day(of.heldOn) })} required>
          <Input type="time" />
        </FormField>
        <FormField name="reason" label={t('session.reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function CallOff({ of, onClose }: { of: Session; onClose: () => void }) {
  const t = useWord(words)
  return (
    <Ask title={t('session.call-off')} onClose={onClose}>
      <p>{t('session.call-off-say')}</p>
      <ActForm
        endpoint={callOffSession}
        given={{ sessionId: of.sessionId }}
        changes={{ now: of, shown: [] }}
        verb={t('session.call-off')}
        onDone={onClose}
      >
        <FormField name="reason" label={t('session.reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

/** People are gathered one by one, then signed up in that order. */
function AddPeople({ of, onClose }: { of: Session; onClose: () => void }) {
  const t = useWord(words)
  const [chosen, setChosen] = useState<{ value: string; label: string }[]>([])
  const [despite, setDespite] = useState(false)
  const [found, setFound] = useState<Map<string, string>>(new Map())
  const act = useAct(signUpPeople)
  const send = () =>
    act.mutate(
      { sessionId: of.sessionId, personIds: chosen.map((one) => one.value), despiteClash: despite },
      {
        onSuccess: ({ enrolled, waiting }) => {
          toast(t('session.added', { enrolled, waiting }))
          onClose()
        },
      },
    )
  return (
    <Ask title={t('session.add')} onClose={onClose}>
      <SearchSelect
        name="training people"
        label={t('session.add-who')}
        placeholder={t('session.add-hint')}
        value={null}
        search={async (search, signal) => {
          const { rows } = await call(findPeople, { search }, { signal })
          setFound(new Map([...found, ...rows.map((row): [string, string] => [row.personId, row.name])]))
          return rows.map((row) => ({
            value: row.personId,
            label: row.name,
            hint: [row.organisationName, row.regionName].filter(Boolean).join(' · '),
          }))
        }}
        onChange={(value) =>
          value &&
          !chosen.some((one) => one.value === value) &&
          setChosen([...chosen, { value, label: found.get(value) ?? '' }])
        }
      />
      <ul className="steps" style={{ marginTop: '0.75rem' }}>
        {chosen.map((one) => (
          <li key={one.value}>
            <button type="button" className="button" onClick={() => setChosen(chosen.filter((other) => other !== one))}>
              {one.label} ✕
            </button>
          </li>
        ))}
      </ul>
      {act.error && (
        <>
          <Problem of={act.error} />
          <label className="choice">
            <input type="checkbox" checked={despite} onChange={(event) => setDespite(event.target.checked)} />{' '}
            {t('session.despite')}
          </label>
        </>
      )}
      <button type="button" className="button main" disabled={chosen.length === 0 || act.isPending} onClick={send}>
        {t('mine.sign-up')}
      </button>
    </Ask>
  )
}
