import { useAnswer } from '#web/client/answers.ts'
import { usePathPart, useQueryWords } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { regionPage, uncoveredRegions } from '../contract.ts'
import { words } from './words.ts'

/** The list behind a coverage rate: the divisions that no open site of the tier stands in or covers. */
export default function UncoveredPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const code = usePathPart('code')
  const [{ tier = '1' }] = useQueryWords()
  const asked = useAnswer(regionPage, { code })
  return (
    <Waiting for={asked} lines={10}>
      {(region) => {
        const name = region.coverage?.find((one) => String(one.tier) === tier)?.name
        const title = t('uncovered.of', { region: region.name, tier: name ? phrase(name) : tier })
        return (
          <>
            <PageHeader title={title} back={{ to: `/desk/regions/${code}`, title: region.name }} />
            <Table
              name="organisations.uncovered"
              caption={title}
              endpoint={uncoveredRegions}
              given={{ code, tier }}
              empty={{ title: t('uncovered.none') }}
              rowKey={(row) => row.code}
              rowTo={(row) => `/desk/regions/${row.code}`}
              columns={[
                { key: 'name', title: t('regions.name'), show: (row) => row.name, text: (row) => row.name },
                {
                  key: 'code',
                  title: t('regions.code'),
                  show: (row) => <span className="number">{row.code}</span>,
                  text: (row) => row.code,
                },
                {
                  key: 'path',
                  title: t('uncovered.above'),
                  show: (row) => row.path.join(' '),
                  text: (row) => row.path.join(' '),
                },
              ]}
            />
          </>
        )
      }}
    </Waiting>
  )
}
