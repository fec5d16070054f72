import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { call } from '#web/client/call.ts'
import { useWord } from '#web/kit/words.ts'
import { course, sendLessonFile } from '../contract.ts'
import { hourOf, useCodes } from './codes.ts'
import { CourseForm } from './CourseForm.tsx'
import { LessonForm } from './LessonForm.tsx'
import { SessionForm } from './SessionForm.tsx'
import './training.css'
import { words } from './words.ts'

type Course = OutputOf<typeof course>

/** A course: what it is, when it is held, what can be learned online. */
export default function CoursePage() {
  const t = useWord(words)
  const asked = useAnswer(course, { courseId: usePathPart('courseId') })
  return (
    <>
      <Waiting for={asked}>{(answer) => <Page of={answer} />}</Waiting>
      {!asked.data && <span className="unseen">{t('course')}</span>}
    </>
  )
}

function Page({ of }: { of: Course }) {
  const t = useWord(words)
  const codes = useCodes()
  const [asking, setAsking] = useState<'change' | 'session' | 'lesson'>()
  const marks = [
    codes.form(of.form),
    of.stage && codes.stage(of.stage),
    of.fiveOne && `${t('course.five-one')}：${codes.fiveOne(of.fiveOne)}`,
    of.month && t('plan.month', { n: of.month }),
  ]
  const close = () => setAsking(undefined)
  return (
    <>
      <PageHeader
        title={of.title}
        whose={of.organisationName ?? of.regionName}
        back={{ to: '/desk/training/courses', title: t('courses') }}
        acts={
          of.mayChange && (
            <>
              <button type="button" className="button" onClick={() => setAsking('change')}>
                {t('course.change')}
              </button>
              <button type="button" className="button" onClick={() => setAsking('lesson')}>
                {t('lesson.add')}
              </button>
              <button type="button" className="button main" onClick={() => setAsking('session')}>
                {t('session.open')}
              </button>
            </>
          )
        }
        note={<p className="soft">{marks.filter(Boolean).join(' · ')}</p>}
      />
      {of.theme && <p className="panel">{t('course.theme', { theme: of.theme })}</p>}
      {of.about && <p className="lesson-body">{of.about}</p>}
      <h2>{t('course.sessions')}</h2>
      <Sessions of={of} />
      <h2 style={{ marginTop: '1.5rem' }}>{t('lessons')}</h2>
      <LessonsOf of={of} />
      {asking === 'change' && <CourseForm of={of} year={of.year} onClose={close} />}
      {asking === 'session' && <SessionForm courseId={of.courseId} onClose={close} />}
      {asking === 'lesson' && <LessonForm courseId={of.courseId} onClose={close} />}
    </>
  )
}

function Sessions({ of }: { of: Course }) {
  const t = useWord(words)
  const may = useMay()
  const codes = useCodes()
  const { day, instant } = useFormats()
  if (of.sessionList.length === 0) return <p className="soft">{t('session.none')}</p>
  return (
    <SortableTable
      caption={t('course.sessions')}
      rows={of.sessionList}
      rowKey={(row) => row.sessionId}
      columns={[
        {
          key: 'day',
          title: t('session.day'),
          by: (row) => row.startsAt,
          show: (row) =>
            may('training:read') ? (
              <a href={`/desk/training/sessions/${row.sessionId}`}>{day(row.heldOn)}</a>
            ) : (
              day(row.heldOn)
            ),
        },
        {
          key: 'time',
          title: t('session.time'),
          show: (row) => <span className="number">{`${hourOf(row.startsAt)}–${hourOf(row.endsAt)}`}</span>,
        },
        { key: 'title', title: t('session'), show: (row) => row.title || '—' },
        { key: 'place', title: t('session.place'), show: (row) => row.place },
        { key: 'teacher', title: t('session.teacher'), show: (row) => row.teacher || '—' },
        {
          key: 'worth',
          title: t('session.hours'),
          show: (row) =>
            row.credits.map((credit) => `${codes.category(credit.category)} ${codes.hours(credit.minutes)}`).join('、'),
        },
        {
          key: 'signed',
          title: t('session.signed'),
          by: (row) => row.enrolled,
          show: (row) =>
            row.calledOff ? (
              <span className="status idle">{t('session.called-off')}</span>
            ) : (
              <span className="number">
                {t('session.places', { enrolled: row.enrolled, capacity: row.capacity })}
                {row.waiting > 0 && ` · ${t('session.waiting', { n: row.waiting })}`}
              </span>
            ),
        },
        {
          key: 'until',
          title: t('session.until'),
          by: (row) => row.signUpUntil,
          show: (row) => instant(row.signUpUntil),
        },
      ]}
    />
  )
}

function LessonsOf({ of }: { of: Course }) {
  const t = useWord(words)
  const codes = useCodes()
  if (of.lessonList.length === 0) return <p className="soft">{t('lesson.none')}</p>
  return (
    <SortableTable
      caption={t('lessons')}
      rows={of.lessonList}
      rowKey={(row) => row.lessonId}
      columns={[
        { key: 'title', title: t('lesson.title'), show: (row) => row.title },
        { key: 'kind', title: t('lesson.kind'), show: (row) => t(`lesson.kind.${row.kind}`) },
        {
          key: 'worth',
          title: t('session.hours'),
          show: (row) => `${codes.category(row.category)} ${codes.hours(row.minutes)}`,
        },
        { key: 'quiz', title: t('lesson.quiz'), end: true, show: (row) => row.questions },
        {
          key: 'ready',
          title: '',
          show: (row) => row.kind === 'file' && of.mayChange && <SendFile lessonId={row.lessonId} ready={row.ready} />,
        },
      ]}
    />
  )
}

/** The PDF is chosen and sent at once. */
function SendFile({ lessonId, ready }: { lessonId: string; ready: boolean }) {
  const t = useWord(words)
  const say = useProblemWords()
  const again = useAct(sendLessonFile)
  const [busy, setBusy] = useState(false)
  const send = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    try {
      await call(sendLessonFile, { lessonId }, { bytes: new Blob([file], { type: 'application/octet-stream' }) })
      toast(t('lesson.file-sent'))
      again.reset()
    } catch (error) {
      toast(say(error), { bad: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <label className="button bare">
      {t('lesson.send-file')}
      {!ready && <span className="status warn">{t('lesson.no-file')}</span>}
      <input
        type="file"
        accept="application/pdf"
        className="unseen"
        disabled={busy}
        onChange={(event) => void send(event.target.files?.[0])}
      />
    </label>
  )
}
