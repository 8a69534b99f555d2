// The indicators of the objectives, with the last reading on or before the day, and all readings until then.
import { dueDay } from '../core/day.ts'
import type { FieldContext } from '../core/fields.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import type { Row, RowList } from './row-list.ts'

interface Indicator {
  readonly id?: string
  readonly title?: string
  readonly unit?: string
  readonly baseline?: number
  readonly target?: number
  readonly due?: string
  readonly readings: readonly { readonly date: string; readonly value: number }[]
}

export const indicators: RowList = {
  description: {
    en: 'The indicators of the objectives, with the last reading on or before the day.',
    es: 'Los indicadores de los objetivos, con la última medición hasta el día.',
  },
  columns: [
    { name: 'objective', type: 'reference', label: { en: 'Objective', es: 'Objetivo' } },
    { name: 'id', type: 'text', label: { en: 'Indicator', es: 'Indicador' } },
    { name: 'title', type: 'text', label: { en: 'What is measured', es: 'Qué se mide' } },
    { name: 'unit', type: 'text', label: { en: 'Unit', es: 'Unidad' } },
    { name: 'baseline', type: 'number', label: { en: 'Baseline', es: 'Línea de base' } },
    { name: 'target', type: 'number', label: { en: 'Target', es: 'Meta' } },
    { name: 'due', type: 'date', label: { en: 'By', es: 'Para' } },
    { name: 'latest', type: 'number', label: { en: 'Last reading', es: 'Última medición' }, missing: { en: 'none on record', es: 'no consta' } },
    { name: 'read-on', type: 'date', label: { en: 'Read on', es: 'Medido el' } },
  ],
  rows: (context) =>
    indicatorsOf(context).map(
      ({ record, indicator: { readings, ...indicator } }): Row => ({
        ...indicator,
        objective: record.id,
        latest: readings.at(-1)?.value,
        'read-on': readings.at(-1)?.date,
      }),
    ),
}

export const indicatorReadings: RowList = {
  description: { en: 'Each reading of each indicator until the day.', es: 'Cada medición de cada indicador hasta el día.' },
  columns: [
    { name: 'objective', type: 'reference', label: { en: 'Objective', es: 'Objetivo' } },
    { name: 'indicator', type: 'text', label: { en: 'Indicator', es: 'Indicador' } },
    { name: 'date', type: 'date', label: { en: 'Date', es: 'Fecha' } },
    { name: 'value', type: 'number', label: { en: 'Value', es: 'Valor' } },
  ],
  rows: (context) =>
    indicatorsOf(context).flatMap(({ record, indicator: { id, title, readings } }) =>
      readings.map(({ date, value }): Row => ({ objective: record.id, indicator: title ?? id, date, value })),
    ),
}

function indicatorsOf({ workspace, day, lang, standing }: FieldContext): { record: ForumRecord; indicator: Indicator }[] {
  return workspace
    .playing('objective')
    .filter((record) => standing(record).isKnown)
    .flatMap((record) => {
      const titles = new Map(listOf(record.translations.get(lang)?.data.indicators).map((each) => [each.id, each.title]))
      return listOf(record.data.indicators).map((each) => ({
        record,
        indicator: {
          id: text(each.id),
          title: text(titles.get(each.id)) ?? text(each.title) ?? titleOf(record, lang),
          unit: text(each.unit),
          baseline: number(each.baseline),
          target: number(each.target),
          due: text(each.due),
          readings: listOf(each.readings)
            .flatMap(({ date, value }) => (typeof date === 'string' && typeof value === 'number' ? [{ date, value }] : []))
            .filter(({ date }) => (dueDay(date) ?? '9999') <= day)
            .sort((a, b) => ((dueDay(a.date) ?? '') < (dueDay(b.date) ?? '') ? -1 : 1)),
        } as Indicator,
      }))
    })
}

const listOf = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
