import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { fieldFiles, lightShells } from './src/web/shells.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Three shells by audience in one build, so that they share React; only the field shell is kept by the browser for use offline. */
export default defineConfig({
  root: at('src/web'),
  publicDir: at('src/web/static'),
  plugins: [
    react(),
    lightShells(['public', 'field']),
    VitePWA({
      // The worker lies at the root, where every asset is, and answers for /field/ alone.
      filename: 'field-worker.js',
      scope: '/field/',
      injectRegister: false,
      manifest: false,
      workbox: {
        globPatterns: ['field/index.html', 'assets/**/*.{js,css,woff2}', '*.{svg,png,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        manifestTransforms: [async (entries) => ({ manifest: entries.filter((entry) => fieldFiles(entry.url)) })],
        navigateFallback: '/field/index.html',
        navigateFallbackAllowlist: [/^\/field(\/|$)/],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'chrome87',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      input: Object.fromEntries(
        ['public', 'desk', 'field']
          .map((shell) => [shell, at(`src/web/${shell}/index.html`)] as const)
          .filter(([, page]) => existsSync(page)),
      ),
    },
  },
})
