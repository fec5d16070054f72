import type { CellMistake } from '#modules/workforce/domain/import/values.ts'

/** What is wrong with a cell and what to do, as it stands in the file that goes back to the sender. */
export const mistakeWords: Record<CellMistake, { zh: string; en: string }> = {
  'name-empty': { zh: '没有姓名，请补填', en: 'The name is missing; fill it in' },
  'name-characters': {
    zh: '姓名中有不应出现的字符，请核对',
    en: 'The name has characters that do not belong in a name',
  },
  'text-too-long': { zh: '内容过长，请精简', en: 'The text is too long; shorten it' },
  'number-lost-digits': {
    zh: '号码已被表格软件变成数字，后几位已丢失；请把这一列设为文本格式后重新填写',
    en: 'The spreadsheet turned the number into a figure and lost its last digits; make the column text and type it again',
  },
  'number-wrong': { zh: '身份证号码有误，请逐位核对', en: 'The identity number is wrong; compare digit by digit' },
  'born-differs': { zh: '出生年月与身份证号码不符，请核对', en: 'The birth month does not fit the identity number' },
  'sex-differs': { zh: '性别与身份证号码不符，请核对', en: 'The sex does not fit the identity number' },
  'sex-unknown': { zh: '性别请填男或女', en: 'Write male or female' },
  'month-unknown': { zh: '日期看不懂，请写成1990.05或1990年5月', en: 'The date cannot be read; write it as 1990.05' },
  'month-only-year': { zh: '只写了年份，请补填月份', en: 'Only a year is given; add the month' },
  'month-ambiguous': {
    zh: '分不清是1月还是10月（表格软件会略去末尾的0），请写成1990年1月或1990年10月',
    en: 'This may be January or October, whose 0 the spreadsheet drops; write the month out',
  },
  'month-impossible': { zh: '没有这一天，请核对', en: 'There is no such day' },
  'month-in-future': { zh: '日期晚于今天，请核对', en: 'The date lies in the future' },
  'period-unknown': {
    zh: '起止日期看不懂，请写成2024.07.01—2027.06.30，或只写截止日期',
    en: 'The period cannot be read; write 2024.07.01—2027.06.30, or its last day alone',
  },
  'diploma-unknown': { zh: '学历看不懂，请写成大专、本科等', en: 'The diploma is not understood' },
  'degree-unknown': { zh: '学位看不懂，请写成学士、硕士、博士或无', en: 'The degree is not understood' },
  'certificate-unknown': {
    zh: '证书级别看不懂，请写成助理社会工作师、社会工作师或高级社会工作师',
    en: 'The level of the certificate is not understood',
  },
  'field-unknown': { zh: '服务领域不在领域表中，请核对', en: 'The field is not in the list of fields' },
  'employer-kind-unknown': {
    zh: '单位性质看不懂，请写成社会组织、事业单位等',
    en: 'The kind of employer is not understood',
  },
  'politics-unknown': {
    zh: '政治面貌看不懂，请写成中共党员、共青团员、群众等',
    en: 'The political status is not understood',
  },
  'phone-wrong': { zh: '电话号码有误，请核对', en: 'The phone number is wrong' },
  'twice-in-sheet': {
    zh: '同一身份证号码在表中已出现，只取第一次',
    en: 'The same identity number stands in the sheet before; only the first counts',
  },
}
