import { AuditOutlined, BookOutlined, FormOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words as questionWords } from './words-questions.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/certificates',
    title: words.certificates,
    may: 'certificates:read',
    nav: { group: 'people', part: 'certificates', order: 24, icon: SafetyCertificateOutlined },
    load: () => import('./CertificatesPage.tsx'),
  },
  {
    path: '/certificate-reviews',
    title: words.review,
    may: 'certificates:check',
    nav: { group: 'people', part: 'certificates', order: 25, icon: AuditOutlined },
    load: () => import('./ReviewPage.tsx'),
  },
  {
    path: '/exams',
    title: words.exams,
    may: 'certificates:read',
    nav: { group: 'people', part: 'certificates', order: 26, icon: FormOutlined },
    load: () => import('./ExamsPage.tsx'),
  },
  { path: '/exams/people', title: words.takers, may: 'certificates:read', load: () => import('./TakersPage.tsx') },
  {
    path: '/exams/$campaignId',
    title: words.exams,
    may: 'certificates:read',
    load: () => import('./CampaignPage.tsx'),
  },
  {
    path: '/question-bank',
    title: questionWords.bank,
    may: 'certificates:manage-questions',
    nav: { group: 'people', part: 'certificates', order: 27, icon: BookOutlined },
    load: () => import('./QuestionBankPage.tsx'),
  },
]
