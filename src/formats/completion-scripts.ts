// The scripts by which a shell asks rcm what can stand at the cursor. They hold no candidate themselves, so that they stay right.

const bash = String.raw`# Completion of rcm for bash. For this and every later shell:
#   echo 'source <(rcm completion bash)' >> ~/.bashrc
_rcm() {
  local value description nospace='' IFS=$' \t\n'
  local -a values=() descriptions=()
  COMPREPLY=()
  while IFS=$'\t' read -r value description; do
    case $value in
      :files) compopt -o default 2>/dev/null ;;
      *)
        values+=("$value")
        descriptions+=("$description")
        case $value in *[:=]) nospace=1 ;; esac
        ;;
    esac
  done < <(rcm __complete bash "$\{COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
  [ -n "$nospace" ] && compopt -o nospace 2>/dev/null
  # Descriptions only where bash lists the candidates and inserts none of them whole.
  if [ "$\{#values[@]}" -gt 1 ] && { [ "$COMP_TYPE" = 63 ] || [ "$COMP_TYPE" = 33 ] || [ "$COMP_TYPE" = 64 ]; }; then
    local at width=0
    for value in "$\{values[@]}"; do [ "$\{#value}" -gt "$width" ] && width=$\{#value}; done
    for at in "$\{!values[@]}"; do
      printf -v value '%-*s  %s' "$width" "$\{values[at]}" "$\{descriptions[at]}"
      COMPREPLY+=("$value")
    done
  else
    [ "$\{#values[@]}" -gt 0 ] && COMPREPLY=("$\{values[@]}")
  fi
  return 0
}
complete -o nosort -F _rcm rcm 2>/dev/null || complete -F _rcm rcm
`

const zsh = String.raw`#compdef rcm
# Completion of rcm for zsh. For this and every later shell:
#   echo 'source <(rcm completion zsh)' >> ~/.zshrc
_rcm() {
  local value description
  local -a spaced spaced_shown open open_shown
  while IFS=$'\t' read -r value description; do
    case $value in
      :files) _files ;;
      *[:=,])
        open+=("$value")
        open_shown+=("$value$\{description:+  -- $description}")
        ;;
      *)
        spaced+=("$value")
        spaced_shown+=("$value$\{description:+  -- $description}")
        ;;
    esac
  done < <(rcm __complete zsh "$\{(@Q)words[1,CURRENT-1]}" "$\{(Q)PREFIX}" 2>/dev/null </dev/null)
  (( $#spaced )) && compadd -l -d spaced_shown -a spaced
  (( $#open )) && compadd -S '' -l -d open_shown -a open
  return 0
}
if [ "$funcstack[1]" = "_rcm" ]; then
  _rcm "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _rcm rcm
fi
`

const fish = String.raw`# Completion of rcm for fish. For every later shell:
#   rcm completion fish > ~/.config/fish/completions/rcm.fish
function __rcm_complete
    set -l current (commandline -ct)
    for line in (rcm __complete fish (commandline -opc) "$current" 2>/dev/null </dev/null)
        if string match -q ':files*' -- $line
            __fish_complete_path "$current"
        else
            printf '%s\n' $line
        end
    end
end
complete -c rcm -f -a '(__rcm_complete)'
`

const written = (script: string): string => script.replaceAll('$\\{', '${')

export const completionScripts: Readonly<Record<string, string>> = { bash: written(bash), zsh: written(zsh), fish: written(fish) }
