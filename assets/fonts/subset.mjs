// Makes the two font files of this folder again. Run by hand when the fonts' version changes: `node assets/fonts/subset.mjs`.
// The whole fonts are 125 MB as packages, so they are fetched into a temporary folder and never become a dependency.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = import.meta.dirname
const wanted = [
  { package: 'noto-serif-sc', folder: '400Regular', file: 'NotoSerifSC_400Regular.ttf', as: 'NotoSerifSC-Regular.ttf' },
  { package: 'noto-sans-sc', folder: '500Medium', file: 'NotoSansSC_500Medium.ttf', as: 'NotoSansSC-Medium.ttf' },
]

/** Every character of GB 2312, read out of the GB 18030 decoder, which contains it at the same places. */
function gb2312() {
  const decoder = new TextDecoder('gb18030')
  const found = []
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const text = decoder.decode(new Uint8Array([row, cell]))
      if ([...text].length === 1 && !/[\uE000-\uF8FF\uFFFD]/.test(text)) found.push(text)
    }
  }
  return found
}

const latin = String.fromCharCode(...Array.from({ length: 0x17f - 0x20 }, (_, i) => 0x20 + i))
const marks = '–—―‘’“”†•…‰‱′″‹›€℃№™←↑→↓≈≠≤≥−×÷±√∞■□▲△▼▽◆◇○●★☆✓✗①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ㎡¥￥'
const standard = readFileSync(join(here, 'standard-characters.txt'), 'utf8').replace(/\s/g, '')
const characters = [...new Set([...latin, ...marks, ...gb2312(), ...standard])].join('')

const room = mkdtempSync(join(tmpdir(), 'fonts-'))
try {
  writeFileSync(join(room, 'package.json'), '{ "private": true }')
  const packages = wanted.map((font) => `@expo-google-fonts/${font.package}@0.4.3`)
  execFileSync('npm', ['install', '--ignore-scripts', 'subset-font@2.9.0', ...packages], {
    cwd: room,
    stdio: 'inherit',
  })
  const subsetFont = createRequire(join(room, 'package.json'))('subset-font')
  for (const font of wanted) {
    const whole = readFileSync(join(room, 'node_modules/@expo-google-fonts', font.package, font.folder, font.file))
    const subset = await subsetFont(whole, characters, { targetFormat: 'sfnt' })
    writeFileSync(join(here, font.as), subset)
    console.log(`${font.as}: ${characters.length} characters, ${(subset.length / 1e6).toFixed(1)} MB`)
  }
} finally {
  rmSync(room, { recursive: true })
}
