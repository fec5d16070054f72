import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from '#web/kit/ErrorBoundary.tsx'
import { showPreferences } from '#web/kit/preferences.ts'
import { PublicSite } from './PublicSite.tsx'
import '#web/kit/look.css'
import '#web/kit/print.css'
import './public.css'

showPreferences()
createRoot(document.getElementById('app')!).render(
  <ErrorBoundary>
    <PublicSite />
  </ErrorBoundary>,
)
