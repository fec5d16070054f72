import { fileURLToPath } from 'node:url'

/** Where the fonts that travel with the product stand; see the README there. */
export const fontFolder = fileURLToPath(new URL('../../../assets/fonts', import.meta.url))
export const fontFiles = ['NotoSansSC-Medium.ttf', 'NotoSerifSC-Regular.ttf'].map((name) => `${fontFolder}/${name}`)
