package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// answers returns what the program answers a shell: the words without what they are.
func answers(t *testing.T, words ...string) (list []string) {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(slices.Concat([]string{"nianbao", "completion", "zsh", "--"}, words), &out, &errs); status != exitOK {
		t.Errorf("%q: status %d: %s", words, status, &errs)
	}
	for line := range strings.Lines(out.String()) {
		word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		list = append(list, word)
	}
	return list
}

// TestCompletion shows what may stand where.
func TestCompletion(t *testing.T) {
	const report = ":files xlsx xlsm xls et docx docm html htm pdf dotx json"
	for _, test := range []struct{ typed, want string }{
		{"che", "check|" + report},
		{"check", "check|" + report},
		{"template ", "export|fields|functions|check|fill"},
		{"template f", "fields|functions|fill"},
		{"form ", "check|new"},
		{"check --an", "--annotate"},
		{"check --strict --str", ""},
		{"check --with 甲.xlsx --wi", "--with"},
		{"check ", report},
		{"check --only R0", "R01|R02|R03|R04"},
		{"check --only r04", "R04"},
		{"check --only=R04", "--only=R04"},
		{"check --only R04,Y0", "R04,Y01|R04,Y02|R04,Y03|R04,Y04|R04,Y05|R04,Y06|R04,Y07|R04,Y08|R04,Y09"},
		{"check --only = R04", "R04"}, // as bash parts it
		{"check --only =", ""},
		{"check --password ", ""},
		{"check --form ", ":folders"},
		{"check 表.xlsx -o", ""},
		{"convert 表.xlsx --to ", "docx|xlsx|html|pdf|json"},
		{"convert --missing b", "blank"},
		{"表.xlsx --dr", "--draft"},
		{"waive 表.xlsx Y1", "Y10|Y11|Y12"},
		{"waive 表.xlsx Y10 ", ""},
		{"rules F0", "F01|F02|F03|F04|F05|F06|F07|F08|F09"},
		{"template export ", "2019|2021|notice"},
		{"new --edition 2", "2019|2021"},
		{"completion ", "bash|zsh|fish|powershell"},
		{"help ver", "version"},
		{"nonsense ", report},
		{"template nonsense ", ""},
	} {
		got := strings.Join(answers(t, strings.Split(test.typed, " ")...), "|")
		if test.typed == "check --only =" && strings.HasPrefix(got, "F01|") || got == test.want {
			continue
		}
		t.Errorf("%q: %s, want %s", test.typed, got, test.want)
	}
}

// TestEveryOptionIsCompleted shows that it is known of each option what its value may be.
func TestEveryOptionIsCompleted(t *testing.T) {
	free := strings.Fields("password reason agency year deadline issuer jobs sheet addr text")
	list, paths := commandsOf(newApp(newFace(io.Discard, io.Discard)))
	for i, c := range list {
		for _, f := range c.Flags {
			if _, takesNone := f.(*cli.BoolFlag); takesNone {
				continue
			}
			name := f.Names()[0]
			got := answers(t, append(slices.Clone(paths[i]), "--"+name, "")...)
			if len(got) == 0 && !slices.Contains(free, name) {
				t.Errorf("%v --%s: nothing may stand behind it", paths[i], name)
			}
		}
	}
}

// TestShells asks the shells themselves, those that are there.
func TestShells(t *testing.T) {
	program, err := os.Executable()
	must(t, err)
	dir := t.TempDir()
	must(t, os.Symlink(program, filepath.Join(dir, "nianbao"))) // by its name the test's program is nianbao
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Chdir(t.TempDir())
	for _, name := range []string{"统计表.xlsx", "有 空格.docx", "读我.txt"} {
		must(t, os.WriteFile(name, nil, 0o666))
	}
	must(t, os.Mkdir("收件", 0o777))
	for _, shell := range []struct{ name, script string }{
		{"bash", `source <(nianbao completion bash)
ask() { COMP_WORDS=(nianbao "$@"); COMP_CWORD=$#; _nianbao nianbao; printf '%s\n' "${COMPREPLY[@]}"; echo; }
`},
		{"zsh", `autoload -U compinit; compinit -u -d "$TMPDIR/zcompdump"
source <(nianbao completion zsh)
_describe() { print -l -- ${${(P)4}%%:*} }
_files() { [[ $1 == -g ]] && print -l -- ${~2}(N) ; print -l -- *(/N) }
ask() { words=(nianbao "$@"); CURRENT=$#words; _nianbao; print; }
setopt extendedglob
`},
		{"fish", `nianbao completion fish | source
function ask; complete -C "nianbao "(string join ' ' -- $argv) | string replace -r '\t.*' ''; echo; end
`},
	} {
		path, err := exec.LookPath(shell.name)
		if err != nil {
			t.Logf("%s is missing", shell.name)
			continue
		}
		for typed, want := range map[string]string{"chec": "check", "check --exit": "--exit-zero", "rules R04": "R04", "template ex": "export",
			"check ''": "收件 有 空格.docx 统计表.xlsx", "check --form ''": "收件"} {
			run := exec.Command(path, "-c", shell.script+"ask "+typed)
			run.Env = append(os.Environ(), "HOME="+dir, "TMPDIR="+dir, "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
			if shell.name == "fish" && strings.HasSuffix(typed, "''") {
				run.Args[2] = shell.script + "ask " + strings.TrimSuffix(typed, "''") + `""`
			}
			said, err := run.CombinedOutput()
			var got []string
			for line := range strings.Lines(string(said)) {
				if word := strings.TrimSuffix(strings.TrimSpace(line), "/"); word != "" {
					got = append(got, strings.ReplaceAll(word, `\`, ""))
				}
			}
			if shell.name == "zsh" && typed == "chec" { // which of the files begin so zsh itself knows
				got = slices.DeleteFunc(got, func(word string) bool { return word != "check" })
			}
			slices.Sort(got)
			if err != nil || strings.Join(got, " ") != want {
				t.Errorf("%s: %s: %v: %q, want %s", shell.name, typed, err, got, want)
			}
		}
	}
}
