// Who can give rcm what, what is promised for each, and the tests that hold it: docs/security.md is made from this.
import type { Text } from '../../src/core/message.ts'

/** A test file, and words that the names of its tests hold. */
export type Held = readonly [file: string, name: string]

export interface Promised {
  readonly what: Text
  readonly promised: Text
  readonly held: readonly Held[]
}

interface Giver {
  readonly who: Text
  readonly promises: readonly Promised[]
}

export const givers: readonly Giver[] = [
  {
    who: { en: 'Whoever opens a pull request: records', es: 'Quien abre una solicitud de cambios: los registros' },
    promises: [
      {
        what: {
          en: 'front matter that is code (`---js`), with anchors, aliases, tags, merge keys, a key twice, or another version of YAML',
          es: 'datos iniciales que son código (`---js`), con anclas, alias, etiquetas, claves de fusión, una clave dos veces u otra versión de YAML',
        },
        promised: { en: 'nothing of it is run or spread out; a finding at its place', es: 'nada de ello se ejecuta ni se despliega; un hallazgo en su lugar' },
        held: [
          ['test/core/front-matter.test.ts', 'evaluates nothing'],
          ['test/core/front-matter.test.ts', 'an alias bomb is refused before it grows'],
          ['test/core/front-matter.test.ts', 'refuses anchors, aliases, tags and merge keys'],
          ['test/core/front-matter.test.ts', 'what looks like a date, a time, an octal or a yes'],
          ['test/rules/yaml.test.ts', 'a key given twice is named'],
          ['test/rules/yaml.test.ts', 'is refused'],
        ],
      },
      {
        what: { en: 'keys such as `__proto__` and `constructor`', es: 'claves como `__proto__` y `constructor`' },
        promised: { en: 'they are keys like any other', es: 'son claves como cualquier otra' },
        held: [['test/rules/schema.test.ts', '__proto__']],
      },
      {
        what: { en: 'data and texts of any size, depth and form', es: 'datos y textos de cualquier tamaño, profundidad y forma' },
        promised: {
          en: 'what no person writes is refused before it is laid out; time grows with the length of what remains',
          es: 'lo que nadie escribe se rechaza antes de componerlo; el tiempo crece con la longitud de lo demás',
        },
        held: [
          ['test/core/tangle.test.ts', 'what passes is read in time'],
          ['test/core/tangle.test.ts', 'a tangled record is a finding at its line'],
          ['test/core/front-matter.test.ts', 'deep nesting is a fault, not a crash'],
          ['test/core/front-matter.test.ts', 'more front matter than any record needs is refused'],
          ['test/io/hostile-files.test.ts', 'too large: a record, rcm.yaml, a schema, a template'],
        ],
      },
      {
        what: {
          en: 'NUL, control characters, other encodings, byte order marks, line ends, marks of a merge',
          es: 'NUL, caracteres de control, otras codificaciones, marcas de orden de bytes, fines de línea, marcas de fusión',
        },
        promised: { en: 'a finding at its place', es: 'un hallazgo en su lugar' },
        held: [
          ['test/rules/file-faults.test.ts', 'encodings'],
          ['test/rules/file-faults.test.ts', 'line ends'],
          ['test/rules/file-faults.test.ts', 'invisible characters'],
        ],
      },
      {
        what: {
          en: 'wording that looks the same and is not: characters that are not seen, letters of another script',
          es: 'textos que se ven iguales y no lo son: caracteres que no se ven, letras de otra escritura',
        },
        promised: { en: 'a finding at its place, in adopted text too', es: 'un hallazgo en su lugar, también en el texto adoptado' },
        held: [
          ['test/rules/unseen.test.ts', 'the same as a code of YAML'],
          ['test/rules/unseen.test.ts', 'in adopted text, at its place'],
        ],
      },
      {
        what: {
          en: 'names of files that steer a terminal, are one on another system, or are too long',
          es: 'nombres de archivo que gobiernan una terminal, que son uno solo en otro sistema o demasiado largos',
        },
        promised: {
          en: 'a finding; in what is printed the characters are shown as codes',
          es: 'un hallazgo; en lo que se imprime, los caracteres se muestran como códigos',
        },
        held: [
          ['test/rules/unseen.test.ts', 'a name with'],
          ['test/rules/file-faults.test.ts', 'names of files'],
          ['test/core/visible.test.ts', 'shown as escapes'],
        ],
      },
      {
        what: {
          en: 'links, pipes, devices, submodules, Git LFS pointers, unreadable files, a file that changes while it is read',
          es: 'enlaces, tuberías, dispositivos, submódulos, punteros de Git LFS, archivos ilegibles, un archivo que cambia mientras se lee',
        },
        promised: {
          en: 'no link is followed, nothing is waited for; a finding, and every other record is read',
          es: 'ningún enlace se sigue, nada se espera; un hallazgo, y los demás registros se leen',
        },
        held: [
          ['test/io/hostile-files.test.ts', 'links: to a file, out, to nothing, in a circle'],
          ['test/io/hostile-files.test.ts', 'pipes are not waited for'],
          ['test/io/hostile-files.test.ts', 'a pipe or a link that takes the place of a file'],
          ['test/io/hostile-files.test.ts', 'a file that goes, shrinks or grows'],
          ['test/io/hostile-files.test.ts', 'not to be read: a record, a folder, rcm.yaml, a schema'],
          ['test/io/hostile-files.test.ts', 'folders within folders'],
          ['test/io/repositories.test.ts', 'a submodule among the records is a finding'],
          ['test/rules/unseen.test.ts', 'a pointer of Git LFS'],
        ],
      },
      {
        what: {
          en: 'anything at all, made at random, where a record, a query, a text reference, a date, a wording, notes or a table to import is expected; records with pieces put in, cut out and doubled',
          es: 'cualquier cosa, hecha al azar, donde se espera un registro, una consulta, una referencia, una fecha, una redacción, notas o una tabla por importar; registros con trozos puestos, quitados y duplicados',
        },
        promised: {
          en: 'a result, a finding or words for a person, in time; never a stack trace',
          es: 'un resultado, un hallazgo o palabras para una persona, a tiempo; nunca una traza',
        },
        held: [
          ['test/fuzz.test.ts', 'any text'],
          ['test/fuzz.test.ts', 'any bytes'],
          ['test/fuzz.test.ts', 'the forum with records changed at random'],
          ['test/wording/redline.property.test.ts', 'of texts'],
          ['test/wording/redline.property.test.ts', 'of any characters'],
          ['test/wording/consolidation.property.test.ts', ''],
        ],
      },
      {
        what: {
          en: 'a change of adopted text, of a seal, of a log, in the same pull request',
          es: 'un cambio de texto adoptado, de un sello o de un historial, en la misma solicitud',
        },
        promised: {
          en: 'found against the base and over the whole history, with the severities of the base',
          es: 'se halla frente a la base y en todo el historial, con las gravedades de la base',
        },
        held: [
          ['test/rules/change.test.ts', 'a branch does not silence a rule by its own rcm.yaml'],
          ['test/wording/breaches.test.ts', 'a text that was changed and sealed anew'],
        ],
      },
    ],
  },
  {
    who: { en: 'Whoever opens a pull request: schemas, templates, rcm.yaml', es: 'Quien abre una solicitud de cambios: esquemas, plantillas, rcm.yaml' },
    promises: [
      {
        what: { en: 'regular expressions that run for ever', es: 'expresiones regulares que no terminan' },
        promised: {
          en: 'matched in time that grows with the text alone; those that look ahead or back are refused',
          es: 'se evalúan en un tiempo que solo crece con el texto; las que miran adelante o atrás se rechazan',
        },
        held: [
          ['test/core/pattern.test.ts', 'ends for a text made to hold it up'],
          ['test/core/pattern.test.ts', 'answers as the engine does for any pattern'],
          ['test/rules/hostile-schemas.test.ts', 'a pattern made to run for ever'],
        ],
      },
      {
        what: {
          en: '`$ref` to the network or out of the repository, definitions in a circle, ones that double',
          es: '`$ref` a la red o fuera del repositorio, definiciones en círculo o que se duplican',
        },
        promised: { en: 'refused and named; what ships stands in', es: 'se rechazan y se nombran; lo incluido las sustituye' },
        held: [
          ['test/rules/hostile-schemas.test.ts', 'a reference to the network'],
          ['test/rules/hostile-schemas.test.ts', 'shared definitions with'],
          ['test/rules/hostile-schemas.test.ts', 'a schema names nothing that becomes code'],
        ],
      },
      {
        what: { en: 'templates that loop, read files or write gigabytes', es: 'plantillas que no terminan, leen archivos o escriben gigabytes' },
        promised: {
          en: 'stopped and named: ten seconds, 16 million characters, no file but the template',
          es: 'se detienen y se nombran: diez segundos, 16 millones de caracteres, ningún archivo salvo la plantilla',
        },
        held: [
          ['test/formats/template.test.ts', 'ends with its reason'],
          ['test/formats/template.test.ts', 'that only turns round ends'],
          ['test/formats/template.test.ts', 'sees its own data alone'],
          ['test/formats/template.test.ts', 'a template of the site is bounded'],
        ],
      },
      {
        what: { en: 'a workflow that reviews a branch of a fork', es: 'un flujo que revisa una rama de una bifurcación' },
        promised: {
          en: 'the branch is read as git objects, never checked out; definitions are those of the base',
          es: 'la rama se lee como objetos de git, nunca se extrae; las definiciones son las de la base',
        },
        held: [['test/ci/review.test.ts', '']],
      },
    ],
  },
  {
    who: { en: 'What rcm writes, and the program that reads it', es: 'Lo que rcm escribe, y el programa que lo lee' },
    promises: [
      {
        what: { en: 'HTML: scripts, event attributes, `javascript:` links', es: 'HTML: guiones, atributos de eventos, enlaces `javascript:`' },
        promised: { en: 'text stays text; read back by a parser of HTML', es: 'el texto sigue siendo texto; se vuelve a leer con un analizador de HTML' },
        held: [
          ['test/formats/html.test.ts', 'hostile text'],
          ['test/commands/site.test.ts', 'show what a hostile record says as words'],
          ['test/commands/site.test.ts', 'ask nothing of another host, and run nothing but the one script'],
        ],
      },
      {
        what: { en: 'tables for spreadsheets: formulas', es: 'tablas para hojas de cálculo: fórmulas' },
        promised: { en: 'no cell begins as a formula', es: 'ninguna celda comienza como fórmula' },
        held: [
          ['test/formats/list.test.ts', 'no cell is a formula'],
          ['test/formats/exchange.test.ts', 'gives every cell back as it was'],
        ],
      },
      {
        what: { en: 'Word, PDF, Akoma Ntoso: fields, external links', es: 'Word, PDF, Akoma Ntoso: campos, enlaces externos' },
        promised: { en: 'none is made; read back from the package', es: 'no se crea ninguno; se vuelve a leer del archivo' },
        held: [
          ['test/formats/docx.test.ts', 'hostile text'],
          ['test/formats/pdf.test.ts', 'hostile text is only text'],
        ],
      },
      {
        what: {
          en: 'the log of GitHub Actions, Azure, TeamCity: commands in titles and names of files',
          es: 'el registro de GitHub Actions, Azure, TeamCity: órdenes en títulos y nombres de archivo',
        },
        promised: {
          en: 'none but the annotations that are meant; of CSV, Markdown and others no letter may change, so one that would be a command is refused, and goes to a file',
          es: 'ninguna salvo las anotaciones que se quieren; en CSV, Markdown y otros no puede cambiar ninguna letra, de modo que uno que sería una orden se rechaza y va a un archivo',
        },
        held: [
          ['test/cli/ci-log.test.ts', 'gives no command'],
          ['test/cli/ci-log.test.ts', 'is not printed where it would be a command'],
          ['test/cli/ci-log.test.ts', 'annotations are the commands that are meant'],
          ['test/formats/findings-github.test.ts', 'hostile text stays within its command'],
        ],
      },
      {
        what: { en: 'SARIF and JUnit, calendars, e-mail', es: 'SARIF y JUnit, calendarios, correo' },
        promised: {
          en: 'no text ends its place: read back by parsers of each',
          es: 'ningún texto sale de su lugar: se vuelve a leer con analizadores de cada uno',
        },
        held: [
          ['test/formats/findings-sarif.test.ts', ''],
          ['test/formats/findings-junit.test.ts', 'hostile text is escaped'],
          ['test/formats/ics.test.ts', 'breaks out of its property'],
          ['test/formats/eml.test.ts', 'adds no header'],
        ],
      },
      {
        what: {
          en: 'the terminal: titles, colours, the clipboard; completion of a title that holds a command',
          es: 'la terminal: títulos, colores, el portapapeles; la compleción de un título que contiene una orden',
        },
        promised: {
          en: 'characters that steer it are shown as codes; what is completed is quoted',
          es: 'los caracteres que la gobiernan se muestran como códigos; lo que se completa va entre comillas',
        },
        held: [
          ['test/formats/terminal.test.ts', 'holds no control or direction character'],
          ['test/cli/completion.test.ts', 'stripped of all that a shell obeys'],
          ['test/cli/completion.test.ts', 'ids with titles, which are shown and never obeyed'],
        ],
      },
    ],
  },
  {
    who: { en: 'A repository from elsewhere: its .git', es: 'Un repositorio ajeno: su .git' },
    promises: [
      {
        what: { en: 'configuration, hooks and attributes that name programs', es: 'configuración, ganchos y atributos que nombran programas' },
        promised: { en: 'none is run; to sign, the person’s own program is', es: 'ninguno se ejecuta; para firmar se usa el programa de la propia persona' },
        held: [
          ['test/io/hostile-git.test.ts', 'runs none'],
          ['test/io/hostile-git.test.ts', 'to sign, the person’s own program is taken'],
          ['test/io/commit.test.ts', 'the hooks of the repository do not run unless wished'],
        ],
      },
      {
        what: { en: 'a partial clone whose remote is a program', es: 'un clon parcial cuyo remoto es un programa' },
        promised: { en: 'nothing is fetched', es: 'nada se descarga' },
        held: [['test/io/hostile-git.test.ts', 'what a partial clone lacks is not fetched']],
      },
      {
        what: { en: 'revisions, paths and branches that look like options', es: 'revisiones, rutas y ramas que parecen opciones' },
        promised: { en: 'they are none', es: 'no lo son' },
        held: [['test/io/hostile-git.test.ts', 'looks like an option is none']],
      },
      {
        what: {
          en: 'bare, shallow, partial, worktree, detached, empty, SHA-256, submodule, of another owner, damaged',
          es: 'desnudo, superficial, parcial, árbol de trabajo, sin rama, vacío, SHA-256, submódulo, de otro dueño, dañado',
        },
        promised: { en: 'it works, or says why not', es: 'funciona, o dice por qué no' },
        held: [
          ['test/io/repositories.test.ts', 'one with SHA-256'],
          ['test/io/repositories.test.ts', 'one that belongs to somebody else'],
          ['test/io/repositories.test.ts', 'one whose objects are damaged'],
          ['test/io/repositories.test.ts', 'a plain one, and one with its head detached'],
          ['test/io/repositories.test.ts', 'a worktree beside it, and a folder within it'],
          ['test/io/repositories.test.ts', 'a submodule of another'],
          ['test/io/repositories.test.ts', 'a shallow one: what it lacks is said'],
          ['test/io/repositories.test.ts', 'an empty one: the records are read'],
          ['test/io/repositories.test.ts', 'a folder without git'],
          ['test/io/repositories.test.ts', 'a bare one has no files'],
        ],
      },
      {
        what: { en: 'a journal, a lock or a temporary file that leads elsewhere', es: 'un diario, un cerrojo o un archivo temporal que conduce a otra parte' },
        promised: { en: 'nothing is written outside the forum', es: 'nada se escribe fuera del foro' },
        held: [
          ['test/io/recover-hostile.test.ts', 'a journal that names another folder is refused'],
          ['test/io/recover-hostile.test.ts', 'is not written through'],
          ['test/io/commit.test.ts', 'a planted journal makes no hook run'],
          ['test/io/output-folder.test.ts', 'is neither written nor removed through'],
          ['test/io/apply.test.ts', 'cannot make rcm delete a file that is none of its own'],
        ],
      },
    ],
  },
  {
    who: { en: 'Chance: power, disks, two people at once', es: 'El azar: la corriente, los discos, dos personas a la vez' },
    promises: [
      {
        what: { en: 'a writing command killed at any step', es: 'una orden de escritura interrumpida en cualquier paso' },
        promised: {
          en: 'each file is whole, old or new; `rcm recover` finishes, `rcm recover --undo` takes back',
          es: 'cada archivo está entero, viejo o nuevo; `rcm recover` termina, `rcm recover --undo` deshace',
        },
        held: [
          ['test/io/killed.test.ts', 'killed at each step'],
          ['test/io/killed-commands.test.ts', 'each file is old or new, and rcm recover ends it'],
          ['test/io/killed-commands.test.ts', 'each file is old or new, and the same command ends it'],
          ['test/io/commit.test.ts', 'killed in the middle of the commit'],
          ['test/io/commit.test.ts', 'a hook that refuses: what it says is told, and all is as before'],
          ['test/io/apply.test.ts', 'killed again while recovering'],
          ['test/io/apply.test.ts', 'both ways end well'],
        ],
      },
      {
        what: {
          en: 'a full or read-only disk, a file that an editor changes meanwhile, another rcm',
          es: 'un disco lleno o de solo lectura, un archivo que un editor cambia entretanto, otro rcm',
        },
        promised: {
          en: 'each file is whole, old or new, and it is said; where not all could be taken back, `rcm recover` ends it',
          es: 'cada archivo está entero, viejo o nuevo, y se dice; donde no todo pudo deshacerse, `rcm recover` lo termina',
        },
        held: [
          ['test/io/faults.test.ts', 'it is said, each file is old or new, and one command ends it'],
          ['test/io/faults.test.ts', 'a disk without room, then one that can only be read'],
          ['test/io/faults.test.ts', 'as somebody who may read the folder and not write it'],
          ['test/io/faults.test.ts', 'an editor saves meanwhile'],
          ['test/io/faults.test.ts', 'two at once'],
          ['test/io/apply.test.ts', 'at any step: all is as before, or says how to go on'],
          ['test/io/apply.test.ts', 'a change since the interruption is not overwritten'],
          ['test/io/apply.test.ts', 'of a living process is respected'],
        ],
      },
      {
        what: {
          en: 'answers to questions, a text in the editor or on standard input, and then the writing fails',
          es: 'respuestas a preguntas, un texto en el editor o por la entrada estándar, y luego falla la escritura',
        },
        promised: {
          en: 'what was typed is kept, it is said where, and the same command takes it up',
          es: 'lo escrito se conserva, se dice dónde, y la misma orden lo retoma',
        },
        held: [
          ['test/cli/typed.test.ts', 'the answers are kept when the disk is full, and taken up'],
          ['test/cli/typed.test.ts', 'what came from standard input is kept'],
        ],
      },
      {
        what: {
          en: 'five clones of one remote in which people make, change, propose, merge and renumber at random',
          es: 'cinco clones de un remoto en que se crea, cambia, propone, fusiona y renumera al azar',
        },
        promised: {
          en: 'no record and no log entry is lost; ids that meet are found, and cured by the command that the finding names',
          es: 'ningún registro ni entrada se pierde; los ids que coinciden se hallan y se corrigen con la orden que el hallazgo nombra',
        },
        held: [['test/commands/many-hands.test.ts', 'steps of five hands']],
      },
      {
        what: { en: 'two additions to one log, and other changes on both sides', es: 'dos adiciones a un historial, y otros cambios en ambos lados' },
        promised: {
          en: 'the additions are both kept, nothing is made up; the rest is a conflict that `rcm validate` shows',
          es: 'se conservan ambas adiciones, nada se inventa; lo demás es un conflicto que `rcm validate` muestra',
        },
        held: [
          ['test/core/log-union.test.ts', 'whatever is added on either side is there once'],
          ['test/core/log-union.test.ts', 'git runs it'],
        ],
      },
      {
        what: {
          en: 'what is kept from earlier runs is cut, mixed or of another version',
          es: 'lo guardado de ejecuciones anteriores está cortado, mezclado o es de otra versión',
        },
        promised: { en: 'it costs time, never an answer', es: 'cuesta tiempo, nunca una respuesta' },
        held: [
          ['test/io/index-by-command.test.ts', 'the answers are those without it'],
          ['test/io/record-index.test.ts', 'after any edits the index gives what reading every file gives'],
          ['test/io/record-index.test.ts', 'is as none, and is made anew'],
        ],
      },
    ],
  },
  {
    who: { en: 'What rcm is made of: packages of others', es: 'De qué está hecho rcm: paquetes ajenos' },
    promises: [
      {
        what: {
          en: 'packages that change their contents, run a script, are under another licence or known to be weak',
          es: 'paquetes que cambian de contenido, ejecutan un guion, tienen otra licencia o una debilidad conocida',
        },
        promised: {
          en: 'each is pinned, none needs a script, every licence fits, js-yaml 3 of gray-matter is not in the program ([what is installed](dependencies.md))',
          es: 'cada uno está fijado, ninguno necesita un guion, toda licencia es compatible, js-yaml 3 de gray-matter no está en el programa ([qué se instala](dependencies.md))',
        },
        held: [
          ['test/supply.test.ts', 'every package is pinned by its contents'],
          ['test/supply.test.ts', 'every licence fits'],
          ['test/supply.test.ts', 'no package that is installed with rcm needs a script'],
          ['test/supply.test.ts', 'the built program holds no js-yaml 3'],
        ],
      },
      {
        what: { en: 'a release that is not what the commit gives', es: 'una publicación que no es lo que da el commit' },
        promised: {
          en: 'the same commit gives the same bytes; the bill of materials names every package with its fingerprint',
          es: 'el mismo commit da los mismos bytes; la lista de materiales nombra cada paquete con su huella',
        },
        held: [
          ['test/supply.test.ts', 'is the same bytes from the same commit'],
          ['test/supply.test.ts', 'holds a bill of materials'],
        ],
      },
    ],
  },
]
