// Which objectives are served by an offer of cooperation: where several partners meet, and where there is none.
import { type ForumRecord, roleTexts, titleOf } from '../core/record.ts'
import { compareIds } from '../core/workspace.ts'
import type { Row, RowList } from './row-list.ts'
import { objectiveLines } from './rows-objectives.ts'

export const coverage: RowList = {
  description: {
    en: 'The objectives with the cooperation that serves them: offers that stand, and their partners.',
    es: 'Los objetivos con la cooperación que los apoya: ofrecimientos vigentes y sus cooperantes.',
  },
  columns: [
    { name: 'id', type: 'reference', label: { en: 'Id', es: 'Id.' } },
    { name: 'title', type: 'text', label: { en: 'Objective', es: 'Objetivo' } },
    { name: 'depth', type: 'number', label: { en: 'Depth', es: 'Nivel' } },
    { name: 'offers', type: 'reference', label: { en: 'Offers', es: 'Ofrecimientos' }, missing: { en: 'none on record', es: 'no consta ninguno' } },
    { name: 'partners', type: 'reference', label: { en: 'Partners', es: 'Cooperantes' }, missing: { en: 'none on record', es: 'no consta ninguno' } },
    {
      name: 'finding',
      type: 'choice',
      label: { en: 'What it means', es: 'Qué significa' },
      choices: () =>
        new Map([
          ['gap', { en: 'gap: nobody', es: 'vacío: nadie' }],
          ['single', { en: 'one partner', es: 'un cooperante' }],
          ['overlap', { en: 'several partners: to be coordinated', es: 'varios cooperantes: por coordinar' }],
        ]),
    },
  ],
  rows: (context) => {
    const offers = context.workspace.playing('cooperation').filter((record) => {
      const { isKnown, phase } = context.standing(record)
      return isKnown && phase !== 'closed'
    })
    return objectiveLines(context).map(({ record, depth }): Row => {
      const own = offers.filter((offer) => roleTexts(offer, 'objectives').includes(record.id))
      const partners = partnersOf(own)
      return {
        id: record.id,
        title: titleOf(record, context.lang),
        depth,
        offers: own.map(({ id }) => id),
        partners,
        finding: partners.length === 0 ? 'gap' : partners.length === 1 ? 'single' : 'overlap',
      }
    })
  },
}

const partnersOf = (offers: readonly ForumRecord[]): string[] => [...new Set(offers.flatMap((offer) => roleTexts(offer, 'responsible')))].sort(compareIds)
