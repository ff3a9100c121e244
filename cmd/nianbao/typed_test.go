package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
	"pgregory.net/rapid"

	"nianbao/action/manual"
)

// commandsOf returns every command, those below others with their names, in order.
func commandsOf(app *cli.App) (list []*cli.Command, paths [][]string) {
	for _, c := range app.VisibleCommands() {
		list, paths = append(list, c), append(paths, []string{c.Name})
		for _, sub := range c.Subcommands {
			list, paths = append(list, sub), append(paths, []string{c.Name, sub.Name})
		}
	}
	return list, paths
}

// slip draws what somebody types who means a word: one letter more, less, another, or two in the wrong order.
func slip(r *rapid.T, word string) string {
	at := rapid.IntRange(0, len(word)-2).Draw(r, "at")
	letter := string(rapid.SampledFrom([]rune("abcdefghijklmnopqrstuvwxyz")).Draw(r, "letter"))
	switch rapid.IntRange(0, 3).Draw(r, "how") {
	case 0:
		return word[:at+1] + letter + word[at+1:]
	case 1:
		return word[:at+1] + word[at+2:]
	case 2:
		return word[:at+1] + letter + word[at+2:]
	}
	return word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:]
}

// aside lets commands run in a folder of the test's, the local page included, which stops at once.
func aside(t *testing.T) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("AppData", home)
	t.Chdir(t.TempDir())
	was, opened := interrupts, browse
	t.Cleanup(func() { interrupts, browse = was, opened })
	interrupts = func() (context.Context, context.CancelFunc) {
		ctx, stop := context.WithCancel(context.Background())
		stop()
		return ctx, stop
	}
	browse = func(string) bool { return true }
}

// TestAnySlip shows that a mistyped command or option does no work on the file behind it, and that the one meant, or
// one as near, is named.
func TestAnySlip(t *testing.T) {
	data, err := os.ReadFile("../../testdata/" + sample)
	must(t, err)
	aside(t)
	must(t, os.WriteFile("表.xlsx", data, 0o666))
	list, paths := commandsOf(newApp(newFace(io.Discard, io.Discard)))
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(0, len(list)-1).Draw(r, "command")
		args, meant := slices.Clone(paths[n]), ""
		if rapid.Bool().Draw(r, "option") && len(list[n].Flags) > 0 {
			f := rapid.SampledFrom(list[n].Flags).Draw(r, "flag")
			if len(f.Names()[0]) < 3 {
				return
			}
			word := slip(r, f.Names()[0])
			if slices.ContainsFunc(list[n].Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), word) }) || word == "help" {
				return
			}
			meant = "是不是 -"
			args = append(args, "表.xlsx", "--"+word)
		} else {
			known := paths
			last := len(args) - 1
			if args[last] = slip(r, args[last]); slices.ContainsFunc(known, func(path []string) bool { return slices.Equal(path, args) }) ||
				args[last] == "help" {
				return
			}
			if len(paths[n][last]) > 3 {
				meant = "是不是 nianbao "
			}
			args = append(args, "表.xlsx")
		}
		var out, errs bytes.Buffer
		status := run(append([]string{"nianbao"}, args...), &out, &errs)
		left, err := os.ReadDir(".")
		if status != exitFailed || out.Len() > 0 || err != nil || len(left) != 1 || !strings.Contains(errs.String(), meant) {
			r.Fatalf("%v: status %d, %d files, want %q\n%s%s", args, status, len(left), meant, &out, &errs)
		}
	})
}

// TestMeant shows what is asked where something is mistyped, and that nothing is done.
func TestMeant(t *testing.T) {
	data, err := os.ReadFile("../../testdata/" + sample)
	must(t, err)
	aside(t)
	must(t, os.WriteFile("统计表.xlsx", data, 0o666))
	for line, want := range map[string]string{
		"convrt 统计表.xlsx":                     "是不是 nianbao convert？",
		"convert 统计表.xlsx --forse":            "是不是 --force？",
		"检查 统计表.xlsx":                         "是不是 nianbao check？",
		"转换 统计表.xlsx":                         "是不是 nianbao convert？",
		"jiancha 统计表.xlsx":                    "是不是 nianbao check？",
		"ＣＨＥＣＫ 统计表.xlsx":                      "是不是 nianbao check？",
		"check， 统计表.xlsx":                     "是不是 nianbao check？",
		"verify 统计表.xlsx":                     "是不是 nianbao check？",
		"填写 统计表.xlsx":                         "是不是 nianbao template fill？",
		"template 检查 统计表.xlsx":                "是不是 nianbao template check？",
		"统计表 --draft":                         "是不是文件 统计表.xlsx？",
		"统计表.xlxs":                            "是不是文件 统计表.xlsx？",
		"统计.xlsx":                             "是不是 统计表.xlsx？",
		"check 统计表":                           "是不是 统计表.xlsx？",
		"show 统汁表.xlsx":                       "是不是 统计表.xlsx？",
		"check “统计表.xlsx”":                    "是不是 统计表.xlsx？",
		"check --last 统计表.xlsx":               "没有写文件名，“统计表.xlsx”算作 --last 的内容",
		"template check":                      "用法：nianbao template check 模板.docx",
		"template fill":                       "用法：nianbao template fill 模板.docx",
		"check 统计表.xlsx --only R --ignore R":  "没有一条规则可查",
		"check 统计表.xlsx --form 没有":            "请写放着 form.yaml 的文件夹。",
		"统计表.xlsx check":                      "请写：nianbao check 统计表.xlsx。",
		"convert 统计表.xlsx 报告.docx":            "请写：-o 报告.docx。",
		"check 统计表.xlsx --issuer 甲":           "写了 --issuer，没有写 --notice",
		"rules R01,R99":                       "没有“R99”这条规则",
		"-r check 统计表.xlsx":                   "请写：nianbao check -r 统计表.xlsx。",
		"convert 统计表.xlsx —draft":             "是不是 --draft？",
		"convert 统计表.xlsx ---draft":           "是不是 --draft？",
		"convert 统计表.xlsx -o --draft":         "选项“-o”后面缺少内容",
		"convert 统计表.xlsx -o -r":              "选项“-o”后面缺少内容",
		"convert 统计表.xlsx --output=":          "选项“--output”后面缺少内容",
		"convert 统计表.xlsx -o a --output b":    "选项“--output”写了两次",
		"convert 统计表.xlsx --draft=no":         "选项“--draft”后面不写内容",
		"show 统计表.xlsx --roster a":            "有这个选项的是 nianbao check、nianbao convert、nianbao merge",
		"template --force":                    "没有“--force”这个选项",
		"template export 2O21":                "是不是 2021？",
		"template export notic":               "是不是 notice？",
		"template export 通报":                  "是不是 notice？",
		"template functions 日其":               "是不是 日期？",
		"convert 统计表.xlsx --to docxx":         "是不是 docx？",
		"convert 统计表.xlsx --missing blnak":    "是不是 blank？",
		"rules R0l":                           "是不是 R01？",
		"check 统计表.xlsx --only r1":            "是不是 R01？",
		"completion pwsh":                     "是不是 powershell？",
		"--versoin":                           "是不是 --version？",
		"-V":                                  "是不是 --version？",
		"-?":                                  "是不是 --help？",
		"check 统计表.xlsx -o 标注.xlsx":           "写 --annotate 标注.xlsx",
		"convert 统计表.xlsx -ox.docx":           "“-o”和后面的内容之间要有空格：-o x.docx。",
		"convert 统计表.xlsx -o报告.docx":          "：-o 报告.docx。",
		"convert 统计表.xlsx —o报告.docx":          "：-o 报告.docx。",
		"convert 统计表.xlsx -o＝报告.docx":         "：-o 报告.docx。",
		"convert 统计表.xlsx --output报告.docx":    "：--output 报告.docx。",
		"convert 统计表.xlsx --last上年.xlsx":      "：--last 上年.xlsx。",
		"compare 统计表.xlsx 统计表.xlsx -oA.xlsx":  "：-o A.xlsx。",
		"check 统计表.xlsx -o标注.xlsx":            "写 --annotate 标注.xlsx",
		"show 统计表.xlsx -o数.json":              "nianbao convert 文件 -o 报告.json",
		"show 统计表.xlsx -o 数.json":             "nianbao convert 文件 -o 报告.json",
		"nonsense 统计表.xlsx":                   "没有“nonsense”这个命令，也没有这个文件。用法见 nianbao --help。",
		"new --edition 2018 --agency 甲":       "没有“2018”这个版本。可用的版本：",
		"check. 统计表.xlsx":                     "是不是 nianbao check？",
		"convert 统计表.xlsx --force=true --dra": "是不是 --draft？",
	} {
		var out, errs bytes.Buffer
		status := run(append([]string{"nianbao"}, strings.Fields(line)...), &out, &errs)
		left, err := os.ReadDir(".")
		if status != exitFailed || out.Len() > 0 || err != nil || len(left) != 1 || !strings.Contains(errs.String(), want) {
			t.Errorf("%s: status %d, %d files, want %q\n%s%s", line, status, len(left), want, &out, &errs)
		}
	}
}

// TestFileName shows what is said of the names of files that a command line cannot take as they are.
func TestFileName(t *testing.T) {
	data, err := os.ReadFile("../../testdata/" + sample)
	must(t, err)
	aside(t)
	must(t, os.WriteFile("我的 统计 表.xlsx", data, 0o666))
	must(t, os.WriteFile("-表.xlsx", data, 0o666))
	for _, of := range []struct {
		args []string
		want string
	}{
		{[]string{"我的", "统计", "表.xlsx"}, `请写成 "我的 统计 表.xlsx"。`},
		{[]string{"check", "--all", "我的", "统计", "表.xlsx"}, `请写成 "我的 统计 表.xlsx"。`},
		{[]string{"check", "我的 统计 表.xlsx", "我的", "统计", "表.xlsx"}, `请写成 "我的 统计 表.xlsx"。`},
		{[]string{"check", `"我的 统计 表.xlsx"`}, "是不是 我的 统计 表.xlsx？"},
		{[]string{"check", "--json", "我的 统计表.xlsx"}, ""}, // a program is told in JSON
	} {
		var out, errs bytes.Buffer
		status := run(append([]string{"nianbao"}, of.args...), &out, &errs)
		if status != exitFailed || out.Len() > 0 != (of.want == "") || !strings.Contains(errs.String(), of.want) {
			t.Errorf("%q: status %d, want %q\n%s%s", of.args, status, of.want, &out, &errs)
		}
	}
	for _, args := range [][]string{{"check", "--", "-表.xlsx"}, {"check", "-表.xlsx"}, {"check", "我的 统计 表.xlsx", "./-表.xlsx"}} {
		var out, errs bytes.Buffer
		if status := run(append([]string{"nianbao"}, args...), &out, &errs); status != exitOK {
			t.Errorf("%q: status %d\n%s%s", args, status, &out, &errs)
		}
	}
}

// names are the Latin words that may stand in what people read: products, kinds of file and what is typed. Names of
// files, options, rules and commands besides.
var names = strings.Fields("nianbao Word Excel WPS Office LibreOffice PDF JSON CSV GBK UTF GB Ctrl C Windows docx xlsx html " +
	"pdf json csv notice error blank keep form check new range if end else image N R V F Y P M S XX D E A deadlines sentences " +
	"Tab bash zsh fish powershell PowerShell source compinit PROFILE Out String Invoke Expression Chrome Edge " +
	"SUM IF B DSUM IFERROR INDIRECT OFFSET NOW RAND VLOOKUP Sheet J REF T XML Unicode U AD X among others SHILISHI")

var (
	latin = regexp.MustCompile(`[A-Za-z]+`)
	// what is a name by its looks: options, names and endings of files, addresses, rules, cells, actions
	named = regexp.MustCompile(`(?:^|[^\w-])-{1,2}[a-zA-Z][a-z-]*|[\w*~$/-]*\.[a-z_]+[\w.-]*|\b[A-Z][0-9]{1,2}\b|\{\{[^}]*\}\}|[\w.]+@[\w.]+|` + "`.*?`" + `|[\w.-]+://\S+`)
)

// english returns the Latin words in what was said that are no names, nor were typed.
func english(said string, typed, known []string) (list []string) {
	for _, word := range typed {
		if word != "" {
			said = regexp.MustCompile(`(?i)(^|[^a-z])`+regexp.QuoteMeta(word)+`($|[^a-z])`).ReplaceAllString(said, "$1$2")
		}
	}
	for _, word := range latin.FindAllString(named.ReplaceAllString(said, " "), -1) {
		if !slices.Contains(names, word) && !slices.Contains(known, word) {
			list = append(list, word)
		}
	}
	return list
}

// TestNoEnglish reads every help text, and what is said of all that can be mistyped: a person who knows no English must
// be able to go on.
func TestNoEnglish(t *testing.T) {
	samples := map[string]string{"表.xlsx": sample, "旧.xlsx": "zhongwei-2020.xlsx"}
	files := map[string][]byte{"字.txt": []byte("无"), "空.xlsx": nil, "数.json": []byte(`{"甲":`), "名单.csv": []byte("甲,乙\n1,2\n"),
		"模板.docx": []byte("no")}
	for name, of := range samples {
		data, err := os.ReadFile("../../testdata/" + of)
		must(t, err)
		files[name] = data
	}
	aside(t)
	for name, data := range files {
		must(t, os.WriteFile(name, data, 0o666))
	}
	must(t, os.Mkdir("夹", 0o777))
	list, paths := commandsOf(newApp(newFace(io.Discard, io.Discard)))
	var known []string
	for _, path := range paths {
		known = append(known, path...)
	}
	for _, chapter := range manual.Chapters { // the language's own names
		for _, e := range chapter.Entries {
			known = append(known, latin.FindAllString(e.Name+" "+e.Usage+" "+e.Example+" "+e.Says, -1)...)
		}
	}
	said := func(args ...string) {
		t.Helper()
		var out, errs bytes.Buffer
		run(append([]string{"nianbao"}, args...), &out, &errs)
		if bytes.HasPrefix(out.Bytes(), []byte("{")) { // for programs
			out.Reset()
		}
		for line := range strings.Lines(out.String() + errs.String()) {
			if found := english(line, args, known); len(found) > 0 {
				t.Errorf("nianbao %s says %v: %s", strings.Join(args, " "), found, line)
			}
		}
	}
	said("--help")
	for i, path := range paths {
		about := list[i]
		with := func(args ...string) { said(slices.Concat(path, args)...) }
		with("--help")
		with("--forse")
		if path[0] == "doctor" || path[0] == "version" { // what machines are called is no word of ours
			continue
		}
		with()
		with("没有.xlsx", "多.xlsx", "了.xlsx", "很.xlsx", "多.xlsx")
		with("字.txt")
		with("夹")
		with("空.xlsx")
		for j, f := range about.Flags {
			name := "--" + f.Names()[0]
			with(name)
			with("字.txt", name+"=")
			with("字.txt", name+"=什么")
			with("字.txt", name, "没有", name, "没有")
			if path[0] != "serve" {
				with("空.xlsx", name, "错的")
				with(name, "字.txt", "旧.xlsx")
			}
			if other := about.Flags[(j+1)%len(about.Flags)]; other != f && path[0] != "serve" {
				with("空.xlsx", name, "夹", "--"+other.Names()[0], "字.txt")
			}
		}
	}
	for line := range strings.Lines(mistyped) {
		said(strings.Fields(line)...)
	}
}

// mistyped are command lines that cannot be carried out.
const mistyped = `chekc 表.xlsx
检查 表.xlsx
-r check 夹
--josn
rules X01
rules R0l
check 表.xlsx --only R99
check 表.xlsx --ignore 甲
check 表.xlsx --strict --exit-zero
check 表.xlsx 旧.xlsx --annotate 标注.xlsx
check 表.xlsx —strict
convert 表.xlsx -o 报告.dox
convert 表.xlsx --to docxx
convert 表.xlsx -o 报告.docx --to pdf
convert 表.xlsx --missing blnak
convert 表.xlsx 旧.xlsx -o 一.docx
convert 表.xlsx --template 没有.docx
convert 表.xlsx --template 模板.docx
convert 表.xlsx --jobs 0
convert 表.xlsx --resume 没有.jsonl
check --files-from 没有
check --files-from 空.xlsx
new --agency 甲 --year 24
new --edition 202l
new --edition 2018
new 多
template export notic
template export 2020
template functions 日其
template fields 模板.docx
template check 表.xlsx
template fill 模板.docx
template fill 模板.docx --data 数.json
template fill 模板.docx --data 没有.json
template fill 模板.docx --data 名单.csv -o 出.docx
template chek
form check 夹
form check 没有
form new 表.xlsx 二
form new 空.xlsx
waive 表.xlsx
waive 表.xlsx R99 --reason 好
waive 表.xlsx R01 --reason 好
waive 表.xlsx Y02
merge 表.xlsx
merge 表.xlsx 旧.xlsx -o 汇总.xlsx
merge 表.xlsx 表.xlsx -o 汇总.xlsx
merge 表.xlsx -o 汇总.docx
compare 表.xlsx
compare 表.xlsx 表.xlsx
compare 旧.xlsx 表.xlsx -o 对比.pdf
overview 表.xlsx -o 字.pdf
serve --addr 8.8.8.8:80
serve --addr 甲
serve 没有.xlsx
show 数.json
fix 表.xlsx -o 表.xlsx
`
