// node bin/new-module.mjs appeals    makes the first rooms of a module; the rest is made when it is needed
import { mkdirSync, writeFileSync } from 'node:fs'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z-]+$/.test(name)) {
  console.error('Say the name of the module in small letters: node bin/new-module.mjs appeals')
  process.exit(1)
}
const folder = new URL(`../src/modules/${name}/`, import.meta.url)

const rooms = {
  'README.md': `# ${name}\n\nIts words, its stages drawn, and what it promises to other modules; one page.\n`,
  'contract.ts': `// The endpoints of ${name} as values; the only file that both the server and the screens read.\n\nexport const contract = {}\n`,
  'refusals.ts': `import type { Refusals } from '#kernel/refusal.ts'\n\n/** Every "no" that ${name} can give. */\nexport const refusals = {} satisfies Refusals\n`,
  'public.ts': `// The one door for other modules.\nexport {}\n`,
}

mkdirSync(folder)
for (const [file, text] of Object.entries(rooms)) writeFileSync(new URL(file, folder), text, { flag: 'wx' })
console.log(
  `src/modules/${name}/ is made. Next: a line in src/modules/graph.ts, one in src/modules.ts, and a migration in db/migrations/.`,
)
