// What the site does in the browser: search, filters, days. Every page can be read without it.
(() => {
  'use strict'

  /** Letters without case and accents, as the index was made. */
  const fold = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase()
  const inWords = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString(document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' })
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all))

  const other = document.querySelector('.switch a')
  other?.addEventListener('click', () => {
    other.hash = location.hash
  })

  /** What is chosen in a form, as it stands in an address. */
  const chosenIn = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))

  /** Puts what was chosen into the address, without a new page; where the reader can go back, as a step. */
  function address(form, step) {
    const query = chosenIn(form).toString()
    if (other) other.search = query
    if (query === location.search.slice(1)) return
    try {
      history[step ? 'pushState' : 'replaceState'](null, '', query === '' ? location.pathname : `?${query}`)
    } catch {
      // A browser that does not allow it for files on disk keeps the address.
    }
  }

  function fill(form) {
    const inAddress = new URLSearchParams(location.search)
    for (const field of form.elements) if (field.name) field.value = inAddress.get(field.name) ?? field.dataset.else ?? ''
    form.hidden = false
  }

  /** Keeps a form and the address the same: what is chosen is a step back from which leads to what was chosen before. */
  function follow(form, apply) {
    const anew = () => {
      fill(form)
      if (other) other.search = chosenIn(form).toString()
      apply()
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      address(form, true)
      apply()
    })
    addEventListener('popstate', anew)
    anew()
  }

  for (const form of document.querySelectorAll('form[data-filter]')) {
    const rows = [...document.querySelectorAll(`#${form.dataset.filter} tbody tr`)]
    const count = document.querySelector(`[data-count="${form.dataset.filter}"]`)
    const all = count.textContent
    const apply = () => {
      const chosen = [...chosenIn(form)]
      let shown = 0
      for (const row of rows) {
        row.hidden = !chosen.every(([name, value]) => (row.dataset[name] ?? '').split(' ').includes(value))
        if (!row.hidden) shown++
      }
      count.textContent = chosen.length === 0 ? all : filled(count.dataset.words, { shown, total: rows.length })
    }
    form.addEventListener('change', () => {
      address(form, true)
      apply()
    })
    follow(form, apply)
  }

  for (const form of document.querySelectorAll('form[data-days]')) {
    const days = form.dataset.days.split(' ')
    const show = (day) => {
      const file = days.findLast((each) => each <= day) ?? days[0]
      location.href = `${document.body.dataset.up}regulations/${file}.html${location.hash}`
    }
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const { value } = form.elements.namedItem('on')
      if (value !== '') show(value)
    })
    const asked = new URLSearchParams(location.search).get('on')
    if (asked) show(asked)
  }

  for (const form of document.querySelectorAll('form[data-compare]')) {
    const changes = [...document.querySelectorAll(`#${form.dataset.compare} .change`)]
    const said = document.querySelector('[data-compared]')
    const steps = changes.filter((change) => !change.hidden)
    const within = (day, from, ends) => (from === '' || from <= day) && (ends === '' || day < ends)
    const apply = () => {
      const chosen = chosenIn(form)
      const days = [chosen.get('from'), chosen.get('to')]
      if (!days[0] || !days[1]) {
        for (const change of changes) change.hidden = !steps.includes(change)
        said.textContent = ''
        return
      }
      const [first, last] = days.sort()
      let n = 0
      for (const change of changes) {
        const { from, fromEnds, to, toEnds } = change.dataset
        change.hidden = !(within(first, from, fromEnds) && within(last, to, toEnds))
        if (!change.hidden) n++
      }
      said.textContent = filled(n === 0 ? form.dataset.none : form.dataset.words, { n, from: inWords(first), to: inWords(last) })
    }
    follow(form, apply)
  }

  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }

  const form = document.getElementById('search')
  if (!form) return

  // The index is in pieces, which a page from the disk can load too: each is a script that hands over its text.
  const folder = `${document.body.dataset.up}../search/`
  const known = new Set(form.dataset.shards.split(' '))
  const shards = new Map()
  let records
  window.rcmSearch = {
    records: (list) => {
      records = list
    },
    shard: (name, text) => {
      const lines = text.split('\n')
      shards.set(
        name,
        lines.map((line) => {
          const at = line.indexOf(' ')
          return [line.slice(0, at), line.slice(at + 1)]
        }),
      )
    },
  }
  const loads = new Map()
  const load = (file) => {
    if (!loads.has(file))
      loads.set(
        file,
        new Promise((resolve) => {
          const script = document.createElement('script')
          script.src = `${folder}${file}.js`
          script.onload = resolve
          script.onerror = resolve
          document.head.append(script)
        }),
      )
    return loads.get(file)
  }
  const shardOf = (term) => (/^[a-z0-9]/.test(term) ? term[0] : 'other')

  /** How well each record fits a word that begins so, by its place; 0 for those that do not hold it. Kept for the next key. */
  const fits = new Map()
  function matching(term) {
    let scores = fits.get(term)
    if (scores) return scores
    scores = new Uint8Array(records.list.length)
    for (const [word, postings] of shards.get(shardOf(term)) ?? []) {
      if (!word.startsWith(term)) continue
      const [text, title] = word === term ? [3, 15] : [1, 5]
      let at = 0
      for (const step of postings.split(' ')) {
        const value = Number.parseInt(step, 36)
        at += value >> 1
        const score = value & 1 ? title : text
        if (score > scores[at]) scores[at] = score
      }
    }
    fits.set(term, scores)
    return scores
  }

  const field = form.elements.namedItem('q')
  const results = document.getElementById('results')
  const found = document.getElementById('found')
  const most = 50
  let turn = 0
  async function search() {
    const own = ++turn
    const typed = field.value.trim()
    address(form, false)
    const begun = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? []
    // What a first letter says is loaded while the second is typed.
    for (const name of begun.map(shardOf)) if (known.has(name)) load(`words-${name}`)
    const terms = begun.filter((term) => term.length > 1)
    if (terms.length === 0) {
      results.replaceChildren()
      found.textContent = ''
      return
    }
    await Promise.all([load('records'), ...terms.map(shardOf).filter((name) => known.has(name)).map((name) => load(`words-${name}`))])
    if (own !== turn || !records) return
    const lists = terms.map(matching)
    const id = fold(typed)
    /** Places by how well they fit. */
    const ranks = []
    let count = 0
    for (let at = 0; at < records.list.length; at++) {
      let sum = 0
      for (const list of lists) {
        if (list[at] === 0) {
          sum = 0
          break
        }
        sum += list[at]
      }
      if (sum === 0) continue
      count++
      const rank = fold(records.list[at][0]) === id ? 1000 : sum
      ranks[rank] ??= []
      ranks[rank].push(at)
    }
    const hits = []
    for (let rank = ranks.length - 1; rank >= 0 && hits.length < most; rank--) if (ranks[rank]) hits.push(...ranks[rank].slice(0, most - hits.length))
    const all = count === 1 ? form.dataset.one : form.dataset.two.replace('2', count)
    found.textContent = count === 0 ? form.dataset.none : `${all}${count > most ? `. ${filled(form.dataset.more, { n: most })}` : ''}`
    const { lang } = document.documentElement
    results.replaceChildren(
      ...hits.map((at) => {
        const [id, kind, file, en, es, langs] = records.list[at]
        const item = document.createElement('li')
        const link = document.createElement('a')
        link.href = `${document.body.dataset.up}records/${file || id}.html`
        link.textContent = (lang === 'es' && es) || en
        if (langs && langs[lang] !== lang) link.lang = langs[lang]
        const facts = document.createElement('span')
        facts.className = 'tone-id'
        facts.textContent = ` ${id} · ${records.kinds[kind][lang]}`
        item.append(link, facts)
        return item
      }),
    )
  }
  fill(form)
  load('records')
  document.getElementById('needs-script').hidden = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    search()
  })
  field.addEventListener('input', search)
  addEventListener('popstate', () => {
    fill(form)
    search()
  })
  // From the field through what was found, and back.
  document.getElementById('content').addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const stops = [field, ...results.querySelectorAll('a')]
    const at = stops.indexOf(document.activeElement)
    if (!step || at < 0) return
    event.preventDefault()
    stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus()
  })
  search()
})()
