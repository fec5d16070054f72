import type { CastMember } from '#kernel/house.ts'

/**
 * The shape of Ouhai as document 001 gives it: 13 stations, 8 agencies, 39 workers, 77 villages, 479 activities and 46,232
 * person-times a year. The places are real; every organisation's and person's name below is invented.
 */
export const shape = {
  county: '330304000000',
  neighbour: '330302000000',
  stations: 13,
  workers: 39,
  rooms: 77,
  activitiesAYear: 479,
  personTimesAYear: 46_232,
  /** Rule of document 003: one worker for 20 clients. */
  clientsAWorker: 20,
}

export const agencies = ['春晖', '同行', '暖阳', '启明', '和风', '知行', '青苗', '沐光'].map((name) => ({
  name: `温州市瓯海区${name}社会工作服务中心`,
  shortName: `${name}社工`,
}))

/** The password of everyone in the demonstration. */
export const castPassword = 'Yanzhen-2026'

/** Who is introduced at the start. The rest of the 39 workers have invented names drawn by chance. */
export const cast: Record<
  string,
  CastMember & { grantRole: string; at: 'province' | 'county' | 'neighbour' | 'first-station' | 'agency' }
> = {
  officer: of('officer', '周敏行', '区社会工作部干部', 'County officer', 'desk', 'officer', 'county'),
  director: of('director', '吴思源', '指导中心主任', 'Centre director', 'desk', 'centre-director', 'county'),
  leader: of('leader', '郑秋实', '社工站站长', 'Station leader', 'desk', 'station-leader', 'first-station'),
  worker: of('worker', '林小雨', '社会工作者', 'Social worker', 'field', 'social-worker', 'first-station'),
  colleague: of('colleague', '许安然', '社会工作者', 'Social worker', 'field', 'social-worker', 'first-station'),
  manager: of('manager', '沈若岚', '社工机构负责人', 'Agency manager', 'desk', 'agency-manager', 'agency'),
  auditor: of('auditor', '顾明澈', '审计员', 'Auditor', 'desk', 'auditor', 'county'),
  province: of('province', '梁景行', '省社会工作部干部', 'Provincial officer', 'desk', 'officer', 'province'),
  stranger: of(
    'stranger',
    '陆远舟',
    '邻区（鹿城区）干部',
    'Officer of the next county',
    'desk',
    'officer',
    'neighbour',
  ),
}

function of(
  username: string,
  name: string,
  zh: string,
  en: string,
  shell: 'desk' | 'field',
  grantRole: string,
  at: 'province' | 'county' | 'neighbour' | 'first-station' | 'agency',
) {
  return { username, password: castPassword, name, role: { zh, en }, shell, grantRole, at }
}
