// Edits as they come up when texts are negotiated, for the golden page of redlines.

export interface Case {
  readonly title: string
  readonly before: string
  readonly after: string
}

const rules = `Their boats patrol the lakes together, under the rules of this agreement:

1. Every lake is patrolled at least once a week.
2. By night, two boats of different members sail together.
3. Each patrol is entered in the common log on the same day.
`

export const cases: readonly Case[] = [
  {
    title: 'One number',
    before: 'Every lake is patrolled at least once a week.',
    after: 'Every lake is patrolled at least twice a week.',
  },
  {
    title: 'A duty made softer',
    before: 'Members shall send their reports to the Secretariat within thirty days.',
    after: 'Members are encouraged to send their reports to the Secretariat within thirty days.',
  },
  {
    title: 'A condition added at the end of a sentence',
    before: 'By night, two boats of different members sail together.',
    after: 'By night, two boats of different members sail together, within sight of each other.',
  },
  {
    title: 'A phrase taken out of the middle',
    before: 'The Secretariat publishes, after consultation with the members, the list of landing places.',
    after: 'The Secretariat publishes the list of landing places.',
  },
  {
    title: 'Several words of one phrase: one change, not four',
    before: 'The Troika of the Assembly meets twice in the course of the year.',
    after: 'The Presidency of the Assembly meets once before the end of the year.',
  },
  {
    title: 'One more in a list of names',
    before: 'This applies to Aldermere, Bravia and Calanda.',
    after: 'This applies to Aldermere, Bravia, Calanda and Dorania.',
  },
  {
    title: 'The same words twice: the change is where a reader would see it',
    before: 'The members protect the lake and the river.',
    after: 'The members protect the lake and the shore and the river.',
  },
  {
    title: 'A date and a sum',
    before: 'Contributions of 10,000 crowns are due by 31 March 2031.',
    after: 'Contributions of 12,500 crowns are due by 30 June 2031.',
  },
  {
    title: 'Two changes far apart stay two',
    before: 'Each member names a contact person, who receives all notices of the Secretariat and answers them within ten days of their receipt.',
    after: 'Each member names two contact persons, who receive all notices of the Secretariat and answer them within five days of their receipt.',
  },
  {
    title: 'A sentence added to a paragraph',
    before: 'Each patrol is entered in the common log on the same day.',
    after: 'Each patrol is entered in the common log on the same day. The log is open to all members.',
  },
  {
    title: 'A paragraph rewritten from scratch',
    before: 'The log is kept on paper at the harbour of each lake.',
    after: 'Members may inspect any entry at any time, free of charge.',
  },
  {
    title: 'An item added: the others are only renumbered',
    before: rules,
    after: rules.replace('2. By', '2. Boats carry two lights.\n3. By').replace('3. Each', '4. Each'),
  },
  {
    title: 'Two items change places',
    before: rules,
    after: rules.replace(
      '1. Every lake is patrolled at least once a week.\n2. By night, two boats of different members sail together.',
      '1. By night, two boats of different members sail together.\n2. Every lake is patrolled at least once a week.',
    ),
  },
  {
    title: 'A paragraph moves to the end, another changes on the way',
    before: 'The members keep the lakes safe.\n\nFish may be taken from April to October.\n\nThe Secretariat keeps the log.\n\nEach member pays its share.',
    after: 'The members keep the lakes safe.\n\nThe Presidency keeps the log.\n\nEach member pays its share.\n\nFish may be taken from April to October.',
  },
  {
    title: 'A paragraph is split in two, and one word changes',
    before: 'The Secretariat keeps the common log. It reports on the patrols of the season to the annual meeting.',
    after: 'The Secretariat keeps the common log.\n\nIt reports on the patrols of the year to the annual meeting.',
  },
  {
    title: 'Typography alone',
    before: 'The "common log" - kept by the Secretariat - is open to the members\' crews...',
    after: 'The “common log” – kept by the Secretariat – is open to the members’ crews…',
  },
  {
    title: 'Lines broken otherwise: nothing to see',
    before: 'The members of the Assembly keep\nthe seven lakes safe.',
    after: 'The members of the Assembly\nkeep the seven lakes safe.',
  },
  {
    title: 'A heading changes, and an item goes',
    before: `## Patrols\n\n${rules}`,
    after: `## Joint patrols\n\n${rules.replace('2. By night, two boats of different members sail together.\n3.', '2.')}`,
  },
  {
    title: 'Spanish: a qualified commitment',
    before: 'Los miembros deberán adoptar las medidas necesarias para proteger los lagos y las poblaciones que viven de ellos.',
    after:
      'Los miembros procurarán adoptar, de conformidad con su legislación nacional, las medidas necesarias para proteger los lagos y las poblaciones que viven de ellos.',
  },
  {
    title: 'Spanish: gender and number run through a sentence',
    before: 'El representante de cada miembro será designado por su gobierno.',
    after: 'Las personas representantes de cada miembro serán designadas por su gobierno.',
  },
  {
    title: 'Spanish: a term replaced wherever it stands',
    before: 'La vigilancia conjunta de los lagos se rige por este acuerdo. Los gastos de la vigilancia conjunta se reparten por igual.',
    after: 'El patrullaje conjunto de los lagos se rige por este acuerdo. Los gastos del patrullaje conjunto se reparten por igual.',
  },
  {
    title: 'Only a comma',
    before: 'Boats that have no lights stay in harbour.',
    after: 'Boats, that have no lights, stay in harbour.',
  },
]
