package licence

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// rule stands between two notices.
var rule = strings.Repeat("=", 78)

// Text returns the file 第三方许可.txt of a program: what it is made of, a line each, then the texts. Parts of pdfium
// stand behind the module that brings them. It is for Windows' Notepad of any age: UTF-8 with its mark, lines end in
// CR LF.
func Text(program string, modules, pdfium []Notice) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s 使用了下列开放源代码软件。感谢它们的作者。\n许可的原文列在后面，英文原文为准。\n\n", program)
	for _, n := range modules {
		b.WriteString(n.line(""))
		if n.Name == PdfiumModule {
			for _, p := range pdfium {
				b.WriteString(p.line("  其中 "))
			}
		}
	}
	for _, n := range append(modules[:len(modules):len(modules)], pdfium...) {
		fmt.Fprintf(&b, "\n%s\n%s\n%s\n", rule, strings.TrimSpace(n.line("")), rule)
		for _, t := range n.Texts {
			t = strings.ReplaceAll(strings.TrimPrefix(t, "\ufeff"), "\r\n", "\n")
			fmt.Fprintf(&b, "\n%s\n", strings.Trim(t, "\n"))
		}
	}
	return unicode.UTF8BOM.NewEncoder().Bytes([]byte(strings.ReplaceAll(b.String(), "\n", "\r\n")))
}

func (n Notice) line(before string) string {
	name := strings.TrimRight(before+n.Name+" "+n.Version, " ")
	return name + "  " + strings.Join(n.IDs, ", ") + "\n"
}
