package usage

import (
	"fmt"
	"strings"
)

// breaks teach groff between which characters of Chinese a line may end: without, it takes a sentence for one word. The
// classes are those of its own zh.tmac, which man does not load by itself; mandoc passes over them.
const breaks = `.if \n(.g \{\
.  class [CJKprepunct] \[u2026] \[u201D] \[u3001] \[u3002] \[u300B] \[uFF01] \[uFF09] \[uFF0C] \[uFF1A] \[uFF1B] \[uFF1F]
.  class [CJKpostpunct] \[uFF08] \[u201C] \[u300A]
.  class [CJKnormal] \[u4E00]-\[u9FFF]
.  cflags 128 \C'[CJKprepunct]'
.  cflags 256 \C'[CJKpostpunct]'
.  cflags 512 \C'[CJKnormal]'
.\}
`

// Man writes a manual as a page of section 1, in roff with the macros of man(7), encoded in UTF-8.
func Man(m Manual) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".\\\" -*- mode: nroff; coding: utf-8 -*-\n.TH %s 1 \"\" %s 年报助手\n%s.nh\n.ad l\n",
		strings.ToUpper(m.Name), m.Name, breaks)
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n.SH 用法\n.nf\n", m.Name, roff(m.Says))
	for _, line := range m.Usage {
		b.WriteString(roff(line) + "\n")
	}
	b.WriteString(".fi\n.SH 命令\n")
	for _, c := range m.Commands {
		manEntry(&b, c)
	}
	b.WriteString(".SH 退出状态\n")
	for _, s := range Statuses {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s。\n", s.Status, roff(s.Says))
	}
	return b.String()
}

func manEntry(b *strings.Builder, c Entry) {
	fmt.Fprintf(b, ".SS %s\n%s。\n.PP\n.nf\n%s\n.fi\n", roff(c.Name), roff(strings.TrimSuffix(c.Says, "。")), roff(c.Usage))
	verbatim(b, "", c.More)
	verbatim(b, "例：\n", c.Examples)
	for _, o := range c.Options {
		fmt.Fprintf(b, ".TP\n.B %s\n%s。\n", roff(o.spelled(", ")), roff(strings.TrimSuffix(o.Says, "。")))
	}
}

// verbatim writes lines as they are, under a head; nothing where there are none.
func verbatim(b *strings.Builder, head, lines string) {
	if lines == "" {
		return
	}
	b.WriteString(".PP\n" + head + ".nf\n")
	for line := range strings.Lines(lines) {
		b.WriteString(roff(strings.TrimRight(line, "\n")) + "\n")
	}
	b.WriteString(".fi\n")
}

// roff writes a text so that roff prints it as it is.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ").Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
