// The vocabulary of the fictional forum: the Assembly of the Seven Lakes, in English and Spanish.
import type { Text } from '../src/core/message.ts'
import type { Random } from './random.ts'

const texts = (lines: string): Text[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [en = '', es = ''] = line.split(' | ')
      return { en: en.trim(), es: es.trim() }
    })

/** Code and name of each member. */
export const members: readonly { readonly code: string; readonly name: Text }[] = texts(`
  ALD Aldermere | Aldermar
  BRV Bravia | Bravia
  CAL Calanda | Calanda
  DOR Dorania | Dorania
  EST Estmark | Estmarca
  FAL Fallowmere | Falomar
  GRV Gravenia | Gravenia
  HOL Hollinia | Holinia
  ISP Isperia | Isperia
  JOR Jorvania | Jorvania
  KEL Keldania | Keldania
  LOR Lorvania | Lorvania
`).map(({ en, es }) => ({ code: en.slice(0, 3), name: { en: en.slice(4), es } }))

const trades = texts(`
  FISHERS Fishers’ Union | Unión de Pescadores
  BUILDERS Boat Builders’ Guild | Gremio de Constructores de Embarcaciones
  PILOTS Pilots’ Society | Sociedad de Pilotos
  RESCUE Rescue Society | Sociedad de Rescate
  FERRIES Ferry Company | Compañía de Transbordadores
  BIRDS Bird Watchers’ League | Liga de Observadores de Aves
  LOCKS Lock Keepers’ Association | Asociación de Encargados de Esclusas
  SCHOOL School of the Lakes | Escuela de los Lagos
`)

/** Observers, each under its member. */
export const observers: readonly { readonly code: string; readonly member: string; readonly name: Text }[] = trades.flatMap(({ en, es }) =>
  members.map(({ code, name }) => ({
    code: `${code}-${en.slice(0, en.indexOf(' '))}`,
    member: code,
    name: { en: `${en.slice(en.indexOf(' ') + 1)} of ${name.en}`, es: `${es} de ${name.es}` },
  })),
)

const lakes = texts(`
  Lake Ambrel | el lago Ambrel
  Lake Corvin | el lago Corvin
  Lake Dellow | el lago Dellow
  Lake Isper | el lago Isper
  Lake Morrow | el lago Morrow
  Lake Tarnel | el lago Tarnel
  Lake Wendel | el lago Wendel
`)

const subjects = texts(`
  the fish stocks | las poblaciones de peces
  the water levels | los niveles del agua
  the ferry lines | las líneas de transbordadores
  the reed beds | los carrizales
  the rescue stations | las estaciones de rescate
  the marking of nets | la marcación de las redes
  the register of boats | el registro de embarcaciones
  the landing places | los desembarcaderos
  the lighthouses | los faros
  the shore paths | los senderos ribereños
  the ice warnings | los avisos de hielo
  the training of crews | la capacitación de las tripulaciones
  the water samples | las muestras de agua
  the storm signals | las señales de tormenta
  the common patrol log | la bitácora común de patrullajes
  the fishing seasons | las temporadas de pesca
  the bird counts | los censos de aves
  the mooring fees | las tarifas de amarre
  the lock keepers | los encargados de las esclusas
  the maps of the lakes | los mapas de los lagos
  the school visits | las visitas escolares
  sailing by night | la navegación nocturna
  the boat yards | los astilleros
  the drinking water | el agua potable
`)

const aspects = texts(`
  Common rules on {s} | Reglas comunes sobre {s}
  Exchange of data on {s} | Intercambio de datos sobre {s}
  Report on {s} | Informe sobre {s}
  Costs of {s} | Costos de {s}
  Safety and {s} | La seguridad y {s}
  Review of {s} | Revisión de {s}
  Training on {s} | Capacitación sobre {s}
  Joint work on {s} | Trabajo conjunto sobre {s}
`)

/** What minutes say; each sentence can be quoted. */
const minuted = texts(`
  {m} will send its data on {s} at {l} to the Secretariat by {d} | {m} enviará a la Secretaría sus datos sobre {s} en {l} a más tardar el {d}
  The Secretariat will circulate a summary of the replies on {s} within {n} weeks | La Secretaría distribuirá un resumen de las respuestas sobre {s} en un plazo de {n} semanas
  {m} voiced its concern about {s} and asked that they be taken up at the next meeting | {m} expresó su preocupación por {s} y pidió que se trataran en la próxima reunión
  {m} and {o} offered to work together on {s} at {l} | {m} y {o} ofrecieron trabajar en conjunto sobre {s} en {l}
  The Assembly took note of the report of {m} on {s} | La Asamblea tomó nota del informe de {m} sobre {s}
  The Troika was asked to prepare a calendar for {s} before {d} | Se pidió a la Troika que preparara un calendario sobre {s} antes del {d}
  {m} proposed a workshop on {s}, to be held at {l} | {m} propuso un taller sobre {s}, que se celebraría en {l}
  {o} supported the proposal of {m} on {s} in part, and asked for care with the wording | {o} apoyó en parte la propuesta de {m} sobre {s}, y pidió cuidado con la redacción
  Every member will name a contact for {s} by {d} | Cada miembro designará un enlace para {s} a más tardar el {d}
  {m} reported that {n} boats at {l} had been inspected since the last meeting | {m} informó que desde la última reunión se habían inspeccionado {n} embarcaciones en {l}
  The text on {s} stands over until the members have been consulted | El texto sobre {s} queda pendiente hasta que se haya consultado a los miembros
  It was agreed that {s} remain on the agenda of the Assembly | Se acordó que {s} se mantengan en la agenda de la Asamblea
  {m} thanked {o} for the hospitality at {l}, and recalled the {n} recommendations on {s} | {m} agradeció a {o} la hospitalidad en {l}, y recordó las {n} recomendaciones sobre {s}
  The observers were invited to comment on {s} until {d} | Se invitó a los observadores a presentar comentarios sobre {s} hasta el {d}
`)

/** What the Secretariat notes about a record. */
const noted = texts(`
  The term runs from the day of the meeting; the minutes do not say who reports on {s} at {l} | El plazo corre desde el día de la reunión; el acta no dice quién informa sobre {s} en {l}
  {m} has sent a first version, and {o} has asked for more time | {m} envió una primera versión, y {o} pidió más tiempo
  The figures for {l} cover {n} months and were checked against those of {o} | Las cifras de {l} abarcan {n} meses y se cotejaron con las de {o}
  The Secretariat has written to {m} {n} times about {s}, last on {d} | La Secretaría ha escrito {n} veces a {m} sobre {s}, la última el {d}
  What is still missing is the part of {o} on {s} | Aún falta la parte de {o} sobre {s}
  The costs are borne by {m}; {o} lends {n} boats for the work at {l} | Los costos corren por cuenta de {m}; {o} presta {n} embarcaciones para los trabajos en {l}
  An earlier text on {s} was set aside when {m} objected to one sentence of it | Un texto anterior sobre {s} se dejó de lado cuando {m} objetó una de sus oraciones
  It is to be seen together with the work of {m} on {s}, which ends on {d} | Debe verse junto con el trabajo de {m} sobre {s}, que termina el {d}
  {m}, {o} and the observers have met at {l} to compare their notes on {s} | {m}, {o} y los observadores se reunieron en {l} para comparar sus notas sobre {s}
  No reply has come from {o}; silence is not taken for consent | No ha llegado respuesta de {o}; el silencio no se toma por consentimiento
`)

/** What adopted text lays down. */
const laidDown = texts(`
  Every member keeps a list of {s} at its shore of {l}, and sends it to the Secretariat once a year | Cada miembro lleva una lista de {s} en su orilla de {l}, y la envía a la Secretaría una vez al año
  The Secretariat puts the reports on {s} together and circulates them within {n} weeks | La Secretaría reúne los informes sobre {s} y los distribuye en un plazo de {n} semanas
  Boats of two members that meet at {l} by night show the common signal | Las embarcaciones de dos miembros que se encuentren de noche en {l} muestran la señal común
  A member that cannot keep the term for {s} says so at least {n} days before it ends | El miembro que no pueda cumplir el plazo para {s} lo comunica por lo menos {n} días antes de su vencimiento
  The costs of {s} are shared in equal parts, unless the members concerned agree otherwise | Los costos de {s} se reparten por partes iguales, salvo que los miembros interesados acuerden otra cosa
  The presidency reports to the Assembly on {s} at the end of its year | La presidencia informa a la Asamblea sobre {s} al final de su año
  No member closes {l} to the boats of another without notice of {n} days | Ningún miembro cierra {l} a las embarcaciones de otro sin un aviso de {n} días
  The members review {s} every {n} years, for the first time on {d} | Los miembros revisan {s} cada {n} años, por primera vez el {d}
  Observers may attend the work on {s}, and may speak when they are asked | Los observadores pueden asistir a los trabajos sobre {s}, y pueden hablar cuando se les pregunte
  This agreement does not touch the rights of a member on its own shore of {l} | Este acuerdo no afecta los derechos de un miembro sobre su propia orilla de {l}
`)

const months = texts(`
  January | enero
  February | febrero
  March | marzo
  April | abril
  May | mayo
  June | junio
  July | julio
  August | agosto
  September | septiembre
  October | octubre
  November | noviembre
  December | diciembre
`)

const dayInWords = (random: Random, year: number): Text => {
  const [day, month] = [random.int(1, 28), random.pick(months)]
  return { en: `${day} ${month.en} ${year}`, es: `${day} de ${month.es} de ${year}` }
}

/** A text with words put into its places, in both languages. */
function fill(template: Text, random: Random, year: number): Text {
  const [member, other] = random.some(members, 2).map(({ name }) => name)
  const number = String(random.int(2, 9))
  const values: Readonly<Record<string, Text | undefined>> = {
    m: member,
    o: other,
    s: random.pick(subjects),
    l: random.pick(lakes),
    d: dayInWords(random, year),
    n: { en: number, es: number },
  }
  const put = (lang: 'en' | 'es') => template[lang].replace(/\{(\w)\}/g, (place, name: string) => values[name]?.[lang] ?? place)
  return {
    en: put('en'),
    es: put('es')
      .replace(/\b([Dd])e el\b/g, '$1el')
      .replace(/\b([Aa]) el\b/g, '$1l')
      .replace(/ y (?=I)/g, ' e '),
  }
}

/** Minutes are kept in one language. */
export const minutedSentence = (random: Random, year: number): string => `${fill(random.pick(minuted), random, year).en}.`
export const note = (random: Random, year: number): Text => sentence(fill(random.pick(noted), random, year))
export const provision = (random: Random, year: number): Text => sentence(fill(random.pick(laidDown), random, year))
export const aspect = (random: Random, year: number): Text => fill(random.pick(aspects), random, year)

/** Several sentences in paragraphs of up to four. */
export function notes(random: Random, year: number, count: number): Text {
  const all = Array.from({ length: count }, () => note(random, year))
  const join = (lang: 'en' | 'es') => all.map((each, index) => `${index === 0 ? '' : index % 4 === 0 ? '\n\n' : ' '}${each[lang]}`).join('')
  return { en: join('en'), es: join('es') }
}

const sentence = ({ en, es }: Text): Text => ({ en: `${en}.`, es: `${es}.` })

/** Every topic that can be made of a subject, and of a subject with an aspect or a lake, in a fixed order. */
export const topics: readonly Text[] = [
  ...subjects.map(({ en, es }) => ({ en: capital(en), es: capital(es) })),
  ...subjects.flatMap((subject) => lakes.map((lake) => ({ en: `${capital(subject.en)} at ${lake.en}`, es: `${capital(subject.es)} en ${lake.es}` }))),
  ...subjects.flatMap((subject) => members.map(({ name }) => ({ en: `${capital(subject.en)} of ${name.en}`, es: `${capital(subject.es)} de ${name.es}` }))),
]

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What a file name and an id are made of. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
    .replace(/-$/, '')
