import { useContext } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { useFormats } from '#web/kit/formats.ts'
import { MaskedValue } from '#web/kit/MaskedValue.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { myServiceFigures, revealMine, revealOf, serviceFigures } from '../contract-person.ts'
import { CorrectLink, Line, OnPhone, Proof } from './FactParts.tsx'
import { useRegistryLists } from './lists.ts'
import type { PersonFileShown, PersonShown } from './person.ts'
import { words } from './words.ts'

export function Facts({ file, own }: PersonShown) {
  const t = useWord(words)
  const { day } = useFormats()
  const { say } = useRegistryLists()
  const mayReveal = useMay()(own ? 'workforce:own' : 'workforce:reveal')
  const opens = (field: 'identityNumber' | 'phone') => async (reason: string) =>
    (own ? await call(revealMine, { field, reason }) : await call(revealOf, { personId: file.personId, field, reason }))
      .value
  const sealed = (label: string, masked: string | null, field: 'identityNumber' | 'phone') => (
    <Line label={label} sealed>
      <MaskedValue label={label} masked={masked} {...(mayReveal && { reveal: opens(field) })} />
    </Line>
  )
  return (
    <section id="facts" className="card">
      <h2>{t('file.facts')}</h2>
      <dl className="facts">
        <Line label={t('born')}>{file.bornOn ? day(file.bornOn) : t('unknown')}</Line>
        {file.noNumberReason ? (
          <Line label={t('number')}>{t('number.none', { reason: file.noNumberReason })}</Line>
        ) : (
          sealed(t('number'), file.identityNumberMasked, 'identityNumber')
        )}
        {file.formerNumbersMasked.length > 0 && (
          <Line label={t('number.former')} sealed>
            <span className="number">{file.formerNumbersMasked.join(t('and'))}</span>
          </Line>
        )}
        {sealed(t('phone'), file.phoneMasked, 'phone')}
        <Line label={t('ethnicity')}>{file.ethnicity ?? <span className="soft">{t('unknown')}</span>}</Line>
        <Line label={t('political')}>
          {file.politicalStatus ? (
            say('politicalStatuses', file.politicalStatus)
          ) : (
            <span className="soft">{t('unknown')}</span>
          )}
        </Line>
        <Line label={t('kind')}>{say('kinds', file.kind)}</Line>
        <Line label={t('system')}>{say('systems', file.system)}</Line>
        <Line label={t('full-time')}>{t(file.fullTime ? 'full-time.yes' : 'full-time.no')}</Line>
        <Line label={t('organisation')}>{file.organisationName ?? <span className="soft">{t('unknown')}</span>}</Line>
        <Line label={t('employer')}>{file.employerName ?? t(file.employerId ? 'unknown' : 'employer.own')}</Line>
        <Line label={t('file.registered')}>{day(file.registeredOn)}</Line>
      </dl>
      <Proof of={file} />
      <p className="soft small no-print">{t('file.sealed-say')}</p>
      <p className="soft small only-print">{t('file.printed')}</p>
      <CorrectLink own={own} about="basics" personId={file.personId} />
    </section>
  )
}

export function Specialties({ file }: { file: PersonFileShown }) {
  const t = useWord(words)
  const { say } = useRegistryLists()
  const chips = (list: 'fields' | 'specialties', codes: string[]) =>
    codes.length === 0 ? (
      <span className="soft">{t('unknown')}</span>
    ) : (
      codes.map((code) => (
        <span key={code} className="specialty">
          {say(list, code)}
        </span>
      ))
    )
  return (
    <section id="specialties" className="card">
      <h2>{t('file.specialties')}</h2>
      <dl className="facts">
        <Line label={t('fields')}>
          <span className="row">{chips('fields', file.fields)}</span>
        </Line>
        <Line label={t('specialties')}>
          <span className="row">{chips('specialties', file.specialties)}</span>
        </Line>
      </dl>
    </section>
  )
}

export function Services({ personId, own }: { personId: string; own: boolean }) {
  const t = useWord(words)
  const { count, minutes, month } = useFormats()
  const others = useAnswer(serviceFigures, { personId }, { when: !own })
  const mine = useAnswer(myServiceFigures, {}, { when: own })
  // The phone has no list of records to open a figure into.
  const onPhone = useContext(OnPhone) !== null
  const mayOpen = useMay()('services:read-records') && !onPhone
  return (
    <section id="services" className="card">
      <h2>{t('file.services')}</h2>
      <Waiting for={own ? mine : others} lines={3}>
        {(answer) => (
          <div className="services-scroll" role="region" aria-label={t('file.services')} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <td />
                  <th scope="col">{t('services.visits')}</th>
                  <th scope="col">{t('services.persons')}</th>
                  <th scope="col">{t('services.minutes')}</th>
                  <th scope="col">{t('services.records')}</th>
                </tr>
              </thead>
              <tbody>
                {answer.rows.map((row) => (
                  <tr key={row.period}>
                    <th scope="row">{t(`services.${row.period}`, { month: month(answer.month) })}</th>
                    <td className="number">{count(row.visits)}</td>
                    <td className="number">{count(row.persons)}</td>
                    <td className="number">{minutes(row.minutes)}</td>
                    <td className="number">
                      {mayOpen && row.records > 0 ? (
                        <a
                          aria-label={t('services.open')}
                          href={`/desk/records?workerId=${personId}&from=${row.from}&until=${row.until}`}
                        >
                          {count(row.records)}
                        </a>
                      ) : (
                        count(row.records)
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
      <p className="soft small">{t('services.say')}</p>
    </section>
  )
}
