import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Condition } from '#kernel/packs/decide.ts'
import { factWords } from '#kernel/packs/explain.ts'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import type { Refusals } from '#kernel/refusal.ts'
import { lineOf, sourcesOf, withoutComments } from './sources.ts'
import type { Source } from './sources.ts'

const code = sourcesOf('src/**/*.{ts,tsx}', 'demo/*.ts').map(({ path, text }): Source => ({
  path,
  text: withoutComments(text),
}))
const packs = sourcesOf('packs/**/*.yaml').map(({ path, text }): Source => ({
  path,
  text: text.replace(/(^|\s)#.*$/gm, ''),
}))

const placesOf = (sources: Source[], pattern: RegExp): string[] =>
  sources.flatMap((source) =>
    [...source.text.matchAll(pattern)].map((found) => `${lineOf(source, found.index)} ${found[0].slice(0, 60)}`),
  )

test('whatever is said is said in both languages', () => {
  const oneSided = [
    ...placesOf(code, /\{\s*zh: (['"`])(?:(?!\1).)*\1,?\s*\}/g),
    ...placesOf(code, /\b(?:zh|en): (''|""),?/g),
  ]
  assert.deepEqual(oneSided, [], 'give it a Chinese and an English sentence')
})

test('a Chinese sentence has Chinese punctuation', () => {
  const halfWidth = [
    ...placesOf(code, /[\u4e00-\u9fff][,;!?](?!\w*\/)/g),
    ...placesOf(code, /zh: '[^'\n]*[\u4e00-\u9fff](?:[:.](?=[^\w'/]|')|\s?\()[^'\n]*'/g),
    ...placesOf(packs, /zh: [^,}\n]*[\u4e00-\u9fff][;!?][^}\n]*/g),
  ]
  assert.deepEqual(halfWidth, [], 'write ，；：！？。（ ） in full width')
})

test('nobody is told that an operation was successful', () => {
  const hollow = placesOf(code, /操作成功|提交成功|(?<!没有)保存成功|successfully|operation success/gi)
  assert.deepEqual(hollow, [], 'say what is so now: “已登记，等待同步” rather than “操作成功”')
})

test('every refusal is given somewhere, and every one that is given has words', async () => {
  const rooms = sourcesOf('src/kernel/refusals.ts', 'src/modules/*/refusals.ts')
  const catalogues = await Promise.all(
    rooms.map(async ({ path }) => ((await import(pathToFileURL(path).href)) as { refusals: Refusals }).refusals),
  )
  const everyRefusal: Refusals = Object.assign({}, ...catalogues)
  const givers = code.filter(({ path }) => !path.endsWith('/refusals.ts') && !path.startsWith('src/web/'))
  const text = givers.map((source) => source.text).join('\n')
  // A domain says the end of the name, the command puts the rest before it: 'number-check-digit' from 'check-digit'.
  const tailsOf = (name: string) => name.split('-').map((_, at, words) => words.slice(at).join('-'))
  const unused = Object.keys(everyRefusal).filter((one) => {
    const [module, name] = one.split('/') as [string, string]
    return (
      !text.includes(`'${one}'`) &&
      !tailsOf(name).some((tail) => text.includes(`'${tail}'`) || text.includes(`\`${module}/${tail}`))
    )
  })
  assert.deepEqual(unused, [], 'nothing gives these: take them out of refusals.ts')
  const wordless = [...text.matchAll(/(?:refuse(?:Now)?\(|orRefuse\(|\bcode: )'([a-z]+\/[a-z-]+)'/g)]
    .map(([, name]) => name!)
    .filter((name) => !(name in everyRefusal))
  assert.deepEqual(wordless, [], `these have no words: add them to the module's refusals.ts`)
})

test('what a rule compares with is called by a name and never by its code', async () => {
  const all = await loadPacks(packFolder)
  const asksIn = (one: unknown): Extract<Condition, { kind: 'ask' }>[] =>
    typeof one !== 'object' || one === null
      ? []
      : 'ask' in one && 'compare' in one
        ? [one as Extract<Condition, { kind: 'ask' }>]
        : Object.values(one).flatMap(asksIn)
  const asked = all.packs.flatMap((pack) => [...pack.topics.values()].flatMap(asksIn))
  assert.ok(asked.length > 20)
  const bare = asked.flatMap(({ ask, limit, order }) =>
    [limit, ...(order ?? [])]
      .flat()
      .filter(
        (code) => typeof code === 'string' && !/^\d{4}-\d\d-\d\d$/.test(code) && factWords(all, ask, code).zh === code,
      )
      .map((code) => `${ask}: ${String(code)}`),
  )
  assert.deepEqual([...new Set(bare)], [], 'give the fact its list (`codes`) or its words (`values`) in pack.yaml')
})
