import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { answersStore } from '#web/client/answers.ts'
import { ErrorBoundary } from '#web/kit/ErrorBoundary.tsx'
import { showPreferences } from '#web/kit/preferences.ts'
import { Toasts } from '#web/kit/toast.tsx'
import { Desk } from './Desk.tsx'
import '#web/kit/look.css'
import '#web/kit/print.css'
import './desk.css'

showPreferences()
createRoot(document.getElementById('app')!).render(
  <QueryClientProvider client={answersStore()}>
    <ErrorBoundary>
      <Desk />
    </ErrorBoundary>
    <Toasts />
  </QueryClientProvider>,
)
