#!/usr/bin/env bash
# Reviews RCM_HEAD against RCM_BASE in the repository of the current folder: annotations, summary, comment. Ends with 1 when it must not be merged.
# The head is fetched as git objects and never checked out; definitions come from the base. RCM is the path of bin/rcm.js.
set -euo pipefail

: "${RCM:?}" "${RCM_BASE:?}" "${RCM_HEAD:?}"
for each in "$RCM_BASE" "$RCM_HEAD"; do
  [[ $each =~ ^[0-9a-f]{40,64}$ ]] || { echo "not a commit: $each" >&2; exit 2; }
done
lang=${RCM_LANG:-en}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export GIT_TERMINAL_PROMPT=0

# A checkout of the base alone does not have the commits of the branch.
has() { git cat-file -e "$1^{commit}" 2>/dev/null; }
has "$RCM_HEAD" || git fetch --quiet --no-tags origin "$RCM_HEAD" 2>/dev/null ||
  git fetch --quiet --no-tags origin "refs/pull/${RCM_NUMBER:-0}/head"
has "$RCM_BASE" || git fetch --quiet --no-tags origin "$RCM_BASE"
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then git fetch --quiet --unshallow --no-tags origin; fi

rcm() { node "$RCM" "$@" --rev "$RCM_HEAD" --base "$RCM_BASE" --definitions "$RCM_BASE" --lang "$lang"; }

# 1 is an answer, anything above it that there is none.
answer() { local code=0; "$@" || code=$?; [ "$code" -le 1 ] || exit "$code"; return 0; }

answer rcm validate --format "${RCM_ANNOTATIONS:-github}" ${RCM_REPORT:+-o "$RCM_REPORT"}
answer rcm review --format json -o "$out/review.json" 2>/dev/null
answer rcm review --format md -o "$out/comment.md" 2>/dev/null
verdict=$(node -p 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")).verdict' "$out/review.json")

# What lies beside the records is not judged here; a person looks at it.
others=$(git -c core.quotepath=true diff --name-only "$RCM_BASE...$RCM_HEAD" -- . ':(exclude)records' | head -n 20 | tr -d '`')
if [ -n "$others" ]; then
  case $lang in
    es) printf '\n**Fuera de los registros cambian estos archivos; los debe mirar una persona:**\n\n' ;;
    *) printf '\n**Beside the records these files change; a person must look at them:**\n\n' ;;
  esac >> "$out/comment.md"
  printf '%s\n' "$others" | sed 's/.*/- `&`/' >> "$out/comment.md"
fi

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$out/comment.md" >> "$GITHUB_STEP_SUMMARY"; fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "verdict=$verdict" >> "$GITHUB_OUTPUT"; fi
if [ -n "${RCM_COMMENT:-}" ]; then cp "$out/comment.md" "$RCM_COMMENT"; fi
if [ -n "${RCM_TOKEN:-}" ] && [ -n "${RCM_NUMBER:-}" ]; then
  node "$(dirname "${BASH_SOURCE[0]}")/comment.mjs" "$out/comment.md" || echo 'The comment could not be written; the summary has it.' >&2
fi
[ "$verdict" != stop ]
