#compdef nianbao
# nianbao 的补全（zsh）。存成 $fpath 里一个文件夹下的 _nianbao，或者在 ~/.zshrc 的 compinit 后面写：
# source <(nianbao completion zsh)
_nianbao() {
  local line kinds
  local -a said dirs
  for line in "${(@f)$(${words[1]} completion zsh -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      ('') ;;
      (:files\ *) kinds=${line#:files } ;;
      (:folders) dirs=(-/) ;;
      (*) said+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( $#said )) && _describe -t nianbao 'nianbao' said
  if [[ $kinds == '*' ]]; then
    _files
  elif [[ -n $kinds ]]; then
    _files -g "*.(#i)(${kinds// /|})"
  elif (( $#dirs )); then
    _files $dirs
  fi
}
if [[ $funcstack[1] == _nianbao ]]; then
  _nianbao "$@"
else
  compdef _nianbao nianbao
fi
