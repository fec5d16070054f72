import { Input, Select } from 'antd'
import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { answerObjection, lookInto, objection, objectionFile, objector } from '../contract.ts'
import { words } from './results-words.ts'
import './results.css'

/** An objection read, looked into and answered, on the record. */
export function Objection({
  objectionId,
  name,
  open,
  onClose,
}: {
  objectionId: string
  name: string
  open: boolean
  onClose: () => void
}) {
  const t = useWord(words)
  const say = useProblemWords()
  const asked = useAnswer(objection, { objectionId })
  const [contact, setContact] = useState<string>()
  return (
    <Ask title={t('objection.of', { name })} onClose={onClose}>
      <div className="long-form">
        <Waiting for={asked}>
          {(of) => (
            <>
              <p className="panel">{of.words}</p>
              <p className="row">
                <span className="status">{t(of.named ? 'objection.named' : 'objection.anonymous')}</span>
                {of.files.map((file, at) => (
                  <button
                    key={file.fileId}
                    type="button"
                    className="button"
                    onClick={() =>
                      void call(objectionFile, { objectionId, fileId: file.fileId }).catch((error: unknown) =>
                        toast(say(error), { bad: true }),
                      )
                    }
                  >
                    {t('objection.file', { n: at + 1 })}
                  </button>
                ))}
              </p>
              <p className="soft small">{t('objection.protect')}</p>
              {of.named &&
                (contact ? (
                  <p className="selection-contact">{contact}</p>
                ) : (
                  <ActForm
                    endpoint={objector}
                    given={{ objectionId }}
                    verb={t('objection.who')}
                    onDone={(answer) => setContact(answer.contact ?? '')}
                  >
                    <FormField name="reason" label={t('objection.who-why')} required>
                      <Input maxLength={200} />
                    </FormField>
                  </ActForm>
                ))}
            </>
          )}
        </Waiting>
        {open && (
          <>
            <ActForm
              endpoint={lookInto}
              given={{ objectionId }}
              verb={t('objection.look-into-do')}
              clears
              onDone={() => toast(t('objection.noted'))}
            >
              <FormField name="words" label={t('objection.look-into')} required>
                <Input.TextArea rows={2} maxLength={1000} />
              </FormField>
            </ActForm>
            <ActForm
              endpoint={answerObjection}
              given={{ objectionId }}
              verb={t('objection.give')}
              onDone={() => {
                toast(t('objection.given'))
                onClose()
              }}
            >
              <FormField name="upheld" label={t('objection.verdict')} required>
                <Select
                  options={[
                    { value: true, label: t('objection.uphold') },
                    { value: false, label: t('objection.dismiss') },
                  ]}
                />
              </FormField>
              <FormField name="answer" label={t('objection.answer')} required>
                <Input.TextArea rows={3} maxLength={1000} />
              </FormField>
            </ActForm>
          </>
        )}
      </div>
    </Ask>
  )
}
