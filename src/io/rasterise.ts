// Pictures as PNG, for programs that show no SVG: by resvg, with a font that comes with it, so that the bytes are the same on every machine.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

let engine: Promise<typeof import('@resvg/resvg-wasm')> | undefined
const load = async () => {
  const module = await import('@resvg/resvg-wasm')
  await module.initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return module
}

/** Caladea: as wide as Cambria, which Word's users have. */
const font = '@expo-google-fonts/caladea/400Regular/Caladea_400Regular.ttf'

/** An SVG as PNG, so many times its own size. Nothing that it refers to is read. */
export async function rasterise(svg: string, scale: number): Promise<Uint8Array> {
  engine ??= load()
  const { Resvg } = await engine
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [readFileSync(resolve(font))], defaultFontFamily: 'Caladea', serifFamily: 'Caladea', loadSystemFonts: false },
  })
  const image = picture.render()
  try {
    return image.asPng()
  } finally {
    image.free()
    picture.free()
  }
}
