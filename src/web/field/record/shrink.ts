/** A photograph as it leaves the phone: at most so many bytes, its longer side at most so many pixels. */
const targetBytes = 300_000
const longestSide = 1600
/** Larger files would fill a cheap phone's memory when they are opened. */
export const largestFile = 30_000_000

export type Shrunk = { ok: true; picture: Blob } | { ok: false; why: 'kind' | 'large' | 'broken' }

/** Makes a picture small on the phone. Drawing it anew also leaves out what a camera writes into the file: the place, the time, the model. */
export async function shrink(file: File): Promise<Shrunk> {
  if (file.type !== '' && !file.type.startsWith('image/')) return { ok: false, why: 'kind' }
  if (file.size > largestFile) return { ok: false, why: 'large' }
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!image) return { ok: false, why: 'broken' }
  try {
    for (const side of [longestSide, 1200, 900, 600]) {
      for (const quality of [0.8, 0.65, 0.5]) {
        const picture = await draw(image, side, quality)
        if (picture && picture.size <= targetBytes) return { ok: true, picture }
      }
    }
    return { ok: false, why: 'broken' }
  } finally {
    image.close()
  }
}

function draw(image: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const paper = canvas.getContext('2d')!
  // A transparent picture would turn black in JPEG.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
