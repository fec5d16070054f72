// npm run bench                                  everything, into bench/RESULTS.md: about twenty minutes
// npm run bench -- --records 50000 --only lists,create --keep /tmp/bench     a part of it, said on the screen only
import './launch.mjs'

await import('../bench/run.ts')
