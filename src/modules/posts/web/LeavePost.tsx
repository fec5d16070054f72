import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useWord } from '#web/kit/words.ts'
import { leavePost, whatSomebodyCarries } from '../contract.ts'
import { CodeSelect, useCodes } from './parts.tsx'
import { words } from './words.ts'

interface Given {
  of: { incumbencyId: string; personId: string; name: string; version: number; fromOn: string }
  onClose: () => void
  onDone: () => void
}

/** Ends one post: first what the person carries and the way to hand it over, which ends the post too. */
export function LeavePost({ of, onClose, onDone }: Given) {
  const t = useWord(words)
  const codes = useCodes()
  const mayHandOver = useMay()('posts:hand-over')
  const { data } = useAnswer(whatSomebodyCarries, { personId: of.personId }, { when: mayHandOver })
  const count = (kind: string) => data?.things.filter((one) => one.kind === kind).length ?? 0
  return (
    <Ask title={`${t('leave')} · ${of.name}`} onClose={onClose}>
      <p>{t('leave.say')}</p>
      {data && (
        <p className={data.things.length > 0 ? 'panel warn' : 'soft'}>
          {data.things.length > 0
            ? t('leave.carries', { clients: count('client'), cases: count('case'), groups: count('group') })
            : t('leave.carries-none')}
        </p>
      )}
      {mayHandOver && (
        <p>
          <a className="button" href={`/desk/posts/handover/${of.personId}`}>
            {t('handover')}
          </a>
        </p>
      )}
      <ActForm
        endpoint={leavePost}
        given={{ incumbencyId: of.incumbencyId, basedOnVersion: of.version }}
        initial={{ untilOn: todayIn(new Date()) }}
        verb={t('leave')}
        onDone={onDone}
      >
        <FormField name="untilOn" label={t('incumbents.until')} required>
          <DayInput from={of.fromOn} />
        </FormField>
        <FormField name="reason" label={t('incumbents.reason')} required>
          <CodeSelect list={codes?.endReasons} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
