import { useState } from 'react'
import { todayIn, yearOf } from '#kernel/days.ts'
import { useMay } from '#web/client/me.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { courses } from '../contract.ts'
import { useCodes } from './codes.ts'
import { CourseForm } from './CourseForm.tsx'
import { words } from './words.ts'

/** Every course that is for the reader, or within their reach. */
export default function CoursesPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const codes = useCodes()
  const { day } = useFormats()
  const [opening, setOpening] = useState(false)
  const year = yearOf(todayIn(new Date()))
  const open = may('training:manage') && (
    <button type="button" className="button main" onClick={() => setOpening(true)}>
      {t('course.open')}
    </button>
  )
  const choices = (list: { code: string; name: { zh: string; en: string } }[] = []) =>
    list.map(({ code, name }) => ({ value: code, label: phrase(name) }))
  return (
    <>
      <PageHeader title={t('courses')} acts={open} />
      <Table
        name="training.courses"
        caption={t('courses')}
        endpoint={courses}
        searchFor={t('courses.search')}
        filters={[
          {
            key: 'year',
            label: t('plan.year'),
            choices: [1, 0, -1].map((by) => ({ value: String(year + by), label: String(year + by) })),
          },
          { key: 'form', label: t('course.form'), choices: choices(codes.lists?.forms) },
          { key: 'stage', label: t('course.stage'), choices: choices(codes.lists?.stages) },
          { key: 'online', label: t('courses.online'), choices: [{ value: 'yes', label: t('yes') }] },
        ]}
        empty={{ title: t('courses.empty'), say: t('courses.empty-say'), act: open }}
        rowKey={(row) => row.courseId}
        rowTo={(row) => `/desk/training/courses/${row.courseId}`}
        columns={[
          {
            key: 'title',
            title: t('course.title'),
            show: (row) => row.title,
            text: (row) => row.title,
            width: '16rem',
          },
          {
            key: 'form',
            title: t('course.form'),
            show: (row) => codes.form(row.form),
            text: (row) => codes.form(row.form),
          },
          {
            key: 'stage',
            title: t('course.stage'),
            show: (row) => row.stage && codes.stage(row.stage),
            text: (row) => row.stage && codes.stage(row.stage),
          },
          {
            key: 'for',
            title: t('course.for'),
            show: (row) => row.organisationName ?? row.regionName,
            text: (row) => row.organisationName ?? row.regionName,
          },
          { key: 'month', title: t('course.month'), end: true, show: (row) => row.month, text: (row) => row.month },
          {
            key: 'sessions',
            title: t('course.sessions'),
            end: true,
            show: (row) => formatCount(row.sessions),
            text: (row) => row.sessions,
          },
          {
            key: 'lessons',
            title: t('lessons'),
            end: true,
            show: (row) => formatCount(row.lessons),
            text: (row) => row.lessons,
          },
          {
            key: 'next',
            title: t('course.next'),
            show: (row) => row.nextOn && day(row.nextOn),
            text: (row) => row.nextOn,
            width: '9rem',
          },
        ]}
      />
      {opening && <CourseForm year={year} onClose={() => setOpening(false)} />}
    </>
  )
}
