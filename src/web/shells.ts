import type { Plugin } from 'vite'

const offline = new Set<string>()

/** Is this file of the build needed by the field shell, and so kept on the phone? */
export const fieldFiles = (url: string): boolean =>
  offline.has(url) || /^(field\/index\.html|field\.webmanifest|geese[^/]*)$/.test(url)

interface Chunk {
  type: 'chunk'
  name: string
  fileName: string
  isEntry: boolean
  imports: string[]
  dynamicImports: string[]
  moduleIds: string[]
  viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> }
}

/** Notes what the field shell reaches, and refuses a build in which a shell for phones and citizens reaches antd: it would cost them 150 KB. */
export function lightShells(names: string[]): Plugin {
  return {
    name: 'yanzhen:light-shells',
    // The offline worker, made even of a failed build, would hide the fault behind one of its own.
    buildEnd: (error) => {
      if (error) console.error(error.message)
    },
    generateBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle as Record<string, Chunk>)
          .filter((file) => file.type === 'chunk')
          .map((chunk) => [chunk.fileName, chunk]),
      )
      for (const name of names) {
        const entry = [...chunks.values()].find((chunk) => chunk.isEntry && chunk.name === name)
        if (!entry) continue
        for (const chunk of reachedFrom(entry, chunks)) {
          const heavy = chunk.moduleIds.find((id) => /node_modules\/(antd|@ant-design|@rc-component)\//.test(id))
          if (heavy)
            this.error(`The ${name} shell reaches ${heavy}. Use the parts of src/web/kit that are drawn without antd.`)
          if (name !== 'field') continue
          offline.add(chunk.fileName)
          for (const file of [
            ...(chunk.viteMetadata?.importedCss ?? []),
            ...(chunk.viteMetadata?.importedAssets ?? []),
          ])
            offline.add(file)
        }
      }
    },
  }
}

function reachedFrom(entry: Chunk, chunks: Map<string, Chunk>): Set<Chunk> {
  const reached = new Set<Chunk>([entry])
  for (const chunk of reached) {
    for (const file of [...chunk.imports, ...chunk.dynamicImports]) {
      const next = chunks.get(file)
      if (next) reached.add(next)
    }
  }
  return reached
}
