import { ContactsOutlined, FileTextOutlined, ProfileOutlined, UsergroupAddOutlined } from '@ant-design/icons'
import type { Screen } from '#web/kit/screen.ts'
import { words } from './words.ts'

export const screens: Screen[] = [
  {
    path: '/clients',
    title: words.clients,
    may: 'services:read-clients',
    nav: { group: 'services', order: 10, icon: ContactsOutlined },
    load: () => import('./ClientsPage.tsx'),
  },
  {
    path: '/clients/register',
    title: words['clients.register'],
    may: 'services:manage-clients',
    load: () => import('./RegisterClientPage.tsx'),
  },
  {
    path: '/clients/$clientId',
    title: words['clients'],
    may: 'services:read-clients',
    load: () => import('./ClientPage.tsx'),
  },
  {
    path: '/clients/$clientId/edit',
    title: words['client.edit'],
    may: 'services:manage-clients',
    load: () => import('./EditClientPage.tsx'),
  },
  {
    path: '/records',
    title: words.records,
    may: 'services:read-records',
    nav: { group: 'services', order: 20, icon: FileTextOutlined },
    load: () => import('./RecordsPage.tsx'),
  },
  {
    path: '/records/new',
    title: words['records.new'],
    may: 'services:record',
    load: () => import('./NewRecordPage.tsx'),
  },
  {
    path: '/records/$recordId',
    title: words.records,
    may: 'services:read-records',
    load: () => import('./RecordPage.tsx'),
  },
  {
    path: '/records/$recordId/correct',
    title: words['record.correct-of'],
    may: 'services:correct',
    load: () => import('./CorrectRecordPage.tsx'),
  },
  {
    path: '/cases',
    title: words.cases,
    may: 'services:read-records',
    nav: { group: 'services', order: 30, icon: ProfileOutlined },
    load: () => import('./CasesPage.tsx'),
  },
  {
    path: '/groups',
    title: words.groups,
    may: 'services:read-records',
    nav: { group: 'services', order: 40, icon: UsergroupAddOutlined },
    load: () => import('./GroupsPage.tsx'),
  },
]
