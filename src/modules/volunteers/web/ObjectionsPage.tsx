import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { answerVolunteerObjection, volunteerObjections } from '../contract.ts'
import { Basis } from './Basis.tsx'
import { useCodes } from './codes.ts'
import { LineFields, rightOf } from './CorrectForm.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

type Objection = OutputOf<typeof volunteerObjections>['rows'][number]

/** What volunteers say is wrong with their record, and what is answered. */
export default function ObjectionsPage() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const { day, minutes } = useFormats()
  const { lists } = useCodes()
  const [answering, setAnswering] = useState<Objection>()
  return (
    <>
      <PageHeader
        title={t('objections')}
        note={
          lists && (
            <p className="small soft">
              {d(`answer.within.${lists.answerObjectionWithin.unit}`, { n: lists.answerObjectionWithin.count })}{' '}
              <Basis of={lists.answerObjectionWithin} />
            </p>
          )
        }
      />
      <Table
        name="volunteers.objections"
        caption={t('objections')}
        endpoint={volunteerObjections}
        filters={[
          {
            key: 'state',
            label: t('state'),
            choices: (['open', 'upheld', 'rejected'] as const).map((value) => ({
              value,
              label: t(`object.state.${value}`),
            })),
          },
        ]}
        empty={{ title: d('answer.empty'), say: d('answer.empty-say') }}
        rowKey={(row) => row.objectionId}
        columns={[
          {
            key: 'who',
            title: t('volunteer'),
            show: (row) => (
              <>
                {row.volunteerName} <span className="small soft number">{row.volunteerNumber}</span>
              </>
            ),
          },
          {
            key: 'about',
            title: d('answer.about'),
            show: (row) => (
              <>
                <a href={`/desk/volunteers/activities/${row.activityId}`}>{row.activityTitle}</a>{' '}
                <span className="small soft">
                  {row.entryMinutes === null
                    ? t('object.not-recorded')
                    : t('object.stood', { minutes: minutes(row.entryMinutes) })}
                </span>
              </>
            ),
          },
          {
            key: 'says',
            title: d('answer.says'),
            width: '15rem',
            show: (row) => (
              <>
                {row.words}
                {row.minutes !== null && (
                  <span className="small soft"> {t('object.should', { minutes: minutes(row.minutes) })}</span>
                )}
              </>
            ),
          },
          {
            key: 'raised',
            title: d('answer.raised'),
            show: (row) => <span className="number">{day(row.madeAt)}</span>,
          },
          {
            key: 'state',
            title: t('state'),
            show: (row) => (
              <>
                <span
                  className={`status ${row.state === 'open' ? (row.overdue ? 'bad' : 'warn') : row.state === 'upheld' ? 'good' : 'idle'}`}
                >
                  {row.state === 'open' && row.overdue ? t('object.overdue') : t(`object.state.${row.state}`)}
                </span>{' '}
                {row.state === 'open' && row.dueOn && (
                  <span className="small soft">{t('object.due', { day: day(row.dueOn) })}</span>
                )}
                {row.answer && <span className="small soft">{row.answer}</span>}
              </>
            ),
          },
          ...(may('volunteers:manage')
            ? [
                {
                  key: 'acts',
                  title: t('acts'),
                  show: (row: Objection) =>
                    row.state === 'open' && (
                      <button type="button" className="button bare" onClick={() => setAnswering(row)}>
                        {d('answer.do')}
                      </button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {answering && <Answer of={answering} onClose={() => setAnswering(undefined)} />}
    </>
  )
}

function Answer({ of, onClose }: { of: Objection; onClose: () => void }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { minutes } = useFormats()
  return (
    <Ask title={d('answer.title', { name: of.volunteerName })} onClose={onClose}>
      <p className="volunteers-said">{of.words}</p>
      <p className="small soft">
        {of.entryMinutes === null ? t('object.not-recorded') : t('object.stood', { minutes: minutes(of.entryMinutes) })}
        {of.minutes !== null && ` · ${t('object.should', { minutes: minutes(of.minutes) })}`}
      </p>
      <div className="long-form">
        <ActForm
          endpoint={answerVolunteerObjection}
          given={{ objectionId: of.objectionId, basedOnVersion: of.version }}
          initial={
            {
              upheld: true,
              minutes: of.minutes ?? of.entryMinutes ?? undefined,
              content: of.activityTitle,
            } as object
          }
          shape={(values) =>
            ({
              upheld: values['upheld'],
              answer: String(values['answer'] ?? ''),
              right: values['upheld'] ? rightOf(values) : null,
            }) as never
          }
          verb={d('answer.do')}
          onDone={() => {
            toast(d('answer.done'))
            onClose()
          }}
        >
          <FormField name="upheld" label={d('answer.outcome')} required>
            <Radio.Group
              options={[
                { value: true, label: d('answer.upheld') },
                { value: false, label: t('object.state.rejected') },
              ]}
            />
          </FormField>
          <Right zero={of.entryId !== null} />
          <FormField name="answer" label={d('answer.text')} hint={d('answer.text-hint')} required>
            <Input.TextArea rows={2} maxLength={500} />
          </FormField>
        </ActForm>
      </div>
    </Ask>
  )
}

/** What the record should say; asked where the objection is upheld. */
function Right({ zero }: { zero: boolean }) {
  return Form.useWatch('upheld') === true ? <LineFields zero={zero} /> : null
}
