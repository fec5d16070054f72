// Draws the phone's icons from the mark: node assets/draw-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'

const at = (name) => new URL(`../src/web/static/${name}`, import.meta.url)
const paths = readFileSync(at('geese.svg'), 'utf8')
  .match(/<path[^>]*>/g)
  .join('')

/** The mark in white on the accent; `share` of the width is the mark, and a maskable icon may be cut round the middle 80 %. */
const icon = (share, corner) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <rect width="100" height="100" rx="${corner}" fill="#0b5f6b"/>
  <g transform="translate(50 50) scale(${(100 * share) / 26}) translate(-16 -14.2)" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${paths}</g>
</svg>`

const draw = (name, svg, width) =>
  writeFileSync(at(name), new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng())

draw('geese-192.png', icon(0.68, 22), 192)
draw('geese-512.png', icon(0.68, 22), 512)
draw('geese-maskable-512.png', icon(0.52, 0), 512)
