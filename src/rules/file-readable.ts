// Every file in records/ can be read as a record.
import { message } from '../core/message.ts'
import { nearestOfFew } from '../core/nearest.ts'
import { systemWords } from '../core/system-error.ts'
import { explainFaults } from './file-fault.ts'
import type { Rule } from './rule.ts'

const followUp = 'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n'

export const fileReadable: Rule = {
  id: 'file-readable',
  severity: 'error',
  reads: 'all',
  summary: { en: 'Every file in records/ can be read as a record.', es: 'Todo archivo en records/ se puede leer como registro.' },
  why: {
    en: 'A file that is not read is in no report and in no briefing, though everybody who sees it in its folder believes it is. Links are not followed, because they can lead out of the repository.',
    es: 'Un archivo que no se lee no está en ningún informe, aunque quien lo ve en su carpeta crea que sí. Los enlaces no se siguen, porque pueden conducir fuera del repositorio.',
  },
  examples: {
    bad: { 'records/followups/FU-2031-009-list-of-wells.yaml': followUp },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': followUp },
  },
  check(workspace) {
    const nearest = nearestOfFew()
    const folders = () => Array.from(workspace.kinds.values(), ({ folder }) => folder).sort()
    return explainFaults(workspace, {
      link: ({ path }) => ({
        message: message(
          { en: '“{path}” is a symbolic link, and rcm follows none.', es: '«{path}» es un enlace simbólico, y rcm no sigue ninguno.' },
          { path },
        ),
        help: message({ en: 'Put the file itself in the place of the link.', es: 'Ponga el archivo mismo en lugar del enlace.' }),
      }),
      special: ({ path }) => ({
        message: message({ en: '“{path}” is no ordinary file.', es: '«{path}» no es un archivo común.' }, { path }),
        help: message({ en: 'Take it out of the folders that rcm reads.', es: 'Sáquelo de las carpetas que rcm lee.' }),
      }),
      unreadable: ({ path, detail }) => ({
        message: message(
          {
            en: '“{path}” cannot be read{whyEn, select, none {} other {: {whyEn}}}.',
            es: '«{path}» no se puede leer{whyEs, select, none {} other {: {whyEs}}}.',
          },
          { path, whyEn: systemWords(detail ?? 'none').en, whyEs: systemWords(detail ?? 'none').es },
        ),
        help: message({ en: 'Give yourself the right to read it, then run rcm again.', es: 'Dese permiso de lectura y vuelva a ejecutar rcm.' }),
      }),
      'too-large': ({ path }) => ({
        message: message(
          { en: '“{path}” is larger than a record can be (8 MB).', es: '«{path}» es más grande de lo que puede ser un registro (8 MB).' },
          { path },
        ),
        help: message({
          en: 'Keep the file elsewhere and register it as a document: where it lies goes into “location”, its fingerprint into “sha256”.',
          es: 'Guarde el archivo en otro lugar y regístrelo como documento: el lugar va en «location» y su huella en «sha256».',
        }),
      }),
      folder: ({ detail = '' }) => {
        const near = folders().find((folder) => detail.startsWith(`${folder}/`)) ?? nearest(detail, folders())
        return {
          message: message(
            {
              en: '{folder, select, none {This file lies in records/ itself, where no kind of record is kept.} other {No kind of record is kept in records/{folder}/.}}',
              es: '{folder, select, none {Este archivo está en records/ mismo, donde no se guarda ningún tipo de registro.} other {Ningún tipo de registro se guarda en records/{folder}/.}}',
            },
            { folder: detail || 'none' },
          ),
          help: near
            ? message({ en: 'Move the file to records/{near}/.', es: 'Mueva el archivo a records/{near}/.' }, { near })
            : message(
                {
                  en: 'Move the file to the folder of its kind ({folders}), or out of records/.',
                  es: 'Mueva el archivo a la carpeta de su tipo ({folders}) o fuera de records/.',
                },
                { folders: folders().join(', ') },
              ),
        }
      },
      extension: ({ detail }) => ({
        message: message(
          {
            en: '“{name}” ends neither in .md nor in .yaml, so it is not read as a record.',
            es: '«{name}» no termina en .md ni en .yaml, de modo que no se lee como registro.',
          },
          { name: detail },
        ),
        help: message({
          en: 'Name it .md when it holds a text, .yaml when it holds data alone; move any other file out of records/.',
          es: 'Nómbrelo .md si contiene un texto o .yaml si contiene solo datos; mueva cualquier otro archivo fuera de records/.',
        }),
      }),
      twice: ({ detail }) => ({
        message: message(
          { en: 'This file and “{other}” are the same record in the same language.', es: 'Este archivo y «{other}» son el mismo registro en el mismo idioma.' },
          { other: detail },
        ),
        help: message({ en: 'Bring what is right into one of them and delete the other.', es: 'Reúna lo correcto en uno de los dos y elimine el otro.' }),
      }),
      lfs: ({ path }) => ({
        message: message(
          { en: '“{path}” is a pointer of Git LFS; the record itself is not here.', es: '«{path}» es un puntero de Git LFS; el registro mismo no está aquí.' },
          { path },
        ),
        help: message({
          en: 'Fetch it with “git lfs pull”, and take records/ out of what .gitattributes gives to LFS.',
          es: 'Tráigalo con «git lfs pull» y saque records/ de lo que .gitattributes da a LFS.',
        }),
      }),
      nul: ({ path }) => ({
        message: message(
          { en: '“{path}” holds a NUL character, so it is no text.', es: '«{path}» contiene un carácter NUL, de modo que no es texto.' },
          { path },
        ),
        help: message({ en: 'Put the file as it was before in its place: git log -- FILE', es: 'Recupere el archivo como estaba antes: git log -- ARCHIVO' }),
      }),
    })
  },
}
