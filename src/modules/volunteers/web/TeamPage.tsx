import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeTeam, joinTeam, leaveTeam, team } from '../contract.ts'
import { TeamForm } from './TeamForm.tsx'
import type { Team } from './TeamForm.tsx'
import { VolunteerPicker } from './VolunteerPicker.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'
import './volunteers.css'

/** A team with its members. */
export default function TeamPage() {
  const asked = useAnswer(team, { teamId: usePathPart('teamId') })
  return (
    <Waiting for={asked} lines={8}>
      {(of) => <Page of={of} />}
    </Waiting>
  )
}

function Page({ of }: { of: Team }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const say = useProblemWords()
  const { day, minutes } = useFormats()
  const [asking, setAsking] = useState<'change' | 'join'>()
  const closing = useAct(changeTeam)
  const dropping = useAct(leaveTeam)
  const manages = may('volunteers:manage') && of.endedOn === null
  const end = () =>
    closing
      .mutateAsync({
        teamId: of.teamId,
        basedOnVersion: of.version,
        name: of.name,
        about: of.about,
        leaderNumber: of.people.find((one) => one.volunteerId === of.leaderId)?.number ?? null,
        ended: true,
      })
      .then(() => toast(d('team.closed-now')))
  const drop = (volunteerId: string) =>
    void dropping.mutateAsync({ teamId: of.teamId, volunteerId }).then(
      () => toast(d('team.dropped')),
      (error: unknown) => toast(say(error), { bad: true }),
    )
  return (
    <>
      <PageHeader
        title={of.name}
        whose={of.organisationName}
        back={{ to: '/desk/volunteers/teams', title: t('teams') }}
        acts={
          manages && (
            <>
              <ConfirmOnce
                verb={d('team.close')}
                title={d('team.close-title', { name: of.name })}
                consequence={<p>{d('team.close-say')}</p>}
                danger
                act={end}
              />
              <button type="button" className="button" onClick={() => setAsking('change')}>
                {d('team.change')}
              </button>
              <button type="button" className="button main" onClick={() => setAsking('join')}>
                {d('team.join')}
              </button>
            </>
          )
        }
        note={
          <>
            {of.endedOn && <span className="status idle">{d('team.closed')}</span>}
            {of.about && <p className="volunteers-said">{of.about}</p>}
          </>
        }
      />
      <ul className="tiles">
        <li className="tile">
          <span className="name">{d('team.leader')}</span>
          <span className="figure">{of.leaderName ?? t('none')}</span>
        </li>
        <li className="tile">
          <span className="name">{d('team.members')}</span>
          <span className="figure number">{formatCount(of.members)}</span>
        </li>
        <li className="tile">
          <span className="name">{d('team.hours')}</span>
          <span className="figure number">{minutes(of.minutes)}</span>
        </li>
      </ul>
      <h2 className="volunteers-acts">{d('team.members')}</h2>
      {of.people.length === 0 ? (
        <Nothing title={d('team.none')} />
      ) : (
        <SortableTable
          caption={d('team.members')}
          rows={of.people}
          rowKey={(row) => row.volunteerId}
          columns={[
            {
              key: 'name',
              title: t('name'),
              by: (row) => row.name,
              show: (row) => (
                <>
                  <a href={`/desk/volunteers/people/${row.volunteerId}`}>{row.name}</a>{' '}
                  {row.volunteerId === of.leaderId && <span className="status small">{d('team.leader')}</span>}
                </>
              ),
            },
            {
              key: 'number',
              title: t('number'),
              by: (row) => row.number,
              show: (row) => <span className="number">{row.number}</span>,
            },
            {
              key: 'since',
              title: d('team.since'),
              by: (row) => row.since,
              show: (row) => <span className="number">{day(row.since)}</span>,
            },
            {
              key: 'hours',
              title: d('team.hours-here'),
              end: true,
              by: (row) => row.minutes,
              show: (row) => minutes(row.minutes),
            },
            ...(manages
              ? [
                  {
                    key: 'acts',
                    title: t('acts'),
                    show: (row: Team['people'][number]) => (
                      <button
                        type="button"
                        className="button bare"
                        disabled={dropping.isPending}
                        onClick={() => drop(row.volunteerId)}
                      >
                        {d('team.drop')}
                      </button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {asking === 'change' && <TeamForm of={of} onClose={() => setAsking(undefined)} />}
      {asking === 'join' && (
        <Ask title={d('team.join')} onClose={() => setAsking(undefined)}>
          <ActForm
            endpoint={joinTeam}
            given={{ teamId: of.teamId }}
            verb={d('team.join')}
            onDone={() => {
              toast(d('team.joined'))
              setAsking(undefined)
            }}
          >
            <FormField name="volunteerNumber" label={t('volunteer')} required>
              <VolunteerPicker />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}
