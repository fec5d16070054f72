import { Input, InputNumber, Select } from 'antd'
import type { InputOf } from '#kernel/endpoint.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import type { Values } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { correctEntry } from '../contract.ts'
import { useCodes } from './codes.ts'
import type { Entry } from './Record.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

/** What is right instead; 0 minutes: nothing should be there. */
export const rightOf = (values: Values): InputOf<typeof correctEntry>['right'] =>
  values['minutes'] === 0
    ? null
    : {
        minutes: Number(values['minutes'] ?? 0),
        content: String(values['content'] ?? ''),
        quality: (values['quality'] as string | undefined) ?? null,
      }

/** The three answers that make a line. */
export function LineFields({ zero }: { zero: boolean }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { lists, choices } = useCodes()
  return (
    <>
      <FormField
        name="minutes"
        label={d('correct.minutes')}
        {...(zero && { hint: d('correct.minutes-hint') })}
        required
      >
        <InputNumber min={zero ? 0 : 1} max={lists?.longestMinutes.is ?? 1440} precision={0} />
      </FormField>
      <FormField name="content" label={t('content')} required>
        <Input.TextArea rows={2} maxLength={500} />
      </FormField>
      <FormField name="quality" label={t('quality')}>
        <Select allowClear placeholder={t('quality-none')} options={choices('qualities')} />
      </FormField>
    </>
  )
}

/** Takes a line back and puts the right one in its place; both stay. */
export function CorrectForm({
  of,
  name,
  onClose,
}: {
  of: Pick<Entry, 'entryId' | 'minutes' | 'content' | 'quality'>
  name: string
  onClose: () => void
}) {
  const t = useWord(words)
  const d = useWord(deskWords)
  return (
    <Ask title={d('correct.title', { name })} onClose={onClose}>
      <p>{d('correct.say')}</p>
      <ActForm
        endpoint={correctEntry}
        given={{ entryId: of.entryId }}
        initial={{ minutes: of.minutes, content: of.content, quality: of.quality ?? undefined } as object}
        shape={(values) => ({ right: rightOf(values), reason: String(values['reason'] ?? '') }) as never}
        verb={d('correct.do')}
        onDone={({ recordsChanged }) => {
          toast(recordsChanged > 0 ? d('correct.done-papers', { n: recordsChanged }) : d('correct.done'))
          onClose()
        }}
      >
        <LineFields zero />
        <FormField name="reason" label={t('reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
