import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { comparedForm } from './name-characters.ts'
import { partsOf, soundOf, soundsNear, soundsSame } from './name-sound.ts'

describe('a person is found by sound', () => {
  const sounds: [string, string, string][] = [
    ['王小明', 'wangxiaoming', 'wxm'],
    ['单小红', 'shanxiaohong', 'sxh'],
    ['仇英', 'qiuying', 'qy'],
    ['曾乐', 'zengle', 'zl'],
    ['欧阳青', 'ouyangqing', 'oyq'],
    ['尉迟敬', 'yuchijing', 'ycj'],
    ['吕娜', 'lvna', 'ln'],
    ['劉寶', 'liubao', 'lb'],
    ['买买提·吐尔逊', 'maimaititu' + 'erxun', 'mmttex'],
    ['Marie Curie', 'mariecurie', 'mc'],
    ['王 小明　', 'wangxiaoming', 'wxm'],
    ['', '', ''],
  ]
  for (const [name, pinyin, initials] of sounds) {
    test(name || 'no name', () => assert.deepEqual(soundOf(name), { pinyin, initials }))
  }
})

test('the dot in a name may be typed in any way', () => {
  for (const dot of '·•・･‧∙⋅˙●.．') assert.deepEqual(partsOf(`买买提${dot}吐尔逊`), ['买买提', '吐尔逊'], dot)
  assert.deepEqual(partsOf(' ＭＡＲＩＥ　Curie '), ['marie', 'curie'])
})

describe('two names sound the same', () => {
  const pairs: [string, string, boolean][] = [
    ['张燕', '章雁', true],
    ['张晟', '张成', true],
    ['王乐', '王月', true],
    ['单小红', '丹小红', false],
    ['单小红', '山小红', true],
    ['阿依古丽·买买提', '阿衣古力·麦麦提', true],
    ['李明', '李明明', false],
    ['', '', false],
  ]
  for (const [one, other, expected] of pairs) {
    test(`${one} and ${other}: ${expected}`, () => {
      assert.equal(soundsSame(one, other), expected)
      assert.equal(soundsSame(other, one), expected)
    })
  }
})

test('a southern ear joins what Mandarin keeps apart', () => {
  for (const [one, other] of [
    ['陈林', '程凌'],
    ['黄珍', '王真'],
    ['李娜', '李拉'],
    ['史文', '斯文'],
  ] as const) {
    assert.equal(soundsNear(one, other), true, `${one} ${other}`)
    assert.equal(soundsSame(one, other), false, `${one} ${other}`)
  }
  assert.equal(soundsNear('陈林', '王芳'), false)
})

test('old, variant and second-scheme forms are compared as one', () => {
  for (const [one, other] of [
    ['蕭喆', '肖哲'],
    ['葉堃', '叶坤'],
    ['閻峯', '闫峰'],
    ['傅羣', '付群'],
    ['戴昇', '代升'],
    ['劉寳', '刘宝'],
    ['邱淼', '丘渺'],
  ] as const) {
    assert.equal(comparedForm(one), comparedForm(other), `${one} ${other}`)
  }
  assert.notEqual(comparedForm('王付'), comparedForm('王傅'), 'a surname form counts at the head only')
})

test('no name whatever makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      soundOf(one)
      assert.equal(soundsNear(one, other), soundsNear(other, one))
    }),
  )
})
