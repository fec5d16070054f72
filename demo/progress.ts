/** A bar with what is being done and how long it will still take; a line a step where nobody watches. */
export function progressBar(
  title: string,
  out: NodeJS.WriteStream = process.stderr,
): { to(share: number, what: string): void; end(): void } {
  const began = Date.now()
  let last = ''
  return {
    to(share, what) {
      if (!out.isTTY) {
        if (what !== last) out.write(`${title}：${what}\n`)
        last = what
        return
      }
      const width = 28
      const full = Math.round(share * width)
      const left = share > 0.05 ? `，约剩 ${Math.ceil((((Date.now() - began) / share) * (1 - share)) / 1000)} 秒` : ''
      out.write(
        `\r\x1b[K${title} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.round(share * 100)}% ${what}${left}`,
      )
    },
    end() {
      out.write(out.isTTY ? `\r\x1b[K${title}：完成，用时 ${Math.round((Date.now() - began) / 1000)} 秒\n` : '')
    },
  }
}
