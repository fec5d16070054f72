import { Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { decideProbation, postPage, takePost } from '../contract.ts'
import { PersonPicker, Seats, useCodes } from './parts.tsx'
import { LeavePost } from './LeavePost.tsx'
import { ChangePost } from './PostForm.tsx'
import { words } from './words.ts'

type Post = OutputOf<typeof postPage>
type Incumbent = Post['incumbents'][number]
type Open = { what: 'change' } | { what: 'take' } | { what: 'leave' | 'probation'; of: Incumbent }

/** One post: what it is, who holds it and who has held it. */
export default function PostPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const may = useMay()
  const postId = usePathPart('postId')
  const { data: post, error, refetch } = useAnswer(postPage, { postId })
  const [open, setOpen] = useState<Open>()
  if (error) return <Problem of={error} again={() => void refetch()} />
  if (!post) return <Skeleton />
  const today = todayIn(new Date())
  const isNow = (one: Incumbent) => one.fromOn <= today && (!one.untilOn || one.untilOn > today)
  const done = (say: string) => () => {
    toast(say)
    setOpen(undefined)
  }
  const rows: [string, React.ReactNode][] = [
    [t('posts.kind'), phrase(post.kindName)],
    [t('posts.organisation'), post.organisation.name],
    [t('posts.recruiting'), post.recruiting?.name ?? t('none')],
    [t('posts.managing'), post.managing?.name ?? t('none')],
    [t('posts.employer'), post.employer?.name ?? t('none')],
    [
      t('posts.certificate'),
      [t(`certificate.${post.certificate}`), post.certificateLevel && t(`level.${post.certificateLevel}`)]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('posts.funding'), phrase(post.fundingName)],
    [t('posts.basis'), post.basis || t('none')],
    [t('posts.from'), day(post.fromOn)],
    ...(post.untilOn ? [[t('posts.until'), day(post.untilOn)] as [string, string]] : []),
  ]
  return (
    <>
      <PageHeader
        title={post.title}
        whose={`${post.organisation.name} · ${post.regionName}`}
        back={{ to: '/desk/posts', title: t('posts') }}
        acts={
          <>
            {may('posts:manage') && (
              <button type="button" className="button" onClick={() => setOpen({ what: 'change' })}>
                {t('posts.change')}
              </button>
            )}
            {may('posts:appoint') && (
              <button type="button" className="button main" onClick={() => setOpen({ what: 'take' })}>
                {t('take')}
              </button>
            )}
          </>
        }
      />
      <section className="card stack">
        <p>
          <Seats seats={post.seats} filled={post.filled} />{' '}
          {t('posts.picture-of', {
            seats: post.seats,
            filled: post.filled,
            vacant: Math.max(0, post.seats - post.filled),
          })}
        </p>
        <dl className="post-facts">
          {rows.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="card">
        <h2>{t('incumbents')}</h2>
        {post.incumbents.length === 0 ? (
          <Nothing title={t('incumbents.empty')} />
        ) : (
          <SortableTable
            caption={t('incumbents')}
            rows={post.incumbents}
            rowKey={(row) => row.incumbencyId}
            first={{ key: 'from', down: true }}
            columns={[
              {
                key: 'person',
                title: t('incumbents.person'),
                by: (row) => row.name,
                show: (row) =>
                  may('workforce:read') ? <a href={`/desk/people/${row.personId}`}>{row.name}</a> : row.name,
              },
              {
                key: 'from',
                title: t('incumbents.from'),
                by: (row) => row.fromOn,
                show: (row) => <span className="number">{day(row.fromOn)}</span>,
              },
              {
                key: 'until',
                title: t('incumbents.until'),
                by: (row) => row.untilOn ?? '9999',
                show: (row) =>
                  row.untilOn ? (
                    <span className="number">{day(row.untilOn)}</span>
                  ) : (
                    <span className="status good">{t('incumbents.now')}</span>
                  ),
              },
              { key: 'state', title: '', show: (row) => <TermMarks of={row} /> },
              {
                key: 'acts',
                title: '',
                show: (row) =>
                  may('posts:appoint') && (
                    <span className="row post-whole">
                      {row.probation && !row.probation.result && (
                        <button
                          type="button"
                          className="button bare"
                          onClick={() => setOpen({ what: 'probation', of: row })}
                        >
                          {t('confirm')}
                        </button>
                      )}
                      {isNow(row) && (
                        <button
                          type="button"
                          className="button bare"
                          onClick={() => setOpen({ what: 'leave', of: row })}
                        >
                          {t('leave')}
                        </button>
                      )}
                    </span>
                  ),
              },
            ]}
          />
        )}
      </section>
      {open?.what === 'change' && (
        <Ask title={t('posts.change')} onClose={() => setOpen(undefined)}>
          <ChangePost of={post} onDone={done(t('posts.changed'))} />
        </Ask>
      )}
      {open?.what === 'take' && <TakePost of={post} onClose={() => setOpen(undefined)} onDone={done(t('take.done'))} />}
      {open?.what === 'leave' && (
        <LeavePost of={open.of} onClose={() => setOpen(undefined)} onDone={done(t('leave.done'))} />
      )}
      {open?.what === 'probation' && (
        <Probation of={open.of} onClose={() => setOpen(undefined)} onDone={done(t('confirm.done'))} />
      )}
    </>
  )
}

/** What is particular about a term. */
export function TermMarks({ of }: { of: Pick<Incumbent, 'main' | 'probation' | 'endReasonName'> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const { probation } = of
  return (
    <span className="row post-whole">
      {!of.main && <span className="mark">{t('incumbents.besides')}</span>}
      {probation &&
        (probation.result ? (
          <span className="soft">{t(`incumbents.${probation.result}`)}</span>
        ) : (
          <span className="status warn">{t('incumbents.probation', { day: day(probation.untilOn) })}</span>
        ))}
      {of.endReasonName && <span className="soft">{phrase(of.endReasonName)}</span>}
    </span>
  )
}

function TakePost({ of, onClose, onDone }: { of: Post; onClose: () => void; onDone: () => void }) {
  const t = useWord(words)
  const codes = useCodes()
  return (
    <Ask title={`${t('take')} · ${of.title}`} onClose={onClose}>
      <div className="long-form">
        <ActForm
          endpoint={takePost}
          given={{ postId: of.postId }}
          initial={{ fromOn: todayIn(new Date()), main: true, probation: false, document: '' }}
          verb={t('take')}
          onDone={onDone}
        >
          <FormField name="personId" label={t('take.person')} required>
            <PersonPicker organisationId={of.organisation.id} />
          </FormField>
          <FormField name="fromOn" label={t('take.from')} required>
            <DayInput from={of.fromOn} />
          </FormField>
          <FormField name="untilOn" label={t('take.until')} hint={t('take.until-hint')}>
            <DayInput from={of.fromOn} />
          </FormField>
          <FormField name="main" label={t('take.main')}>
            <Tick label={t('take.main')} />
          </FormField>
          <FormField name="probation" label={t('take.probation', { n: codes?.probation.months ?? 0 })}>
            <Tick label={t('take.probation', { n: codes?.probation.months ?? 0 })} />
          </FormField>
          <FormField name="document" label={t('take.document')}>
            <Input maxLength={200} autoComplete="off" />
          </FormField>
        </ActForm>
      </div>
    </Ask>
  )
}

function Tick({
  id,
  value,
  onChange,
  label,
}: {
  id?: string
  value?: boolean
  onChange?: (value: boolean) => void
  label: string
}) {
  return (
    <Checkbox
      {...(id && { id })}
      checked={value ?? false}
      onChange={(event) => onChange?.(event.target.checked)}
      aria-label={label}
    />
  )
}

function Probation({ of, onClose, onDone }: { of: Incumbent; onClose: () => void; onDone: () => void }) {
  const t = useWord(words)
  const today = todayIn(new Date())
  return (
    <Ask title={t('confirm.title', { name: of.name })} onClose={onClose}>
      <ActForm
        endpoint={decideProbation}
        given={{ incumbencyId: of.incumbencyId, basedOnVersion: of.version }}
        initial={{ decidedOn: today }}
        verb={t('confirm')}
        onDone={onDone}
      >
        <FormField name="result" label={t('confirm.result')} required>
          <Radio.Group
            options={[
              { value: 'confirmed', label: t('confirm.yes') },
              { value: 'not-confirmed', label: t('confirm.no') },
            ]}
          />
        </FormField>
        <FormField name="decidedOn" label={t('incumbents.from')} required>
          <DayInput from={of.fromOn} until={today} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
