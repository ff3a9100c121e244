package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/filing/record"
	"nianbao/filing/template"
	"nianbao/fuzztest"
	"nianbao/ooxml/mangletest"
)

// FuzzPublishedPage spoils published pages, as trees and as bytes.
func FuzzPublishedPage(f *testing.F) {
	var sources [][]byte
	for _, book := range books {
		out := filepath.Join(f.TempDir(), "report.html")
		_, err := Builtin().Convert(book, Conversion{Out: out})
		if err != nil {
			f.Fatalf("Builtin().Convert: %v", err)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			f.Fatalf("os.ReadFile: %v", err)
		}
		sources = append(sources, data)
	}
	scripts(func(sample uint8, script []byte) { f.Add(sample, script) })
	f.Fuzz(func(t *testing.T, sample uint8, script []byte) {
		wholeWay(t, "报送.html", mangledPage(t, sources[int(sample)%len(sources)], fuzztest.Of(script)), len(script))
	})
}

// mangledPage returns a page with changes.
func mangledPage(t *testing.T, page []byte, s *fuzztest.Script) []byte {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatalf("html.Parse: %v", err)
	}
	for n := 0; s.More() && n < 40; n++ {
		var elements, words []*html.Node
		for d := range root.Descendants() {
			switch {
			case d.Type == html.TextNode:
				words = append(words, d)
			case d.Type == html.ElementNode && d.Data != "html" && d.Data != "body" && d.Data != "head":
				elements = append(elements, d)
			}
		}
		if len(elements) == 0 || len(words) == 0 || len(elements) > 20_000 {
			break
		}
		changeNode(s, elements[s.Below(len(elements))], elements[s.Below(len(elements))], words[s.Below(len(words))])
	}
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		t.Skip(err)
	}
	data := b.Bytes()
	if at := s.Below(1 << 16); at > 1<<15 && at < len(data) {
		data = append(data[:at:at], append([]byte(s.Word()), data[at:]...)...)
	}
	return data
}

// changeNode changes an element or a text.
func changeNode(s *fuzztest.Script, n, other, words *html.Node) {
	switch s.Below(8) {
	case 0:
		n.Parent.RemoveChild(n)
	case 1:
		n.Parent.InsertBefore(nodeCopy(n), n)
	case 2:
		other.Parent.InsertBefore(nodeCopy(n), other)
	case 3, 4:
		words.Data = s.Word()
	case 5:
		keys := []string{"rowspan", "colspan", "style", "hidden", "class", "charset", "type", "open", "value"}
		n.Attr = append(n.Attr, html.Attribute{Key: keys[s.Below(len(keys))], Val: s.Word()})
	case 6:
		names := []string{"table", "tr", "td", "th", "tbody", "caption", "p", "div", "br", "pre", "script", "template", "select", "sup", "del", "h1", "span", "li", "input"}
		n.Data, n.DataAtom = names[s.Below(len(names))], 0
	case 7:
		other.AppendChild(nodeCopy(n))
	}
}

// nodeCopy returns a copy of a node and all below it.
func nodeCopy(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Namespace: n.Namespace, Attr: append([]html.Attribute{}, n.Attr...)}
	for kid := range n.ChildNodes() {
		c.AppendChild(nodeCopy(kid))
	}
	return c
}

// FuzzOwnTemplate spoils Word templates, with actions and blank forms, checks them and fills the sample into them, or data.
func FuzzOwnTemplate(f *testing.F) {
	sources := packages(f, "../templates/2021/report.docx", "../templates/2019/report.docx", "testdata/output-trend-table.docx", "../testdata/fill/letter.docx")
	scripts(func(sample uint8, script []byte) { f.Add(sample, script) })
	f.Fuzz(func(t *testing.T, sample uint8, script []byte) {
		fuzztest.Watch(t)
		dir := t.TempDir()
		own, out := filepath.Join(dir, "模板.docx"), filepath.Join(dir, "报告.docx")
		data := mangled(t, sources[int(sample)%len(sources)], fuzztest.Of(script))
		if err := os.WriteFile(own, data, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		l := Builtin()
		if _, err := l.CheckTemplate(own, ""); err != nil {
			refusedWell(t, err)
		}
		if int(sample)%len(sources) == 3 {
			filledWell(t, own, out)
			return
		}
		c := Conversion{Out: out, Template: own, Draft: len(script)%2 == 0, Charts: len(script)%3 == 0, Clean: len(script)%5 < 2}
		if _, err := l.Convert(books[int(sample)%2], c); err != nil {
			refusedWell(t, err)
			return
		}
		first, err := os.ReadFile(out)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		if _, err := l.OpenBytes(out, first); err != nil {
			refusedWell(t, err)
		}
		c.Force = true
		if _, err := l.Convert(books[int(sample)%2], c); err != nil {
			t.Fatalf("l.Convert: %v", err)
		}
		if second, _ := os.ReadFile(out); !bytes.Equal(first, second) {
			t.Fatal("other bytes the second time")
		}
	})
}

// filledWell fills a letter's template with the data beside it.
func filledWell(t *testing.T, own, out string) {
	t.Helper()
	how := template.Filling{Out: out, Data: record.Source{Paths: []string{"../testdata/fill/common.json", "../testdata/fill/agencies.xlsx"}}}
	if _, err := template.Fill(own, how); err != nil {
		refusedWell(t, err)
	}
	how.Out = strings.Replace(out, "报告", "{{单位}}", 1)
	if _, err := template.Fill(own, how); err != nil {
		refusedWell(t, err)
	}
}

// FuzzRows spoils the workbook whose rows a letter is filled with.
func FuzzRows(f *testing.F) {
	source := packages(f, "../testdata/fill/agencies.xlsx")[0]
	scripts(func(_ uint8, script []byte) { f.Add(script) })
	f.Fuzz(func(t *testing.T, script []byte) {
		fuzztest.Watch(t)
		dir := t.TempDir()
		rows := filepath.Join(dir, "数据.xlsx")
		data, err := mangletest.Package(source, fuzztest.Of(script)).Bytes()
		if err != nil {
			t.Skip(err)
		}
		if err := os.WriteFile(rows, data, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		how := template.Filling{Out: filepath.Join(dir, "函.docx"), Data: record.Source{Paths: []string{"../testdata/fill/common.json", rows}}}
		for _, name := range []string{"函.docx", "{{单位}}.docx"} {
			how.Out = filepath.Join(dir, name)
			if _, err := template.Fill("../testdata/fill/letter.docx", how); err != nil {
				refusedWell(t, err)
			}
		}
	})
}
