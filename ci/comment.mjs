// Writes the comment of a review on a pull request, or writes the one that is there anew: node comment.mjs FILE, with the runner's environment.
import { readFileSync } from 'node:fs'

const sign = '<!-- rcm review -->'
const body = readFileSync(process.argv[2] ?? '', 'utf8')
const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY = '', RCM_NUMBER = '', RCM_TOKEN = '' } = process.env
if (!/^\d+$/.test(RCM_NUMBER) || !/^[\w.-]+\/[\w.-]+$/.test(GITHUB_REPOSITORY)) {
  process.stderr.write('There is no pull request to comment on.\n')
  process.exit(1)
}

async function ask(method, path, content) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}${path}`, {
    method,
    headers: { authorization: `Bearer ${RCM_TOKEN}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    ...(content && { body: JSON.stringify(content) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  return response.json()
}

/** Only a comment that a program wrote is written anew: anybody can write the sign. */
async function own() {
  for (let page = 1; ; page++) {
    const comments = await ask('GET', `/issues/${RCM_NUMBER}/comments?per_page=100&page=${page}`)
    const found = comments.find((comment) => comment.body?.startsWith(sign) && comment.user?.type === 'Bot')
    if (found || comments.length < 100) return found
  }
}

try {
  const before = await own()
  if (before) await ask('PATCH', `/issues/comments/${before.id}`, { body })
  else await ask('POST', `/issues/${RCM_NUMBER}/comments`, { body })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
