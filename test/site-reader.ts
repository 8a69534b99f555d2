// What templates/site/site.js does in a browser, without one: just enough of a page for its search to run in.
import { createContext, runInContext } from 'node:vm'

interface FakeElement {
  [key: string]: unknown
}

/** One page of search over the files of an index, in a language. */
export class SearchPage {
  readonly #files: ReadonlyMap<string, string>
  readonly #field: FakeElement = { value: '', addEventListener: (_: string, listener: () => Promise<void>) => (this.#search = listener) }
  readonly #found: FakeElement = { textContent: '' }
  readonly loaded: string[] = []
  #results: FakeElement[] = []
  #search: () => Promise<void> = async () => {}

  constructor(script: string, files: ReadonlyMap<string, string>, lang: string) {
    this.#files = files
    const shards = [...files.keys()].flatMap((name) => /words-(\w+)\.js$/.exec(name)?.[1] ?? [])
    const form = {
      elements: { namedItem: () => this.#field, *[Symbol.iterator]() {} },
      dataset: { shards: shards.join(' '), none: 'none', one: '1 record', two: '2 records', more: 'first {n}' },
      addEventListener: () => {},
    }
    const byId: Record<string, unknown> = {
      search: form,
      results: { replaceChildren: (...items: FakeElement[]) => (this.#results = items) },
      found: this.#found,
      'needs-script': {},
      content: { addEventListener: () => {} },
    }
    const context = createContext({
      URLSearchParams,
      addEventListener: () => {},
      FormData: class {
        *[Symbol.iterator]() {}
      },
      location: { search: '', pathname: '' },
      history: { replaceState: () => {} },
      document: {
        documentElement: { lang },
        body: { dataset: { up: '' } },
        querySelectorAll: () => [],
        querySelector: () => null,
        getElementById: (id: string) => byId[id] ?? null,
        createElement: () => this.#element(),
        head: { append: (element: FakeElement) => this.#load(element, context) },
      },
    })
    context.window = context
    runInContext(script, context)
  }

  /** What is shown after something is typed. */
  async type(text: string): Promise<{ found: unknown; ids: string[]; links: unknown[]; titles: unknown[] }> {
    this.#field.value = text
    await this.#search()
    const links = this.#results.map(({ children }) => (children as FakeElement[])[0] as FakeElement)
    const ids = this.#results.map(
      ({ children }) =>
        String(((children as FakeElement[])[1] as FakeElement).textContent)
          .trim()
          .split(' ')[0] ?? '',
    )
    return { found: this.#found.textContent, ids, links: links.map(({ href }) => href), titles: links.map(({ textContent }) => textContent) }
  }

  #element(): FakeElement {
    const element: FakeElement = { children: [] }
    element.append = (...items: unknown[]) => (element.children as unknown[]).push(...items)
    return element
  }

  #load(element: FakeElement, context: ReturnType<typeof createContext>): void {
    const name = String(element.src).replace('../search/', '')
    this.loaded.push(name)
    runInContext(this.#files.get(name) ?? '', context)
    ;(element.onload as () => void)()
  }
}
