import type { OutputOf } from '#kernel/endpoint.ts'
import { formatCount } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { openFigure } from '../contract.ts'
import { words } from './words.ts'

// How sure the basis is, by shape and word: the last two are not in the rule's own text.
const look = { stated: 'good', reported: 'idle', assumed: 'warn' } as const

/** 口径: what is counted, of what, on what basis, and how it adds up. */
export function Definition({ indicator, figure }: Pick<OutputOf<typeof openFigure>, 'indicator' | 'figure'>) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { certainty } = indicator
  return (
    <dl className="definition" aria-label={t('figure.definition')}>
      <dt>{indicator.denominator ? t('figure.numerator') : t('figure.counted')}</dt>
      <dd>
        {phrase(indicator.numerator)}
        {indicator.denominator && <strong className="number"> {formatCount(figure.numerator)}</strong>}
      </dd>
      {indicator.denominator && (
        <>
          <dt>{t('figure.denominator')}</dt>
          <dd>
            {phrase(indicator.denominator)}
            <strong className="number"> {formatCount(figure.denominator ?? 0)}</strong>
          </dd>
        </>
      )}
      <dt>{t('figure.basis')}</dt>
      <dd>
        {phrase(indicator.basis)} <span className={`status ${look[certainty]}`}>{t(`figure.${certainty}`)}</span>{' '}
        <span className="soft small">{t(`figure.${certainty}-say`)}</span>
      </dd>
      <dt>{t('figure.adds-up')}</dt>
      <dd>{t(`figure.adds-up.${indicator.addsUp}`)}</dd>
    </dl>
  )
}
