/** Rows of a CSV as it comes in, a piece at a time; fields in quotes may hold commas, quotes and line ends. */
export function csvReader(): { read(piece: string): string[][]; end(): string[][] } {
  let row: string[] = []
  let field = ''
  let quoted = false
  let justQuoted = false
  let separator: string | undefined
  let held = ''

  function read(piece: string, isLast = false): string[][] {
    const rows: string[][] = []
    const text = held + piece
    held = ''
    // What it is parted by: lists from older Excels come with tabs or semicolons.
    separator ??= separatorOf(text)
    for (let at = 0; at < text.length; at++) {
      const one = text[at]!
      if (quoted) {
        if (one !== '"') field += one
        else if (at + 1 === text.length && !isLast) held = one
        else if (text[at + 1] === '"') {
          field += '"'
          at++
        } else {
          quoted = false
          justQuoted = true
        }
      } else if (one === '"' && field === '' && !justQuoted) quoted = true
      else if (one === separator) {
        row.push(field)
        field = ''
        justQuoted = false
      } else if (one === '\n') {
        row.push(field)
        rows.push(row)
        row = []
        field = ''
        justQuoted = false
      } else if (one !== '\r' && one !== '\uFEFF') field += one
    }
    return rows
  }

  return {
    read,
    end: () => {
      const rows = read('', true)
      if (field !== '' || row.length > 0) rows.push([...row, field])
      return rows
    },
  }
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.indexOf('\n') + 1 || undefined)
  return [',', '\t', ';'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0]!
}
