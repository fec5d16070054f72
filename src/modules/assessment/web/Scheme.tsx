import type { OutputOf } from '#kernel/endpoint.ts'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import type { round } from '../contract.ts'
import { words } from './words.ts'

type Shown = Pick<OutputOf<typeof round>['scheme'], 'items' | 'grades' | 'uses'>

/** By what a year is assessed: items with their weights, grades with their shares, each with its basis. */
export function Scheme({ of: { items, grades, uses } }: { of: Shown }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const gradeWords = grades.map((one) =>
    one.share === null
      ? t('scheme.from', { name: phrase(one.name), n: one.fromPoints })
      : t('scheme.share', { name: phrase(one.name), n: one.fromPoints, share: one.share }),
  )
  return (
    <>
      <SortableTable
        caption={t('scheme')}
        rows={items}
        rowKey={(item) => item.code}
        columns={[
          { key: 'item', title: t('scheme.item'), show: (item) => phrase(item.name) },
          { key: 'weight', title: t('scheme.weight'), end: true, show: (item) => item.weight },
          {
            key: 'how',
            title: t('scheme.how'),
            show: (item) => (item.measure ? phrase(item.measure) : t(`scheme.by.${item.by ?? 'manager'}`)),
          },
          {
            key: 'basis',
            title: t('scheme.basis'),
            show: (item) =>
              item.certainty && (
                <span className="soft small" title={item.basis ? phrase(item.basis) : undefined}>
                  {t(`basis.${item.certainty}`)}
                </span>
              ),
          },
        ]}
      />
      <p>{t('scheme.grades', { grades: gradeWords.join(t('and')) })}</p>
      {uses.length > 0 && <p>{t('scheme.uses', { uses: uses.map((one) => phrase(one.name)).join(t('and')) })}</p>}
    </>
  )
}
