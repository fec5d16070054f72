import { Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { activity, callOffActivity, withdrawVolunteer } from '../contract.ts'
import { ActivityForm } from './ActivityForm.tsx'
import { ActivityState } from './ActivityState.tsx'
import { AddVolunteer } from './AddVolunteer.tsx'
import { Basis } from './Basis.tsx'
import { hourOf, useCodes } from './codes.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { Facts } from './Facts.tsx'
import { LineMarks, Served } from './Record.tsx'
import { RecordHours } from './RecordHours.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'
import './volunteers.css'

export type Activity = OutputOf<typeof activity>
export type Person = Activity['people'][number]

/** An activity with who comes, and afterwards what they served. */
export default function ActivityPage() {
  const asked = useAnswer(activity, { activityId: usePathPart('activityId') })
  return (
    <Waiting for={asked} lines={10}>
      {(of) => <Page of={of} />}
    </Waiting>
  )
}

function Page({ of }: { of: Activity }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { day } = useFormats()
  const { name } = useCodes()
  const [asking, setAsking] = useState<'change' | 'call-off' | 'add' | 'record'>()
  const close = () => setAsking(undefined)
  const open = of.people.filter(isOpen)
  const planned = of.state === 'planned'
  return (
    <>
      <PageHeader
        title={of.title}
        whose={[of.organisationName, of.teamName].filter(Boolean).join(' · ')}
        back={{ to: '/desk/volunteers/activities', title: t('activities') }}
        acts={
          of.mayManage &&
          !of.calledOff && (
            <>
              {planned && (
                <button type="button" className="button danger" onClick={() => setAsking('call-off')}>
                  {d('activity.call-off')}
                </button>
              )}
              {planned && (
                <button type="button" className="button" onClick={() => setAsking('change')}>
                  {d('activity.change')}
                </button>
              )}
              {(of.signUp === 'open' || !planned) && (
                <button type="button" className="button" onClick={() => setAsking('add')}>
                  {d(planned ? 'activity.add' : 'activity.came')}
                </button>
              )}
              {!planned && of.state !== 'running' && open.length > 0 && (
                <button
                  type="button"
                  className="button main"
                  aria-pressed={asking === 'record'}
                  onClick={() => setAsking('record')}
                >
                  {d('record.do')}
                </button>
              )}
            </>
          )
        }
        note={
          <p className="row">
            <ActivityState of={of} />
            <span className="number">{`${day(of.heldOn)} ${hourOf(of.startsAt)}–${hourOf(of.endsAt)}`}</span>
            <span>{of.place}</span>
          </p>
        }
      />
      {of.calledOff && <p className="panel warn">{d('activity.called-off-why', { reason: of.callOffReason ?? '' })}</p>}
      {of.signUp === 'insurance-missing' && planned && <p className="panel warn">{d('activity.insurance-none')}</p>}
      <Due of={of} left={open.length} />
      <section className="card">
        <Facts
          rows={[
            { name: t('category'), value: name('categories', of.category) },
            { name: t('content'), value: <span className="volunteers-said">{of.content}</span> },
            { name: t('line.head'), value: of.inChargeName },
            { name: d('activity.risks'), value: <span className="volunteers-said">{of.risks}</span> },
            { name: d('activity.danger'), value: t(of.dangerous ? 'yes' : 'no') },
            {
              name: d('activity.insurance'),
              value:
                of.insurance &&
                d('activity.insured-by', {
                  insurer: of.insurance.insurer,
                  number: of.insurance.policyNumber,
                  day: day(of.insurance.from),
                }),
            },
            { name: t('adults'), value: of.adultsOnly && t('adults-only') },
            {
              name: d('activity.signed'),
              value: [
                t('places', { n: of.signed, capacity: of.capacity }),
                of.waiting > 0 && t('waiting', { n: of.waiting }),
              ]
                .filter(Boolean)
                .join(' · '),
            },
          ]}
        />
      </section>
      {asking === 'record' && open.length > 0 && <RecordHours of={of} people={open} onClose={close} />}
      <h2 className="volunteers-acts">{d('activity.people')}</h2>
      <People of={of} />
      {asking === 'change' && <ActivityForm of={of} onClose={close} />}
      {asking === 'call-off' && <CallOff of={of} onClose={close} />}
      {asking === 'add' && <AddVolunteer of={of} onClose={close} />}
    </>
  )
}

/** Nothing is said of them yet. */
const isOpen = (one: Person) => (one.state === 'signed' || one.state === 'came') && one.entry === null

/** Until when it is to be recorded, and that it is late. */
function Due({ of, left }: { of: Activity; left: number }) {
  const d = useWord(deskWords)
  const { day } = useFormats()
  const { lists } = useCodes()
  if (of.state !== 'to-record' || !lists) return null
  if (!of.recordDueOn) return <p className="panel warn">{d('record.due-unknown')}</p>
  const params = { day: day(of.recordDueOn), n: lists.recordWithin.count, left }
  return (
    <p className={of.overdue ? 'panel bad' : 'panel warn'}>
      {d(of.overdue ? 'record.overdue' : `record.due.${lists.recordWithin.unit}`, params)} {d('record.left', params)}{' '}
      <Basis of={lists.recordWithin} />
    </p>
  )
}

function People({ of }: { of: Activity }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const say = useProblemWords()
  const { lists, name } = useCodes()
  const isSelf = ({ agreedHow }: Person) => lists?.agreementHow.find((one) => one.code === agreedHow)?.self
  const [correcting, setCorrecting] = useState<Person>()
  const withdrawing = useAct(withdrawVolunteer)
  if (of.people.length === 0) return <Nothing title={d('activity.people-none')} say={d('activity.people-none-say')} />
  const withdraw = (volunteerId: string) =>
    void withdrawing.mutateAsync({ activityId: of.activityId, volunteerId }).then(
      () => toast(d('activity.withdrawn')),
      (error: unknown) => toast(say(error), { bad: true }),
    )
  const waitingPlace = new Map(
    of.people.filter((one) => one.state === 'waiting').map((one, at) => [one.volunteerId, at + 1]),
  )
  return (
    <>
      <SortableTable
        caption={d('activity.people')}
        rows={of.people}
        rowKey={(row) => row.volunteerId}
        columns={[
          { key: 'name', title: t('name'), by: (row) => row.name, show: (row) => row.name },
          {
            key: 'number',
            title: t('number'),
            by: (row) => row.number,
            show: (row) => <span className="number">{row.number}</span>,
          },
          {
            key: 'state',
            title: t('state'),
            by: (row) => row.state,
            show: (row) => (
              <>
                <span
                  className={`status ${{ signed: 'good', came: 'good', waiting: 'warn', withdrawn: 'idle', absent: 'idle' }[row.state]}`}
                >
                  {row.entry
                    ? t('signed.came')
                    : row.state === 'waiting'
                      ? d('signed.waiting-at', { n: waitingPlace.get(row.volunteerId) ?? 1 })
                      : t(`signed.${row.state}`)}
                </span>
                {row.colleague && <span className="small soft"> {d('colleague')}</span>}
              </>
            ),
          },
          {
            key: 'agreed',
            title: d('activity.agreed'),
            show: (row) => (isSelf(row) ? d('activity.by-self') : name('agreementHow', row.agreedHow)),
          },
          {
            key: 'served',
            title: t('hours'),
            end: true,
            by: (row) => row.entry?.minutes ?? null,
            show: (row) => row.entry && <Served of={row.entry.minutes} />,
          },
          {
            key: 'quality',
            title: t('quality'),
            show: (row) => row.entry?.quality && name('qualities', row.entry.quality),
          },
          { key: 'marks', title: d('remarks'), show: (row) => row.entry && <LineMarks of={row.entry} /> },
          ...(of.mayManage && may('volunteers:manage')
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Person) => (
                    <span className="row">
                      {row.entry && (
                        <button type="button" className="button bare" onClick={() => setCorrecting(row)}>
                          {d('correct.do')}
                        </button>
                      )}
                      {of.state === 'planned' && (row.state === 'signed' || row.state === 'waiting') && (
                        <button
                          type="button"
                          className="button bare"
                          disabled={withdrawing.isPending}
                          onClick={() => withdraw(row.volunteerId)}
                        >
                          {t('mine.withdraw')}
                        </button>
                      )}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {correcting?.entry && (
        <CorrectForm of={correcting.entry} name={correcting.name} onClose={() => setCorrecting(undefined)} />
      )}
    </>
  )
}

function CallOff({ of, onClose }: { of: Activity; onClose: () => void }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  return (
    <Ask title={d('activity.call-off-title', { title: of.title })} onClose={onClose}>
      <p>{d('activity.call-off-say')}</p>
      <ActForm
        endpoint={callOffActivity}
        given={{ activityId: of.activityId, basedOnVersion: of.version }}
        verb={d('activity.call-off')}
        onDone={() => {
          toast(d('activity.called-off'))
          onClose()
        }}
      >
        <FormField name="reason" label={t('reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
