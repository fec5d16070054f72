import { useAct } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { submitMonth } from '../contract.ts'
import type { MonthAnswer } from './MonthPage.tsx'
import { words } from './words.ts'

/** The station leader's act: the own station's month goes up. Nobody else has a station to submit for. */
export function SubmitMonth({ of }: { of: MonthAnswer }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const format = useFormats()
  const { organisationId } = useMe()
  const may = useMay()('statistics:submit-month')
  const submit = useAct(submitMonth)
  const station = of.stations.find(({ stationId }) => stationId === organisationId)
  if (!may || !station) return null
  const month = format.month(of.month)
  const notNow = of.maySubmit.may ? null : of.maySubmit.why && phrase(of.maySubmit.why)
  return (
    <>
      <ConfirmOnce
        verb={t('submit')}
        title={t('submit.title', { station: station.stationName, month })}
        consequence={<p>{t('submit.consequence')}</p>}
        main={of.maySubmit.may}
        notNow={notNow}
        act={async () => {
          const { state } = await submit.mutateAsync({ month: of.month, stationId: station.stationId })
          toast(t(state === 'submitted' ? 'submit.done' : 'submit.done-late', { month }))
        }}
      />
      {notNow && <span className="soft small">{notNow}</span>}
    </>
  )
}
