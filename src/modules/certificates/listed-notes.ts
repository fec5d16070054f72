import type { Words } from '#kernel/packs/format.ts'
import type { CertificateNote } from '#modules/certificates/domain/listed.ts'
import type { RegistrationNote } from '#modules/certificates/domain/listed-registration.ts'

/** Why something of a line is left out, and what to do, as it stands in the file that goes back to the sender. */
export const listNotes: Record<CertificateNote | RegistrationNote | 'certificate-twice', Words> = {
  'certificate-twice': {
    zh: '同一证书编号在表中已出现，只登记第一次',
    en: 'The same certificate number stands in the sheet before; only the first is entered',
  },
  'certificate-level-missing': {
    zh: '没有写明证书级别，证书未登记；请补填级别',
    en: 'The level is not given, so the certificate is not entered; add the level',
  },
  'certificate-day-missing': {
    zh: '没有写明取得时间，证书未登记；请补填年月',
    en: 'The day is not given, so the certificate is not entered; add year and month',
  },
  'certificate-day-too-early': {
    zh: '取得时间早于2008年首次考试，证书未登记；请核对',
    en: 'The day is before the first examination of 2008, so the certificate is not entered; check it',
  },
  'certificate-number-not-plain': {
    zh: '证书编号只能是字母和数字，证书未登记；请核对',
    en: 'A certificate number is letters and digits; the certificate is not entered; check it',
  },
  'certificate-of-another': {
    zh: '这个证书编号已登记在他人名下，或属于另一本证书，证书未登记；请核对',
    en: 'This certificate number is somebody else’s or another certificate’s; it is not entered; check it',
  },
  'certificate-held-though-none': {
    zh: '名册写无证，库中有证书，保留库中的',
    en: 'The list says none, the register has a certificate, which stays',
  },
  'certificate-settled': {
    zh: '与库中已核验的证书不同，保留库中的',
    en: 'It differs from a certificate that was verified, which stays',
  },
  'registration-without-certificate': {
    zh: '没有可对应的证书，登记有效期未采用；请先补全证书',
    en: 'There is no certificate that it belongs to, so the registration is left out; complete the certificate first',
  },
  'registration-ends-before': {
    zh: '登记有效期的截止日期早于起始日期，未采用；请核对',
    en: 'The registration ends before it begins and is left out; check it',
  },
  'registration-too-long': {
    zh: '登记有效期长于规定的登记期，未采用；请核对起止日期',
    en: 'The registration is longer than a period may be and is left out; check both days',
  },
  'registration-too-early': {
    zh: '登记有效期早于证书取得时间，未采用；请核对',
    en: 'The registration begins before the certificate was gained and is left out; check it',
  },
  'registration-in-future': {
    zh: '登记有效期还没有开始，未采用；请核对年份',
    en: 'The registration lies in the future and is left out; check the year',
  },
  'registration-in-hand': {
    zh: '登记申请正在审核，登记有效期未采用，以审核结果为准',
    en: 'An application is with the reviewers, whose decision counts; the registration is left out',
  },
  'registration-cancelled': {
    zh: '库中这一期登记已注销，登记有效期未采用',
    en: 'This registration was cancelled in the register; it is left out',
  },
  'registration-older': {
    zh: '库中有更晚的登记，名册所载较早，未采用',
    en: 'The register has a later registration; the older one is left out',
  },
  'registration-settled': {
    zh: '与库中按登记材料办理的有效期不同，保留库中的',
    en: 'It differs from what was registered by its papers, which stays',
  },
}
