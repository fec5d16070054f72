import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { axe, deskOptions, openBrowser, shoot } from './browser.ts'

let browser: Browser
before(async () => (browser = await openBrowser()))
after(() => browser.close())

const page = (body: string) =>
  `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="zh-CN"><title>雁阵</title><body>${body}`)}`

test('a contributor sees Chinese letters in the pictures, each of its own shape', async () => {
  const sheet = await (await browser.newContext(deskOptions)).newPage()
  await sheet.goto(page('<main><h1>雁阵</h1><p style="font-family: sans-serif">社会工作服务站 入户探访 龘</p></main>'))
  const path = await shoot(sheet, 'letters')
  assert.match(path, /letters\.png$/)
  // Missing letters are all drawn as the same box.
  const picture = async (letter: string) => {
    await sheet.setContent(`<div style="font: 40px sans-serif; width: 40px; height: 60px">${letter}</div>`)
    return (await sheet.locator('div').screenshot()).toString('base64')
  }
  assert.notEqual(await picture('雁'), await picture('阵'))
})

test('a contributor whose page shuts someone out reads which rule and where', async () => {
  const sheet = await (await browser.newContext(deskOptions)).newPage()
  await sheet.goto(page('<main><h1>雁阵</h1><label>姓名 <input></label></main>'))
  await axe(sheet)
  await sheet.goto(page('<main><h1>雁阵</h1><input id="name"></main>'))
  await assert.rejects(axe(sheet), /label: .*: #name/)
})
