// Templates are data: they read no file, run no code, and end, whatever a branch puts into them.
import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { SiteTemplates } from '../../src/formats/site-templates.ts'
import { renderTemplate } from '../../src/formats/template.ts'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

const fill = (source: string, data = {}) => renderTemplate(source, data, 'en', (code) => code)

describe('a template', () => {
  it.each([
    ['a loop over a thousand million', '{% for i in (1..1000000000) %}x{% endfor %}', /limit exceeded/],
    ['a table of as many', '{% tablerow i in (1..100000000) cols:2 %}x{% endtablerow %}', /limit exceeded/],
    ['a text that doubles', '{% assign s = "xxxxxxxxxx" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}', /limit exceeded/],
    [
      'a text that doubles aside',
      '{% assign s = "xxxxxxxxxx" %}{% for i in (1..60) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}',
      /more than 16000000/,
    ],
    ['gigabytes', `{% for i in (1..9999999) %}${'y'.repeat(10_000)}{% endfor %}`, /more than 16000000|limit exceeded/],
    ['joining', '{% assign a = (1..100000000) | join: "xxxxxxxxxx" %}', /limit exceeded/],
    ['a long source', 'x'.repeat(1_000_001), /limit exceeded/],
    ['conditions in conditions', `${'{% if true %}'.repeat(20_000)}${'{% endif %}'.repeat(20_000)}`, /call stack/],
    ['a file', "{% include '/etc/passwd' %}", /ENOENT|Failed to lookup/],
    ['a file by way of folders', "{% render '../../../../etc/passwd' %}", /ENOENT|Failed to lookup/],
    ['a layout', "{% layout '/etc/passwd' %}", /ENOENT|Failed to lookup/],
    ['a filter that does not exist', '{{ "a" | system }}', /undefined filter/],
    ['a tag that does not exist', '{% system "ls" %}', /not found/],
  ])('%s ends with its reason', (_, source, reason) => {
    const begun = performance.now()
    expect(() => fill(source)).toThrow(reason)
    expect(performance.now() - begun).toBeLessThan(15_000)
  })

  it('that only turns round ends within the seconds it is given', () => {
    const begun = performance.now()
    expect(() => fill('{% for i in (1..100000) %}{% for j in (1..100000) %}{% endfor %}{% endfor %}')).toThrow(/(?:render|memory alloc) limit exceeded/)
    expect(performance.now() - begun).toBeLessThan(30_000)
  }, 40_000)

  it('sees its own data alone', () => {
    expect(fill('{{ constructor }}{{ __proto__ }}{{ a.constructor.constructor }}{{ toString }}', { a: {} })).toBe('')
  })

  it('writes lists as lists and nothing as nothing', () => {
    expect(fill('{% capture all %}{{ list | join: ", " }}{% endcapture %}{{ all }}|{{ missing }}', { list: ['a', 'b'] })).toBe('a, b|')
  })
})

it('a template whose text cannot be laid out is named', async () => {
  const repository = new Repository()
  try {
    repository.write({ ...lakesFiles(), 'templates/status/status.en.md': '{% for i in (1..3000) %}- {% endfor %}x' })
    const { code, err } = await runRcm(repository.root, ['status', '--lang', 'en'])
    expect(code).toBe(2)
    expect(err).toContain('The template templates/status/status.en.md cannot be filled: its text cannot be laid out (deep, line 1)')
  } finally {
    repository.remove()
  }
})

it('a template of the site is bounded as the others are, page by page', () => {
  const words = { en: {}, es: {} }
  const page = '{% for i in (1..n) %}0123456789{% endfor %}'
  const site = new SiteTemplates({ templates: { page }, words, title: () => undefined, href: (id) => id })
  for (let count = 0; count < 3; count++) expect(site.render('page', 'en', { n: 700_000 })).toHaveLength(7_000_000)
  expect(() => site.render('page', 'en', { n: 1_700_000 })).toThrow(/more than 16000000 characters|limit exceeded/)
})
