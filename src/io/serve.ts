// A web server for this machine alone: it listens on the loopback, and answers only to its own name there, so that no page of the web can read it.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { userError } from '../core/failure.ts'
import { systemError } from '../core/system-error.ts'

export interface ServerOptions {
  readonly port: number
  /** What a path has, without the slash it begins with; undefined for none. */
  page(path: string): Promise<string | Uint8Array | undefined>
  started(address: string): void
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/**
 * Serves until the signal ends it.
 * @throws UserError `port` when the port is taken
 */
export async function serveUntil(signal: AbortSignal, { port, page, started }: ServerOptions): Promise<void> {
  const server = createServer((request, response) => {
    answer(request, response, page).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(error instanceof Error ? error.message : String(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error) => reject(notAvailable(port, error)))
    server.listen(port, '127.0.0.1', resolve)
  })
  started(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await new Promise<void>((resolve) => {
    const end = () => {
      server.close(() => resolve())
      server.closeAllConnections()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, page: ServerOptions['page']): Promise<void> {
  const refuse = (status: number, words: string) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(words)
  }
  // A name of the web that leads here is not ours: DNS rebinding.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/i.test(request.headers.host ?? '')) return refuse(403, '403')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, '405')
  const path = pathOf(request.url ?? '/')
  const content = path === undefined ? undefined : await page(path)
  if (path === undefined || content === undefined) return refuse(404, '404')
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  response.writeHead(200, {
    'content-type': types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** The path of an address, without query; a folder stands for its index. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent((url.split(/[?#]/)[0] ?? '').replace(/^\/+/, ''))
    return path === '' || path.endsWith('/') ? `${path}index.html` : path
  } catch {
    return undefined
  }
}

const notAvailable = (port: number, error: Error) =>
  userError(
    'port',
    { en: 'The port {port} cannot be used: {whyEn}.', es: 'No se puede usar el puerto {port}: {whyEs}.' },
    { port: String(port), ...systemError(error) },
    { en: 'Name another one, or any that is free: --port 0', es: 'Indique otro, o cualquiera libre: --port 0' },
  )
