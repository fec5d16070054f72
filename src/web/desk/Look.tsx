import { ConfigProvider, theme } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { usePreferences } from '#web/kit/preferences.ts'
import 'dayjs/locale/zh-cn'

const dark = matchMedia('(prefers-color-scheme: dark)')
const still = matchMedia('(prefers-reduced-motion: reduce)')
const onDark = (listener: () => void) => {
  dark.addEventListener('change', listener)
  return () => dark.removeEventListener('change', listener)
}

/** antd's controls in the kit's look: the same accent, sizes and text as look.css. */
export function Look({ children }: { children: ReactNode }) {
  const { language, largeText } = usePreferences()
  const isDark = useSyncExternalStore(onDark, () => dark.matches)
  const size = largeText ? 1.3 : 1
  return (
    <ConfigProvider
      // In a dialog a list opens inside it: what is outside an open dialog cannot be reached.
      getPopupContainer={(trigger) => trigger?.closest('dialog') ?? document.body}
      locale={language === 'zh' ? zh : en}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: isDark ? '#63bfc9' : '#0b5f6b',
          colorLink: isDark ? '#63bfc9' : '#0b5f6b',
          colorError: isDark ? '#f29a91' : '#a8261c',
          colorTextPlaceholder: isDark ? '#a3b3b2' : '#51605f',
          colorTextDescription: isDark ? '#a3b3b2' : '#51605f',
          colorBorder: isDark ? '#7b8d8c' : '#7d8b8a',
          ...(isDark && { colorBgContainer: '#182122', colorBgElevated: '#202b2c', colorTextLightSolid: '#06272b' }),
          fontFamily: 'var(--sans)',
          fontSize: 14 * size,
          controlHeight: Math.round(32 * size),
          lineHeight: 1.7,
          borderRadius: 6,
          motion: !still.matches,
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
