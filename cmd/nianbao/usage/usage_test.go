package usage_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"nianbao/cmd/docs/leaflet"
	"nianbao/cmd/nianbao/usage"
)

// TestAnyManual shows that a manual page and a document say every name and text of a manual, whatever characters are in
// them.
func TestAnyManual(t *testing.T) {
	text := rapid.StringMatching(`[.'\\|<*_~a-z\-年报《，“{]{1,12}`)
	word := rapid.StringMatching(`[A-Z.|\-]{1,9}`) // behind an option, written as code
	rapid.Check(t, func(t *rapid.T) {
		m := usage.Manual{Name: "nianbao", Says: text.Draw(t, "says"), Usage: []string{text.Draw(t, "usage")},
			Commands: []usage.Entry{{Name: rapid.StringMatching(`[a-z]{1,8}( [a-z]{1,8})?`).Draw(t, "name"), Says: text.Draw(t, "does"),
				Usage: text.Draw(t, "call"),
				More:  text.Draw(t, "more") + "\n" + text.Draw(t, "second"), Examples: text.Draw(t, "example"),
				Options: []usage.Option{{Names: []string{"--all", "-a"}, Value: word.Draw(t, "value"),
					Says: text.Draw(t, "option")}}}}}
		page := usage.Man(m)
		for line := range strings.Lines(page) {
			if strings.HasPrefix(line, ".") && !known(line) || strings.HasPrefix(line, "'") {
				t.Fatalf("a text is taken for a request: %s", line)
			}
		}
		shown := strings.NewReplacer(`\e`, `\`, `\-`, "-", `\&`, "").Replace(page)
		said := seen(t, usage.Markdown(m))
		c := m.Commands[0]
		for _, want := range append(strings.Split(c.More, "\n"), c.Examples, m.Says, m.Usage[0], c.Usage, strings.TrimSuffix(c.Says, "。"),
			c.Options[0].Value, c.Options[0].Says) {
			if !strings.Contains(shown, want) {
				t.Fatalf("%q is not on the page\n%s", want, page)
			}
			if !strings.Contains(said, want) {
				t.Fatalf("%q is not in the document\n%s", want, said)
			}
		}
	})
}

// seen returns the words that a reader of a Markdown text sees.
func seen(t *rapid.T, markdown string) string {
	data, err := leaflet.Page([]byte(markdown), leaflet.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, markdown)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("html.Parse: %v", err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// known reports whether a line is a request that the page is made of.
func known(line string) bool {
	for _, request := range []string{".\\\"", ".TH ", ".SH ", ".SS ", ".TP\n", ".B ", ".PP\n", ".nf\n", ".fi\n", ".nh\n", ".ad l\n",
		".if \\n(.g", ".  class ", ".  cflags ", ".\\}"} {
		if strings.HasPrefix(line, request) {
			return true
		}
	}
	return false
}

// TestGroff shows that groff takes any page without a warning.
func TestGroff(t *testing.T) {
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("groff is not installed")
	}
	m := usage.Manual{Name: "nianbao", Says: "政府信息公开工作年度报告：读统计表", Usage: []string{`nianbao 'x' .y \z`},
		Commands: []usage.Entry{{Name: "check", Says: strings.Repeat("检查统计表，查勾稽关系。", 20),
			Usage: "nianbao check 文件...", More: ".例\n'例", Examples: ".例",
			Options: []usage.Option{{Names: []string{"--output", "-o"}, Value: "FILE", Says: `'写到 FILE\n`}}}}}
	command := exec.Command("groff", "-ww", "-b", "-K", "utf8", "-T", "utf8", "-man", "-z")
	command.Stdin = strings.NewReader(usage.Man(m))
	if said, err := command.CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("%v: %s", err, said)
	}
}

// TestOf shows what is taken of commands: those that people see, those below one instead of it, examples as they are set.
func TestOf(t *testing.T) {
	app := &cli.App{Name: "nianbao", Usage: "年报", UsageText: "nianbao 文件\n   nianbao 命令", Commands: []*cli.Command{
		{Name: "check", Usage: "检查", ArgsUsage: "文件...", Description: "说明",
			UsageText: "   nianbao check a.xlsx\n      只检查\n",
			Flags: []cli.Flag{&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到 `FILE`"},
				&cli.BoolFlag{Name: "all", Usage: "全部"}}},
		{Name: "template", Subcommands: []*cli.Command{{Name: "fill", Usage: "填写"}, {Name: "old", Hidden: true}}},
		{Name: "man", Hidden: true},
	}}
	want := usage.Manual{Name: "nianbao", Says: "年报", Usage: []string{"nianbao 文件", "nianbao 命令"},
		Commands: []usage.Entry{
			{Name: "check", Says: "检查", Usage: "nianbao check 文件...", More: "说明",
				Examples: "nianbao check a.xlsx\n   只检查",
				Options:  []usage.Option{{[]string{"--output", "-o"}, "FILE", "写到 FILE"}, {[]string{"--all"}, "", "全部"}}},
			{Name: "template fill", Says: "填写", Usage: "nianbao template fill"},
		}}
	if diff := cmp.Diff(want, usage.Of(app)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
