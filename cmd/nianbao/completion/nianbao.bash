# nianbao 的补全（bash）。放到 ~/.local/share/bash-completion/completions/nianbao，或者在 ~/.bashrc 里写：
# source <(nianbao completion bash)
_nianbao() {
  local cur=${COMP_WORDS[COMP_CWORD]} line path kinds= dirs=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      ':files '*) kinds=${line#:files } ;;
      ':folders') dirs=1 ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("$1" completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [ -n "$kinds$dirs" ] || return 0
  [ "$cur" != = ] || cur=
  cur=${cur#[\"\']}
  cur=${cur//\\/}
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    if [ -d "$path" ]; then
      COMPREPLY+=("$path")
    elif [ -n "$kinds" ]; then
      line=${path##*.}
      case " $kinds " in *" * "* | *" ${line,,} "*) COMPREPLY+=("$path") ;; esac
    fi
  done < <(compgen -f -- "$cur")
}
complete -F _nianbao nianbao
