import { useEffect, useState } from 'react'
import { call } from '#web/client/call.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportMonth } from '../contract.ts'
import { words } from './words.ts'

const forms = { docx: 'Word', xlsx: 'Excel', pdf: 'PDF' } as const
type FileForm = keyof typeof forms

/** The month as a file to keep; while it is made, how long it has taken. */
export function ExportButtons({ month, regionCode }: { month: string; regionCode: string }) {
  const t = useWord(words)
  const wording = useProblemWords()
  const [making, setMaking] = useState<FileForm>()
  const save = async (form: FileForm) => {
    setMaking(form)
    try {
      await call(exportMonth, { month, regionCode, form })
      toast(t('export.made', { form: forms[form] }))
    } catch (error) {
      toast(wording(error), { bad: true })
    } finally {
      setMaking(undefined)
    }
  }
  return (
    <>
      {(Object.keys(forms) as FileForm[]).map((form) => (
        <button key={form} type="button" className="button" disabled={making !== undefined} onClick={() => save(form)}>
          {t('export', { form: forms[form] })}
        </button>
      ))}
      {making && <Making form={forms[making]} />}
    </>
  )
}

function Making({ form }: { form: string }) {
  const t = useWord(words)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <label className="progress">
      <span>{t('export.making', { form, n: seconds })}</span>
      <progress />
    </label>
  )
}
