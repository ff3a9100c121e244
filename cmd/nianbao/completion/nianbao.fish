# nianbao 的补全（fish）。存成 ~/.config/fish/completions/nianbao.fish。
function __nianbao_complete
    set -l given (commandline -opc)
    set -l cur (commandline -ct)
    set -l program $given[1]
    set -e given[1]
    for line in ($program completion fish -- $given "$cur" 2>/dev/null)
        switch $line
            case ':files \*'
                __fish_complete_path "$cur"
            case ':files *'
                set -l kinds (string replace -a ' ' '|' -- (string sub -s 8 -- $line))
                __fish_complete_path "$cur" | string match -ri -- "^[^\t]*(/|\.($kinds))(\t.*)?\$" | string match -r -- '^[^\t]*[./].*'
            case ':folders'
                __fish_complete_directories "$cur"
            case '*'
                echo $line
        end
    end
end
complete -c nianbao -f -a '(__nianbao_complete)'
