// What an adopted text says on a day: each kind of amendment, alone and upon each other.
import { describe, expect, test } from 'vitest'
import type { Part } from '../../src/core/piece.ts'
import { type Agreement, consolidated, list } from './agreements.ts'

const base: Agreement = {
  adopted: '2032-01-10',
  body: `The boats sail together.\n\n${list('Every lake is patrolled.', 'By night two boats sail.', 'Each patrol is entered in the log.')}\n\nThe Secretariat keeps the log.`,
  es: `Las embarcaciones navegan juntas.\n\n${list('Cada lago se patrulla.', 'De noche navegan dos embarcaciones.', 'Cada patrullaje se anota en el registro.')}\n\nLa Secretaría lleva el registro.`,
}

const text = (agreements: Record<string, Agreement>, ref: string, asOf = '2040-01-01', lang = 'en') =>
  consolidated({ 'AGR-2032-001': base, ...agreements }, { asOf, lang }).provision(ref).text

describe('an agreement that nothing amends', () => {
  test('reads as adopted, from its day of effect', () => {
    const agreements = { 'AGR-2032-001': { ...base, effective: '2032-03-01' } }
    const { text, state, versions, since, amendedBy, source } = consolidated(agreements).provision('AGR-2032-001#2')
    expect({ text, state, versions, since, amendedBy }).toEqual({
      text: '1. Every lake is patrolled.\n2. By night two boats sail.\n3. Each patrol is entered in the log.',
      state: 'in-force',
      versions: [],
      since: '2032-03-01',
      amendedBy: [],
    })
    expect(source).toMatchObject({ adopted: '2032-01-10', effective: '2032-03-01', seal: undefined })
    expect(consolidated(agreements, { asOf: '2032-02-29' }).provision('AGR-2032-001#2')).toMatchObject({ state: 'not-yet', versions: [] })
  })

  test('has items, blocks and a whole', () => {
    expect(text({}, 'AGR-2032-001#2.2')).toBe('By night two boats sail.')
    expect(text({}, 'AGR-2032-001#3')).toBe('The Secretariat keeps the log.')
    expect(text({}, 'AGR-2032-001')).toBe(base.body)
  })

  test.each(['AGR-2032-001#4', 'AGR-2032-001#2.4', 'AGR-2032-001#1.1', 'AGR-2032-999#1', 'nothing'])('has no %s', (ref) => {
    expect(consolidated({ 'AGR-2032-001': base }).provision(ref)).toMatchObject({ state: 'missing', text: '', versions: [] })
  })
})

const next = (data: Omit<Agreement, 'adopted'>): Agreement => ({ adopted: '2033-01-10', ...data })

describe('one amendment', () => {
  test('replaces a block, from its day on', () => {
    const agreements = {
      'AGR-2033-001': next({
        amends: [{ target: 'AGR-2032-001#3', with: '#2', effective: '2033-02-01' }],
        body: 'Paragraph 3 reads:\n\nThe presidency keeps the log.',
      }),
    }
    expect(text(agreements, 'AGR-2032-001#3', '2033-01-31')).toBe('The Secretariat keeps the log.')
    const provision = consolidated({ 'AGR-2032-001': base, ...agreements }).provision('AGR-2032-001#3')
    expect(provision.text).toBe('The presidency keeps the log.')
    expect(provision.since).toBe('2033-02-01')
    expect(provision.pieces.map(({ ref }) => ref)).toEqual(['AGR-2033-001#2'])
    expect(provision.versions.map(({ text, from, until, action, agreement }) => ({ text, from, until, action, id: agreement.id }))).toEqual([
      { text: 'The Secretariat keeps the log.', from: '2032-01-10', until: '2033-01-31', action: 'adopt', id: 'AGR-2032-001' },
    ])
    expect(provision.acts.map(({ action, agreement }) => `${action} ${agreement.id}`)).toEqual(['adopt AGR-2032-001', 'replace AGR-2033-001'])
  })

  test('replaces an item and keeps its number', () => {
    const agreements = { 'AGR-2033-001': next({ amends: [{ target: 'AGR-2032-001#2.2', with: '#1' }], body: 'By night three boats sail.' }) }
    expect(text(agreements, 'AGR-2032-001#2')).toBe('1. Every lake is patrolled.\n2. By night three boats sail.\n3. Each patrol is entered in the log.')
    expect(text(agreements, 'AGR-2032-001#2.2')).toBe('By night three boats sail.')
    expect(text(agreements, 'AGR-2032-001#2.3')).toBe('Each patrol is entered in the log.')
  })

  test('replaces words, white space apart, and knows whose each word is', () => {
    const agreements = {
      'AGR-2032-001': { ...base, body: base.body.replace('two boats', 'two\nboats') },
      'AGR-2033-001': next({
        amends: [
          { target: 'AGR-2032-001#1', words: 'sail together', with: '#1' },
          { target: 'AGR-2032-001#2', words: 'two boats', with: '#2' },
        ],
        body: 'keep in sight\n\nthree boats',
      }),
    }
    const { pieces } = consolidated(agreements).provision('AGR-2032-001#1')
    expect(pieces[0]?.parts.map((part: Part) => [part.is === 'words' && part.text, part.ref])).toEqual([
      ['The boats ', 'AGR-2032-001#1'],
      ['keep in sight', 'AGR-2033-001#1'],
      ['.', 'AGR-2032-001#1'],
    ])
    expect(text(agreements, 'AGR-2032-001#2.2')).toBe('By night three boats sail.')
  })

  test('puts words beside the quoted ones', () => {
    const after = next({ amends: [{ target: 'AGR-2032-001#1', action: 'insert-after', words: 'sail', with: '#1' }], body: 'by day and by night' })
    const before = next({ amends: [{ target: 'AGR-2032-001#1', action: 'insert-before', words: 'sail', with: '#1' }], body: 'always' })
    const comma = next({ amends: [{ target: 'AGR-2032-001#1', action: 'insert-after', words: 'boats', with: '#1' }], body: ', large and small,' })
    expect(text({ 'AGR-2033-001': after }, 'AGR-2032-001#1')).toBe('The boats sail by day and by night together.')
    expect(text({ 'AGR-2033-001': before }, 'AGR-2032-001#1')).toBe('The boats always sail together.')
    expect(text({ 'AGR-2033-001': comma }, 'AGR-2032-001#1')).toBe('The boats, large and small, sail together.')
  })

  test('puts a block beside another', () => {
    const agreements = {
      'AGR-2033-001': next({
        amends: [
          { target: 'AGR-2032-001#1', action: 'insert-before', with: '#1' },
          { target: 'AGR-2032-001#1', action: 'insert-after', with: '#2' },
          { target: 'AGR-2032-001#1', action: 'insert-after', with: '#3' },
        ],
        body: 'Zero.\n\nOne bis.\n\nOne ter.',
      }),
    }
    const { pieces, amendedBy } = consolidated({ 'AGR-2032-001': base, ...agreements }).provision('AGR-2032-001#1')
    expect(pieces.map(({ ref, act, text }) => [ref, act?.action, text])).toEqual([
      ['AGR-2033-001#1', 'insert-before', 'Zero.'],
      ['AGR-2032-001#1', undefined, 'The boats sail together.'],
      ['AGR-2033-001#2', 'insert-after', 'One bis.'],
      ['AGR-2033-001#3', 'insert-after', 'One ter.'],
    ])
    expect(amendedBy.map(({ id }) => id)).toEqual(['AGR-2033-001'])
  })

  test('puts items into a list; a list gives its items; numbers of old items stay', () => {
    const agreements = {
      'AGR-2033-001': next({
        amends: [
          { target: 'AGR-2032-001#2.1', action: 'insert-after', with: '#1' },
          { target: 'AGR-2032-001#2.3', action: 'insert-after', with: '#2' },
          { target: 'AGR-2032-001#2.1', action: 'insert-before', with: '#3' },
        ],
        body: '- Small lakes too.\n- And the river.\n\nThe end.\n\nThe beginning.',
      }),
    }
    expect(text(agreements, 'AGR-2032-001#2')).toBe(
      '0. The beginning.\n1. Every lake is patrolled.\n\n1 bis. Small lakes too.\n\n1 ter. And the river.\n\n2. By night two boats sail.\n3. Each patrol is entered in the log.\n4. The end.',
    )
    expect(text(agreements, 'AGR-2032-001#2.1')).toBe('The beginning.\n\nEvery lake is patrolled.\n\nSmall lakes too.\n\nAnd the river.')
    expect(text(agreements, 'AGR-2032-001#2.2')).toBe('By night two boats sail.')
  })

  test('repeals an item, whose number nobody else gets; a block; an agreement', () => {
    const item = { 'AGR-2033-001': next({ repeals: [{ target: 'AGR-2032-001#2.2' }], body: 'Item 2 is repealed.' }) }
    expect(text(item, 'AGR-2032-001#2')).toBe('1. Every lake is patrolled.\n2. […]\n3. Each patrol is entered in the log.')
    const provision = consolidated({ 'AGR-2032-001': base, ...item }).provision('AGR-2032-001#2.2')
    expect(provision).toMatchObject({ state: 'repealed', text: '', since: '2033-01-10', ender: { action: 'repeal' } })
    expect(provision.versions.map(({ text, until }) => [text, until])).toEqual([['By night two boats sail.', '2033-01-09']])

    const block = { 'AGR-2033-001': next({ repeals: [{ target: 'AGR-2032-001#2' }], body: 'The list is repealed.' }) }
    expect(consolidated({ 'AGR-2032-001': base, ...block }).provision('AGR-2032-001#2.3')).toMatchObject({
      state: 'repealed',
      ender: { by: { id: 'AGR-2033-001' } },
    })
    expect(text(block, 'AGR-2032-001')).toBe('The boats sail together.\n\nThe Secretariat keeps the log.')

    const whole = { 'AGR-2033-001': next({ repeals: [{ target: 'AGR-2032-001', effective: '2033-03-01' }], body: 'All is repealed.' }) }
    expect(text(whole, 'AGR-2032-001#1', '2033-02-28')).toBe('The boats sail together.')
    expect(consolidated({ 'AGR-2032-001': base, ...whole }).provision('AGR-2032-001#1')).toMatchObject({
      state: 'repealed',
      text: '',
      since: '2033-03-01',
      ender: { by: { id: 'AGR-2033-001' } },
    })
  })

  test('leaves out the items of a bulleted list that are repealed', () => {
    const agreements = {
      'AGR-2032-001': { ...base, body: '- one\n- two\n- three' },
      'AGR-2033-001': next({ repeals: [{ target: 'AGR-2032-001#1.2' }], body: 'Two goes.' }),
    }
    expect(text(agreements, 'AGR-2032-001#1')).toBe('- one\n- three')
  })

  test('by an agreement that is not adopted does nothing', () => {
    for (const log of [[{ date: '2033-01-10', status: 'draft' }], [{ date: '2033-01-10', status: 'declined', note: 'No.' }]])
      expect(text({ 'AGR-2033-001': next({ log, amends: [{ target: 'AGR-2032-001#1', with: '#1' }], body: 'Never.' }) }, 'AGR-2032-001#1')).toBe(
        'The boats sail together.',
      )
  })

  test('never has effect before its agreement is adopted', () => {
    const agreements = { 'AGR-2033-001': next({ amends: [{ target: 'AGR-2032-001#1', with: '#1', effective: '2032-06-01' }], body: 'New.' }) }
    expect(text(agreements, 'AGR-2032-001#1', '2033-01-09')).toBe('The boats sail together.')
    expect(text(agreements, 'AGR-2032-001#1', '2033-01-10')).toBe('New.')
  })
})

describe('amendments upon amendments', () => {
  const first = next({ amends: [{ target: 'AGR-2032-001#1', with: '#1' }], body: 'The boats sail in pairs.' })

  test('of the new text flow through, and of the old place too', () => {
    const ofNew = {
      'AGR-2033-001': first,
      'AGR-2034-001': { ...first, adopted: '2034-01-10', amends: [{ target: 'AGR-2033-001#1', with: '#1' }], body: 'The boats sail in threes.' },
    }
    expect(text(ofNew, 'AGR-2032-001#1', '2033-12-31')).toBe('The boats sail in pairs.')
    expect(text(ofNew, 'AGR-2032-001#1')).toBe('The boats sail in threes.')
    const ofOld = { ...ofNew, 'AGR-2034-001': { ...ofNew['AGR-2034-001'], amends: [{ target: 'AGR-2032-001#1', with: '#1' }] } }
    expect(text(ofOld, 'AGR-2032-001#1')).toBe('The boats sail in threes.')
    expect(text(ofOld, 'AGR-2033-001#1')).toBe('The boats sail in pairs.')
    const provision = consolidated({ 'AGR-2032-001': base, ...ofNew }).provision('AGR-2032-001#1')
    expect(provision.versions.map(({ text, from, until, agreement }) => [text, from, until, agreement.id])).toEqual([
      ['The boats sail together.', '2032-01-10', '2033-01-09', 'AGR-2032-001'],
      ['The boats sail in pairs.', '2033-01-10', '2034-01-09', 'AGR-2033-001'],
    ])
    expect(provision.amendedBy.map(({ id }) => id)).toEqual(['AGR-2033-001', 'AGR-2034-001'])
    expect(provision.pieces[0]).toMatchObject({ ref: 'AGR-2034-001#1', act: { target: { id: 'AGR-2033-001' } } })
  })

  test('words are replaced in replaced words, and beside text that was put in', () => {
    const agreements = {
      'AGR-2033-001': first,
      'AGR-2034-001': { adopted: '2034-01-10', amends: [{ target: 'AGR-2032-001#1', words: 'in pairs', with: '#1' }], body: 'in groups of three' },
      'AGR-2035-001': {
        adopted: '2035-01-10',
        amends: [
          { target: 'AGR-2032-001#1', words: 'sail in groups', with: '#1' },
          { target: 'AGR-2033-001#1', action: 'insert-after', with: '#2' },
        ],
        body: 'patrol in groups\n\nOr alone.',
      },
    }
    expect(text(agreements, 'AGR-2032-001#1')).toBe('The boats patrol in groups of three.\n\nOr alone.')
    expect(text(agreements, 'AGR-2033-001#1')).toBe('The boats sail in pairs.\n\nOr alone.')
  })

  test('a repeal of the new text ends it wherever it stands', () => {
    const agreements = { 'AGR-2033-001': first, 'AGR-2034-001': { adopted: '2034-01-10', repeals: [{ target: 'AGR-2033-001#1' }], body: 'That goes.' } }
    expect(consolidated({ 'AGR-2032-001': base, ...agreements }).provision('AGR-2032-001#1')).toMatchObject({
      state: 'repealed',
      text: '',
      ender: { by: { id: 'AGR-2034-001' } },
    })
  })

  test('a repeal of the amending agreement revives nothing', () => {
    const agreements = { 'AGR-2033-001': first, 'AGR-2034-001': { adopted: '2034-01-10', repeals: [{ target: 'AGR-2033-001' }], body: 'That goes.' } }
    expect(text(agreements, 'AGR-2032-001#1')).toBe('The boats sail in pairs.')
    expect(consolidated({ 'AGR-2032-001': base, ...agreements }).provision('AGR-2033-001#1')).toMatchObject({ state: 'repealed' })
  })

  test('what has no effect yet when its agreement is repealed never has', () => {
    const agreements = {
      'AGR-2033-001': { ...first, effective: '2034-06-01' },
      'AGR-2034-001': { adopted: '2034-01-10', repeals: [{ target: 'AGR-2033-001' }], body: 'That goes.' },
    }
    expect(text(agreements, 'AGR-2032-001#1')).toBe('The boats sail together.')
  })

  test('a lapse ends a temporary change, or a temporary repeal, and is told', () => {
    const agreements = {
      'AGR-2033-001': { ...first, lapses: '2033-12-31', repeals: [{ target: 'AGR-2032-001#3' }] },
    }
    expect(text(agreements, 'AGR-2032-001#1', '2033-12-31')).toBe('The boats sail in pairs.')
    expect(text(agreements, 'AGR-2032-001#3', '2033-12-31')).toBe('')
    expect(text(agreements, 'AGR-2032-001#3', '2034-01-01')).toBe('The Secretariat keeps the log.')
    const { text: now, since, acts, versions } = consolidated({ 'AGR-2032-001': base, ...agreements }).provision('AGR-2032-001#1')
    expect({ now, since, acts: acts.map(({ action, agreement }) => `${action} ${agreement.id}`) }).toEqual({
      now: 'The boats sail together.',
      since: '2034-01-01',
      acts: ['adopt AGR-2032-001', 'replace AGR-2033-001', 'lapse AGR-2033-001'],
    })
    expect(versions.map(({ text }) => text)).toEqual(['The boats sail together.', 'The boats sail in pairs.'])
  })

  test('a lapse in the log counts like a lapse by date', () => {
    const log = [
      { date: '2033-01-10', status: 'adopted' },
      { date: '2033-06-01', status: 'lapsed', note: 'The trial is over.' },
    ]
    expect(text({ 'AGR-2033-001': { ...first, log } }, 'AGR-2032-001#1', '2033-05-31')).toBe('The boats sail in pairs.')
    expect(text({ 'AGR-2033-001': { ...first, log } }, 'AGR-2032-001#1', '2033-06-01')).toBe('The boats sail together.')
    expect(consolidated({ 'AGR-2032-001': { ...base, lapses: '2032-12-31' }, 'AGR-2033-001': first }).provision('AGR-2032-001#1')).toMatchObject({
      state: 'lapsed',
      text: '',
      since: '2033-01-01',
    })
  })

  test('what replaces a list ends its items', () => {
    const agreements = {
      'AGR-2033-001': next({
        amends: [
          { target: 'AGR-2032-001#2.3', action: 'insert-after', with: '#1.1' },
          { target: 'AGR-2032-001#2', with: '#1' },
          { target: 'AGR-2032-001#2.1', with: '#2' },
        ],
        body: `${list('One.', 'Two.')}\n\nLost.`,
      }),
    }
    expect(text(agreements, 'AGR-2032-001#2')).toBe('1. One.\n2. Two.')
    expect(consolidated({ 'AGR-2032-001': base, ...agreements }).provision('AGR-2032-001#2.1')).toMatchObject({
      state: 'repealed',
      text: '',
      ender: { action: 'replace' },
    })
    expect(text(agreements, 'AGR-2033-001#1')).toBe('1. One.\n2. Two.')
  })

  test('on one day go by meeting, then by number of the agreement', () => {
    const one = (body: string, meeting?: string): Agreement => ({
      adopted: '2033-05-05',
      ...(meeting ? { meeting } : {}),
      amends: [{ target: 'AGR-2032-001#1', with: '#1' }],
      body,
    })
    expect(text({ 'AGR-2033-009': one('Nine.'), 'AGR-2033-010': one('Ten.') }, 'AGR-2032-001#1')).toBe('Ten.')
    // EVT-2031-001 was held before EVT-2031-002.
    expect(text({ 'AGR-2033-009': one('Nine.', 'EVT-2031-002'), 'AGR-2033-010': one('Ten.', 'EVT-2031-001') }, 'AGR-2032-001#1')).toBe('Nine.')
  })

  test('that lead back to where they began stop there', () => {
    const agreements = {
      'AGR-2033-001': next({ amends: [{ target: 'AGR-2033-002#1', with: '#1' }], body: 'One.' }),
      'AGR-2033-002': next({ amends: [{ target: 'AGR-2033-003#1', with: '#1' }], body: 'Two.' }),
      'AGR-2033-003': next({ amends: [{ target: 'AGR-2033-001#1', with: '#1' }], body: 'Three.' }),
    }
    expect(text(agreements, 'AGR-2033-001#1')).toBe('One.')
    expect(text(agreements, 'AGR-2033-002#1')).toBe('One.')
    expect(text(agreements, 'AGR-2033-003#1')).toBe('One.')
  })

  test('in a chain of thousands need no stack', () => {
    const count = 2000
    const agreements = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `AGR-2033-${String(index + 1).padStart(4, '0')}`,
        next({
          amends: [{ target: index === 0 ? 'AGR-2032-001#1' : `AGR-2033-${String(index).padStart(4, '0')}#1`, with: '#1' }],
          body: `Number ${index + 1}.`,
        }),
      ]),
    )
    expect(text(agreements, 'AGR-2032-001#1')).toBe(`Number ${count}.`)
  })
})

describe('lists in lists', () => {
  const nested: Agreement = {
    adopted: '2032-01-10',
    body: '1. Boats:\n   - large\n   - small,\n     with oars\n\n   and rafts.\n2. Crews.',
  }
  const of = (amends: Agreement['amends'], repeals: Agreement['repeals'] | undefined, ref: string, body = 'New.\n\nLines\nof text.') =>
    text({ 'AGR-2032-001': nested, 'AGR-2033-001': next({ ...(amends ? { amends } : {}), ...(repeals ? { repeals } : {}), body }) }, ref)

  test('are read as they stand', () => {
    expect(text({ 'AGR-2032-001': nested }, 'AGR-2032-001#1')).toBe(nested.body)
    expect(text({ 'AGR-2032-001': nested }, 'AGR-2032-001#1.1')).toBe('Boats:\n- large\n- small,\n  with oars\n\nand rafts.')
    expect(text({ 'AGR-2032-001': nested }, 'AGR-2032-001#1.1.2')).toBe('small,\nwith oars')
  })

  test('are amended where they are', () => {
    expect(of([{ target: 'AGR-2032-001#1.1.2', with: '#2' }], undefined, 'AGR-2032-001#1')).toBe(
      '1. Boats:\n   - large\n   - Lines\n     of text.\n\n   and rafts.\n2. Crews.',
    )
    expect(of([{ target: 'AGR-2032-001#1', words: 'small, with', with: '#1' }], undefined, 'AGR-2032-001#1')).toBe(
      '1. Boats:\n   - large\n   - New. oars\n\n   and rafts.\n2. Crews.',
    )
    expect(of([{ target: 'AGR-2032-001#1.1.1', action: 'insert-before', with: '#1' }], undefined, 'AGR-2032-001#1.1')).toBe(
      'Boats:\n- New.\n- large\n- small,\n  with oars\n\nand rafts.',
    )
    expect(of(undefined, [{ target: 'AGR-2032-001#1.1.1' }], 'AGR-2032-001#1')).toBe('1. Boats:\n   - small,\n     with oars\n\n   and rafts.\n2. Crews.')
    expect(of(undefined, [{ target: 'AGR-2032-001#1.1' }], 'AGR-2032-001#1')).toBe('1. […]\n2. Crews.')
  })
})

describe('languages', () => {
  const english = next({ amends: [{ target: 'AGR-2032-001#2.2', with: '#1' }], body: 'By night three boats sail.' })

  test('the text in the language asked for, the original where there is none', () => {
    const { text, isOriginal, pieces } = consolidated({ 'AGR-2032-001': base, 'AGR-2033-001': english }, { lang: 'es' }).provision('AGR-2032-001#2')
    expect(text).toBe('1. Cada lago se patrulla.\n2. By night three boats sail.\n3. Cada patrullaje se anota en el registro.')
    expect(isOriginal).toBe(true)
    expect(pieces[0]?.parts.map((part) => part.is === 'piece' && part.lang)).toEqual(['es', 'en', 'es'])
    const both = { ...english, es: 'De noche navegan tres embarcaciones.' }
    expect(consolidated({ 'AGR-2032-001': base, 'AGR-2033-001': both }, { lang: 'es' }).provision('AGR-2032-001#2.2')).toMatchObject({
      text: both.es,
      isOriginal: false,
    })
  })

  test('a version of another shape is not relied on', () => {
    const { es: _, ...only } = base
    expect(text({ 'AGR-2032-001': { ...only, es: 'Un párrafo.' } }, 'AGR-2032-001#3', '2040-01-01', 'es')).toBe('The Secretariat keeps the log.')
    expect(text({ 'AGR-2032-001': only }, 'AGR-2032-001#3', '2040-01-01', 'es')).toBe('The Secretariat keeps the log.')
  })

  test('words are quoted in each language; where they are not, the place is given in the original', () => {
    const amend = (words: string | Record<string, string>, es?: string): Agreement =>
      next({ amends: [{ target: 'AGR-2032-001#2.2', words, with: '#1' }], body: 'three boats', ...(es ? { es } : {}) })
    const of = (agreement: Agreement, lang: string) => text({ 'AGR-2033-001': agreement }, 'AGR-2032-001#2', '2040-01-01', lang).split('\n')[1]
    const quoted = amend({ en: 'two boats', es: 'dos embarcaciones' }, 'tres embarcaciones')
    expect(of(quoted, 'en')).toBe('2. By night three boats sail.')
    expect(of(quoted, 'es')).toBe('2. De noche navegan tres embarcaciones.')
    expect(of(amend('two boats', 'tres embarcaciones'), 'es')).toBe('2. By night three boats sail.')
    expect(of(amend({ en: 'two boats', es: 'dos embarcaciones' }), 'es')).toBe('2. By night three boats sail.')
    expect(of(amend({ en: 'two boats', es: 'dos barcos' }, 'tres barcos'), 'es')).toBe('2. By night three boats sail.')
    const later = { ...amend({ en: 'three boats', es: 'tres embarcaciones' }, 'cuatro embarcaciones'), adopted: '2034-01-10', body: 'four boats' }
    expect(text({ 'AGR-2033-001': amend('two boats', 'tres embarcaciones'), 'AGR-2034-001': later }, 'AGR-2032-001#2.2', '2040-01-01', 'es')).toBe(
      'By night four boats sail.',
    )
  })
})

test('the text of a record that is never adopted counts once it is known', () => {
  const consolidation = consolidated({})
  expect(consolidation.provision('EVT-2031-001#1')).toMatchObject({ state: 'in-force', source: { seal: undefined } })
  expect(consolidated({}, { asOf: '2030-01-01' }).provision('EVT-2031-001#1')).toMatchObject({ state: 'not-yet' })
})

test('draft text is not in force yet, declined text is none', () => {
  const log = (status: string) => [{ date: '2032-01-10', status, note: 'So it is.' }]
  expect(consolidated({ 'AGR-2032-001': { ...base, log: log('draft') } }).provision('AGR-2032-001#1')).toMatchObject({
    state: 'not-yet',
    text: 'The boats sail together.',
  })
  expect(consolidated({ 'AGR-2032-001': { ...base, log: log('declined') } }).provision('AGR-2032-001#1')).toMatchObject({ state: 'missing', text: '' })
})
