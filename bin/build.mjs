// npm run build   the pages into dist/web, where their sources changed (npm start does it by itself)
import './launch.mjs'

const { buildWeb } = await import('../src/web/build.ts')

await buildWeb()
