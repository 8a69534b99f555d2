// Templates filled in steps say what liquidjs itself says, to the letter, errors too.
import { Liquid } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { fillInSteps } from '../../src/formats/liquid-steps.ts'

class Text {
  buffer = ''
  write(value: unknown): void {
    this.buffer += Array.isArray(value) ? value.join('') : String(value ?? '')
  }
}

const parts = {
  part: '<{{ a }}{{ given }}{% for each in list %}{{ forloop.index }}{% endfor %}>',
  frame: '[{% block top %}top{% endblock %}|{% block {{ x }}rest %}{{ text }}{% endblock %}]',
  item: '({{ item.name }} {{ forloop.index0 }})',
}

function engine(inSteps: boolean): Liquid {
  const made = new Liquid({ ownPropertyOnly: true, strictFilters: true, templates: { ...parts }, cache: true, outputEscape: (value: unknown) => `‹${value}›` })
  made.registerFilter('bare', { raw: true, handler: (value: unknown, ...more: unknown[]) => JSON.stringify([value, ...more]) } as never)
  made.registerFilter('fails', () => {
    throw new Error('it fails')
  })
  made.registerFilter('up', function (this: { context: { getSync(path: string[]): unknown } }) {
    return this.context.getSync(['up'])
  })
  made.registerFilter('twice', (value: unknown, more = '') => `${value}${value}${more}`)
  if (inSteps) fillInSteps(made, () => new Text(), new Set(['twice']))
  return made
}

const data = {
  text: 'words',
  up: '../',
  none: null,
  no: false,
  yes: true,
  zero: 0,
  two: 2,
  empty: '',
  list: [3, 1, 2],
  nothing: [],
  items: [{ name: 'b', tags: ['x'] }, { name: 'a' }, { name: 'c', deep: { deeper: 'd' } }],
  table: { x: 1, 'two words': 2 },
  key: 'x',
}

const templates = [
  'plain text, {{ text }} and {{ missing }} and {{ none }} and {{ no }}{{ zero }}{{ list }}',
  '{{ items[0].name }}{{ items.first.name }}{{ items.last.deep.deeper }}{{ items[-1].name }}{{ items.size }}{{ text.size }}{{ table.size }}',
  '{{ table[key] }}{{ table["two words"] }}{{ table.two }}{{ items[two].name }}{{ missing.some.thing }}{{ none.some }}',
  '{{ text | append: "!" | upcase }}{{ list | sort | join: "-" }}{{ items | map: "name" | sort | join }}{{ items | where: "name", "a" | size }}',
  '{{ text | bare }}{{ text | bare: two, key: "v", list }}{{ "a" | bare }}{{ 1.5 | bare }}{{ true | bare }}{{ nil | bare }}{{ text | up }}',
  ...['==', '!=', '>', '<', '>=', '<=', 'contains', 'and', 'or'].flatMap((operator) =>
    ['text', 'none', 'no', 'two', '"words"', '2', 'nil', 'empty', 'blank', 'missing', 'list', 'nothing', '"w"', '1'].map((right) =>
      ['text', 'none', 'two', 'zero', 'missing', 'list', 'nothing', 'empty']
        .map((left) => `{% if ${left} ${operator} ${right} %}1{% else %}0{% endif %}`)
        .join(''),
    ),
  ),
  '{% if not yes %}a{% elsif zero %}b{% endif %}{% if yes and no or text %}c{% endif %}{% if missing %}{% else %}d{% endif %}{% if text | size %}e{% endif %}',
  '{% unless yes %}a{% elsif no %}b{% elsif two == 2 %}c{% else %}d{% endunless %}{% unless none %}e{% endunless %}{% unless nothing %}f{% endunless %}',
  '{% assign a = text | append: "s" %}{{ a }}{% assign b = list %}{{ b[1] }}{% capture c %}{{ a }}!{% endcapture %}{{ c }}',
  '{% for each in list %}{{ each }}{{ forloop.index0 }}{{ forloop.last }}{% unless forloop.last %}, {% endunless %}{% else %}none{% endfor %}',
  '{% for each in list limit: 2 offset: 1 %}{{ each }}{% endfor %}{% for each in list reversed %}{% if each == 1 %}{% continue %}{% endif %}{{ each }}{% endfor %}',
  '{% for i in (1..9) %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}{% for each in nothing %}x{% else %}none{% endfor %}{% for each in table %}{{ each[0] }}{% endfor %}',
  '{% for one in list %}{% for other in items %}{{ forloop.parentloop.index }}{{ other.name }}{{ one }}{% endfor %}{% endfor %}',
  '{% case two %}{% when 1 %}one{% when 2, 3 %}two{% else %}more{% endcase %}{% case text %}{% when "x" %}x{% else %}else{% endcase %}',
  "{% assign a = 1 %}{% render 'part', given: text, list: list %}{% render 'item' for items as item %}{% render 'item' with items[0] as item %}{% include 'part' %}",
  "{% layout 'frame' %}{% block top %}own {{ block.super }} {{ text }}{% endblock %}",
  '{% tablerow i in list cols: 2 %}{{ i }}{% endtablerow %}{% cycle "a", "b" %}{% increment n %}{% increment n %}{% raw %}{{ x }}{% endraw %}{% echo text %}',
  '{% comment %}{{ text }}{% endcomment %}{% liquid\n assign z = 5\n echo z\n%}{%- if yes -%} tight {%- endif -%} {{- text -}} .',
  '{{ forloop }}{% for each in list %}{{ forloop }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.length }}{{ forloop.name }}{% endfor %}{{ forloop }}',
  '{% for each in text %}{{ each }}{% endfor %}{% for each in empty %}x{% else %}y{% endfor %}{% for each in missing %}x{% endfor %}{% for each in two %}x{% endfor %}',
  '{% for each in list limit: 2 %}{{ each }}{% endfor %}{% for each in list offset: continue %}{{ each }}{% endfor %}',
  '{% for each in list %}{% for each in list offset: continue %}{{ each }}{% endfor %}{% endfor %}',
  '{% for each in list %}{% assign last = each %}{% if each == 1 %}{% break %}{% endif %}{% endfor %}{{ last }}{{ each }}',
  '{% for each in list %}{{ "a" | twice }}{{ "a" | twice: each }}{{ each | twice }}{{ "b" | twice | bare }}{{ "c" | append: each | twice }}{% endfor %}',
  "{% for each in items %}{% render 'item', item: each %}{% render 'part', given: each.name, flag %}{% endfor %}{{ given }}",
  '{{ text | fails }}',
  'a\nb {% if yes %}\n{{ text | fails }}{% endif %}',
  "{% for each in list %}{% render 'missing' %}{% endfor %}",
  '{% if text | fails %}x{% endif %}',
]

const told = (liquid: Liquid, template: string) => {
  try {
    return liquid.renderSync(liquid.parse(template), structuredClone(data))
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`
  }
}

describe('filled in steps', () => {
  const [library, steps] = [engine(false), engine(true)]

  it.each(templates)('%s', (template) => {
    expect(told(steps, template)).toBe(told(library, template))
  })
})

it('a template that never ends is ended by the clock of liquidjs', () => {
  const liquid = new Liquid({ renderLimit: 50 })
  fillInSteps(liquid, () => new Text())
  const template = liquid.parse('{% for a in (1..30000) %}{% for b in (1..300) %}{% if a == b %}x{% endif %}{% endfor %}{% endfor %}')
  expect(() => liquid.renderSync(template, {})).toThrow(/template render limit exceeded/)
})
