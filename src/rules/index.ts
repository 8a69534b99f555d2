// Every rule, in the order in which the reference page lists them.
import { adoptedTextUntranslated } from './adopted-text-untranslated.ts'
import { agreementUnfollowed } from './agreement-unfollowed.ts'
import { amendmentPossible } from './amendment-possible.ts'
import { controlCharacters } from './control-characters.ts'
import { dateExists } from './date-exists.ts'
import { datesFit } from './dates-fit.ts'
import { documentUnregistered } from './document-unregistered.ts'
import { encoding } from './encoding.ts'
import { fileName } from './file-name.ts'
import { fileNamePortable } from './file-name-portable.ts'
import { fileReadable } from './file-readable.ts'
import { finalNewline } from './final-newline.ts'
import { forum } from './forum.ts'
import { frontMatter } from './front-matter.ts'
import { houseRules } from './house-rules.ts'
import { idForm } from './id-form.ts'
import { idUnique } from './id-unique.ts'
import { internalNamed } from './internal-named.ts'
import { internalProvision } from './internal-provision.ts'
import { lineEnds } from './line-ends.ts'
import { logBy } from './log-by.ts'
import { logOrder } from './log-order.ts'
import { logReasons } from './log-reasons.ts'
import { logStatus } from './log-status.ts'
import { lookAlikeLetters } from './look-alike-letters.ts'
import { mergeConflict } from './merge-conflict.ts'
import { objectiveScope } from './objective-scope.ts'
import { orphanTranslation } from './orphan-translation.ts'
import { presidencyYears } from './presidency-years.ts'
import { quoteVerbatim } from './quote-verbatim.ts'
import { rawHtml } from './raw-html.ts'
import { referenceCycle } from './reference-cycle.ts'
import { referenceExists } from './reference-exists.ts'
import { referenceKind } from './reference-kind.ts'
import { responsibleInOffice } from './responsible-in-office.ts'
import type { Rule } from './rule.ts'
import { schema } from './schema.ts'
import { schemaDefinition } from './schema-definition.ts'
import { seal } from './seal.ts'
import { statusDates } from './status-dates.ts'
import { suspect } from './suspect.ts'
import { textForm } from './text-form.ts'
import { textReference } from './text-reference.ts'
import { translationForm } from './translation-form.ts'
import { translationMissing } from './translation-missing.ts'
import { translationShape } from './translation-shape.ts'
import { translationStale } from './translation-stale.ts'
import { yaml } from './yaml.ts'

export const rules: readonly Rule[] = [
  fileReadable,
  encoding,
  lineEnds,
  finalNewline,
  controlCharacters,
  lookAlikeLetters,
  mergeConflict,
  frontMatter,
  yaml,
  textForm,
  schemaDefinition,
  forum,
  schema,
  idForm,
  idUnique,
  fileName,
  fileNamePortable,
  rawHtml,
  orphanTranslation,
  translationForm,
  referenceExists,
  referenceKind,
  referenceCycle,
  textReference,
  quoteVerbatim,
  dateExists,
  datesFit,
  logOrder,
  logStatus,
  logReasons,
  logBy,
  statusDates,
  responsibleInOffice,
  presidencyYears,
  objectiveScope,
  agreementUnfollowed,
  documentUnregistered,
  seal,
  amendmentPossible,
  internalNamed,
  internalProvision,
  suspect,
  translationMissing,
  translationStale,
  translationShape,
  adoptedTextUntranslated,
  houseRules,
]
