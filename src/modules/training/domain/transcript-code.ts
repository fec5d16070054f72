/** Of a transcript. */
export const codeLength = 12

export type TranscriptState = 'valid' | 'withdrawn' | 'changed'

/** Withdrawn by the office; or a line on it was taken back afterwards; or as it was printed. */
export const transcriptState = (transcript: { withdrawnOn: string | null; takenBack: number }): TranscriptState =>
  transcript.withdrawnOn ? 'withdrawn' : transcript.takenBack > 0 ? 'changed' : 'valid'
