// Backlog.md: every record as a task, with its data and its text.
import type { Peer } from '../peer.ts'
import { writeFiles } from '../files.ts'

export const backlog: Peer = {
  name: 'Backlog.md: task list',
  install: 'npm install --prefix bench/peers/backlog.md',
  needs: { file: 'bench/peers/backlog.md/node_modules/backlog.md' },
  once: true,
  write: (records, out) =>
    writeFiles(out, [
      {
        path: 'backlog/config.yml',
        text: 'project_name: Records\ndefault_status: To Do\nstatuses: [To Do, In Progress, Done]\nlabels: []\nmilestones: []\ndate_format: yyyy-mm-dd\nremote_operations: false\ncheck_active_branches: false\n',
      },
      ...records.map(({ id, title, date, party, front, text, translation }, index) => ({
        path: `backlog/tasks/task-${index + 1} - ${id}.md`,
        text: `---\nid: task-${index + 1}\ntitle: ${JSON.stringify(title)}\nstatus: To Do\nassignee: ['@${party}']\ncreated_date: '${date}'\nlabels: []\ndependencies: []\n---\n\n## Description\n\n${[front, text, translation?.front ?? '', translation?.text ?? ''].join('\n')}\n`,
      })),
    ]),
  command: (root) => [process.execPath, `${root}/bench/peers/backlog.md/node_modules/backlog.md/cli.js`, 'task', 'list', '--plain'],
}
