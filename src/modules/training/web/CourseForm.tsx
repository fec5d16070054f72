import { Input, Select } from 'antd'
import type { OutputOf } from '#kernel/endpoint.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import type { Shown } from '#web/kit/Meanwhile.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { changeCourse, openCourse } from '../contract.ts'
import type { course } from '../contract.ts'
import { AudienceField } from './AudienceField.tsx'
import { useCodes } from './codes.ts'
import './training.css'
import { words } from './words.ts'

type Course = OutputOf<typeof course>
interface Choice {
  code: string
  name: { zh: string; en: string }
  certainty: string | null
}

/** Opens a course of a year, or changes one. */
export function CourseForm({ year, of, onClose }: { year: number; of?: Course; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const go = useGo()
  const { lists, form, stage, fiveOne } = useCodes()
  const choices = (list: Choice[] = []) =>
    list.map(({ code, name, certainty }) => ({
      value: code,
      label: certainty === 'assumed' ? `${phrase(name)}（${t('sure.assumed')}）` : phrase(name),
    }))
  const fields = (
    <>
      <FormField name="title" label={t('course.title')} required>
        <Input maxLength={100} />
      </FormField>
      <FormField name="form" label={t('course.form')} required>
        <Select options={choices(lists?.forms)} />
      </FormField>
      {!of && <AudienceField />}
      <FormField name="month" label={t('course.month')}>
        <Select
          allowClear
          placeholder={t('course.month-none')}
          options={Array.from({ length: 12 }, (_, at) => ({ value: at + 1, label: t('plan.month', { n: at + 1 }) }))}
        />
      </FormField>
      <FormField name="stage" label={t('course.stage')}>
        <Select allowClear placeholder={t('course.stage-none')} options={choices(lists?.stages)} />
      </FormField>
      <FormField name="fiveOne" label={t('course.five-one')}>
        <Select allowClear placeholder={t('course.five-one-none')} options={choices(lists?.fiveOnes)} />
      </FormField>
      <FormField name="about" label={t('course.about')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </FormField>
    </>
  )
  const shape = (values: object) =>
    ({
      ...values,
      stage: (values as Course).stage ?? null,
      fiveOne: (values as Course).fiveOne ?? null,
      month: (values as Course).month ?? null,
    }) as never
  const shown: Shown<Course>[] = [
    { label: t('course.title'), of: (one) => one.title },
    { label: t('course.form'), of: (one) => form(one.form) },
    { label: t('course.month'), of: (one) => (one.month === null ? '' : t('plan.month', { n: one.month })) },
    { label: t('course.stage'), of: (one) => (one.stage === null ? '' : stage(one.stage)) },
    { label: t('course.five-one'), of: (one) => (one.fiveOne === null ? '' : fiveOne(one.fiveOne)) },
    { label: t('course.about'), of: (one) => one.about },
  ]
  return (
    <Ask title={t(of ? 'course.change' : 'course.open')} onClose={onClose}>
      <div className="long-form">
        {of ? (
          <ActForm
            endpoint={changeCourse}
            given={{ courseId: of.courseId, year: of.year }}
            changes={{ now: of, shown }}
            initial={{
              title: of.title,
              form: of.form,
              stage: of.stage,
              fiveOne: of.fiveOne,
              month: of.month,
              about: of.about,
            }}
            shape={shape}
            verb={t('course.change')}
            onDone={() => {
              toast(t('course.changed'))
              onClose()
            }}
          >
            {fields}
          </ActForm>
        ) : (
          <ActForm
            endpoint={openCourse}
            given={{ year }}
            shape={shape}
            verb={t('course.open')}
            onDone={({ courseId }) => {
              toast(t('course.opened'))
              go(`/desk/training/courses/${courseId}`)
            }}
          >
            {fields}
          </ActForm>
        )}
      </div>
    </Ask>
  )
}
