import type { Question } from '../domain/quiz.ts'

/** A quiz as plain text: a paragraph a question, an option a line, * before the right ones. `wrong` is the number of the first that cannot be read. */
export function readQuiz(text: string): { questions: Question[]; wrong?: number } {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((one) =>
      one
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0)
  const questions = paragraphs.map(([question = '', ...lines]): Question => ({
    question,
    options: lines.map((line) => line.replace(/^[*＊]\s*/, '')),
    right: lines.flatMap((line, at) => (/^[*＊]/.test(line) ? [at] : [])),
  }))
  const wrong = questions.findIndex(
    ({ options, right }) => options.length < 2 || options.length > 8 || right.length === 0,
  )
  return { questions, ...(wrong >= 0 && { wrong: wrong + 1 }) }
}
