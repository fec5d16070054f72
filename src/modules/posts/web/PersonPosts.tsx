import { Input, Radio } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import type { PersonSectionProps } from '#web/kit/person-sections.ts'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { appointToLevel, endAppointment, ownPosts, personPosts } from '../contract.ts'
import { LeavePost } from './LeavePost.tsx'
import { TermMarks } from './PostPage.tsx'
import { words } from './words.ts'

type Post = OutputOf<typeof personPosts>['posts'][number]
type Appointment = OutputOf<typeof personPosts>['appointments'][number]

/** The posts somebody holds and has held, and the levels they are appointed to. */
export default function PersonPosts({ personId, own }: PersonSectionProps) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day } = useFormats()
  const mine = useAnswer(ownPosts, {}, { when: own })
  const others = useAnswer(personPosts, { personId }, { when: !own })
  const { data, error, refetch } = own ? mine : others
  const [appointing, setAppointing] = useState(false)
  const [leaving, setLeaving] = useState<Post>()
  const [ending, setEnding] = useState<Appointment>()
  if (error) return <Problem of={error} again={() => void refetch()} />
  if (!data) return <Skeleton />
  const today = todayIn(new Date())
  const mayEnd = (one: { untilOn: string | null }) =>
    !own && may('posts:appoint') && (!one.untilOn || one.untilOn > today)
  const span = (from: string, until: string | null) =>
    until ? t('person.span', { from: day(from), until: day(until) }) : t('person.since', { day: day(from) })
  return (
    <div className="stack">
      {data.posts.length === 0 && <p className="soft">{t('person.none')}</p>}
      {data.posts.length > 0 && (
        <ol className="timeline">
          {data.posts.map((post) => (
            <li key={post.incumbencyId}>
              <b>
                {may('posts:read') ? (
                  <a href={`/desk/posts/${post.postId}`}>{post.title || phrase(post.kindName)}</a>
                ) : (
                  post.title || phrase(post.kindName)
                )}{' '}
                · {post.organisationName}
              </b>
              <div>
                {phrase(post.kindName)} · {span(post.fromOn, post.untilOn)}
                {post.employerName && ` · ${t('posts.employer')}：${post.employerName}`}
              </div>
              <TermMarks of={post} />
              {mayEnd(post) && (
                <button type="button" className="button bare no-print" onClick={() => setLeaving(post)}>
                  {t('leave')}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {data.appointments.map((one) => (
        <p key={one.appointmentId}>
          {t('person.appointments')}：{t(`level.${one.level}`)} · {span(one.fromOn, one.untilOn)}{' '}
          {one.document && `（${one.document}）`}
          {mayEnd(one) && (
            <button type="button" className="button bare no-print" onClick={() => setEnding(one)}>
              {t('appointment.end')}
            </button>
          )}
        </p>
      ))}
      {!own && may('posts:appoint') && data.posts.length > 0 && (
        <div className="row no-print">
          <button type="button" className="button" onClick={() => setAppointing(true)}>
            {t('person.appoint')}
          </button>
          {may('posts:hand-over') && (
            <a className="button" href={`/desk/posts/handover/${personId}`}>
              {t('handover')}
            </a>
          )}
        </div>
      )}
      {leaving && (
        <LeavePost
          of={{ ...leaving, personId, name: leaving.title }}
          onClose={() => setLeaving(undefined)}
          onDone={() => {
            toast(t('leave.done'))
            setLeaving(undefined)
          }}
        />
      )}
      {ending && (
        <Ask title={`${t('appointment.end')} · ${t(`level.${ending.level}`)}`} onClose={() => setEnding(undefined)}>
          <ActForm
            endpoint={endAppointment}
            given={{ appointmentId: ending.appointmentId, basedOnVersion: ending.version }}
            initial={{ untilOn: today }}
            verb={t('appointment.end')}
            onDone={() => {
              toast(t('appointment.ended'))
              setEnding(undefined)
            }}
          >
            <FormField name="untilOn" label={t('incumbents.until')} required>
              <DayInput from={ending.fromOn} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {appointing && (
        <Ask title={t('person.appoint')} onClose={() => setAppointing(false)}>
          <ActForm
            endpoint={appointToLevel}
            given={{ personId }}
            initial={{ fromOn: todayIn(new Date()), document: '' }}
            verb={t('person.appoint')}
            onDone={() => {
              toast(t('person.appoint-done'))
              setAppointing(false)
            }}
          >
            <FormField name="level" label={t('posts.level')} required>
              <Radio.Group
                options={(['assistant', 'intermediate', 'senior'] as const).map((one) => ({
                  value: one,
                  label: t(`level.${one}`),
                }))}
              />
            </FormField>
            <FormField name="fromOn" label={t('incumbents.from')} required>
              <DayInput />
            </FormField>
            <FormField name="untilOn" label={t('incumbents.until')}>
              <DayInput />
            </FormField>
            <FormField name="document" label={t('take.document')}>
              <Input maxLength={200} autoComplete="off" />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </div>
  )
}
