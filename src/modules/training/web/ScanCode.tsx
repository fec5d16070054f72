import { useEffect, useRef, useState } from 'react'
import { useWord } from '#web/kit/words.ts'
import { readDoorAddress } from '../domain/door-code.ts'
import './training.css'
import { words } from './words.ts'

/** What browsers that read pictures themselves give; TypeScript does not know it yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

type Trouble = 'no-reader' | 'refused' | 'absent' | 'busy'

/** The browser's own reader; else ours, which is fetched only now. Some phones name the first and can read nothing with it. */
async function openReader(): Promise<Detector> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  const formats = (await Maker?.getSupportedFormats().catch(() => [])) ?? []
  if (Maker && formats.includes('qr_code')) return new Maker({ formats: ['qr_code'] })
  const { BarcodeDetector } = await import('qr/decode.js')
  return new BarcodeDetector({ formats: ['qr_code'] })
}

/** Why a camera does not open, by the names that browsers give it. */
const troubles: Record<string, Trouble> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** How often the camera's picture is looked at. Technical: quick enough for a hand, slow enough for an old phone. */
const lookEvery = 250

interface Given {
  sessionId: string
  onCode: (code: string) => void
}

/** Reads the code on the wall with the camera, in the page, without a network too. The digits can always be typed instead. */
export function ScanCode({ sessionId, onCode }: Given) {
  const t = useWord(words)
  const [looking, setLooking] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const [seen, setSeen] = useState<'other-session' | 'no-code'>()
  const video = useRef<HTMLVideoElement>(null)
  const found = useRef(onCode)
  useEffect(() => {
    found.current = onCode
  })

  useEffect(() => {
    if (!looking) return
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const stop = () => {
      over = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const fail = (name: Trouble) => {
      setTrouble(name)
      setLooking(false)
    }
    const begin = async () => {
      const reader = await openReader().catch(() => undefined)
      if (over) return
      if (!reader) return fail('no-reader')
      try {
        // Without https a browser has no camera to give.
        if (!navigator.mediaDevices) return fail('absent')
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      } catch (error) {
        return fail(troubles[(error as DOMException).name] ?? 'absent')
      }
      if (over) return stop()
      const shown = video.current!
      shown.srcObject = stream
      await shown.play().catch(() => undefined)
      const look = async () => {
        const codes = shown.readyState >= 2 ? await reader.detect(shown).catch(() => []) : []
        if (over) return
        const read = codes.map(({ rawValue }) => readDoorAddress(rawValue))
        const own = read.find((one) => one?.sessionId === sessionId)
        if (own) {
          setLooking(false)
          return found.current(own.code)
        }
        if (codes.length > 0) setSeen(read.some(Boolean) ? 'other-session' : 'no-code')
        timer = setTimeout(() => void look(), lookEvery)
      }
      void look()
    }
    void begin()
    // A camera does not run on behind another page.
    const onHide = () => document.hidden && setLooking(false)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      stop()
    }
  }, [looking, sessionId])

  return (
    <div className="training-scan">
      {looking && (
        <>
          <video ref={video} muted playsInline aria-label={t('scan.picture')} />
          <p role="status">{t(seen ? `scan.${seen}` : 'scan.looking')}</p>
        </>
      )}
      {trouble && !looking && (
        <p className="panel warn" role="alert">
          {t(`scan.${trouble}`)}
        </p>
      )}
      <button
        type="button"
        className="button"
        onClick={() => {
          setTrouble(undefined)
          setSeen(undefined)
          setLooking(!looking)
        }}
      >
        {t(looking ? 'scan.stop' : 'scan.start')}
      </button>
    </div>
  )
}
