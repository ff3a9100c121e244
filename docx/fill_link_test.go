package docx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/action"
	"nianbao/docx/seen"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// linkTo is a link by the relation x1.
func linkTo(text string) string {
	return `<w:hyperlink r:id="x1" w:history="1">` + typed(text) + `</w:hyperlink>`
}

// leadsOf returns where the links of a filled body lead, in their order, and how many relations there are.
func leadsOf(t interface{ Fatalf(string, ...any) }, pkg *opc.Package) (targets []string, relations int) {
	list, err := pkg.Relations("word/document.xml")
	if err != nil {
		t.Fatalf("pkg.Relations: %v", err)
	}
	data, _ := pkg.Part("word/document.xml")
	tree, err := xmltree.Parse(data, nil)
	if err != nil {
		t.Fatalf("xmltree.Parse: %v", err)
	}
	for _, name := range []string{"hyperlink", "hlinkClick"} {
		for e := range tree.Within(name) {
			i := slices.IndexFunc(list, func(r opc.Relation) bool { return r.ID == e.Attr("id") && r.External })
			if i < 0 {
				t.Fatalf("a link leads nowhere: %s", e)
			}
			targets = append(targets, list[i].Target)
		}
	}
	return targets, len(list)
}

// TestLinksOfPasses shows that links lead where their pass says, and what becomes of those that no pass has.
func TestLinksOfPasses(t *testing.T) {
	rows := func(links ...string) map[string]any {
		list := []any{}
		for _, to := range links {
			list = append(list, map[string]any{"址": to, "真": to != ""})
		}
		return map[string]any{"行": list, "址": "top", "号": "7"}
	}
	loop := tbl("<w:tr><w:tc><w:p>" + typed("{{range 整行 行}}x") + linkTo("看") + typed("{{end}}") + "</w:p></w:tc></w:tr>")
	anchored := strings.Replace(loop, "w:history", `w:anchor="b" w:history`, 1) + `<w:p><w:bookmarkStart w:id="1" w:name="b"/>` +
		`<w:bookmarkEnd w:id="1"/></w:p>`
	picture := p("{{range 行}}") + `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"><a:hlinkClick r:id="x1"/></wp:docPr>` +
		`</wp:inline></w:drawing></w:r></w:p>` + p("{{end}}")
	for _, test := range []struct {
		name, body, target string
		data               map[string]any
		want               string // targets, and the number of relations
	}{
		{"a row each", loop, "{{.址}}", rows("http://a/?x=1&y=<2>", "http://b/ c", "http://a/?x=1&y=<2>"),
			"[http://a/?x=1&y=%3C2%3E http://b/%20c http://a/?x=1&y=%3C2%3E] 2"},
		{"as Word writes it", loop, "http://x/%7B%7B.%E5%9D%80%7D%7D?n={{号}}", rows("甲", "乙"), "[http://x/甲?n=7 http://x/乙?n=7] 2"},
		{"with a condition", loop, "{{if .真}}{{.址}}{{else}}http://no/{{end}}", rows("http://a/", ""), "[http://a/ http://no/] 2"},
		{"to a place there", anchored, "{{.址}}", rows("http://a/"), "[http://a/] 1"},
		{"no rows", loop, "{{.址}}", rows(), "[] 0"},
		{"outside of a loop", `<w:p>` + typed("{{号}}") + linkTo("看") + linkTo("又") + `</w:p>`, "http://{{址}}/", rows(), "[http://top/ http://top/] 1"},
		{"of a picture", picture, "{{.址}}", rows("http://a/", "http://b/"), "[http://a/ http://b/] 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg := parted(t, test.body, map[string][2]string{"!": {"hyperlink", test.target}})
			template, err := Parse(pkg)
			if err != nil {
				t.Fatalf("Parse: %v", err)
			}
			out, err := template.FillWith(test.data, Options{})
			if err != nil {
				t.Fatalf("template.FillWith: %v", err)
			}
			targets, relations := leadsOf(t, out)
			if got := fmt.Sprint(targets, relations); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			if faults := wordtest.Faults(out); len(faults) > 0 {
				t.Error(faults)
			}
		})
	}
}

// TestLinkOutside shows that a link out of the document keeps the place that it names there, though a bookmark of the
// pass is called so.
func TestLinkOutside(t *testing.T) {
	pkg := parted(t, p("{{range 行}}")+`<w:p><w:bookmarkStart w:id="1" w:name="b"/>`+strings.Replace(linkTo("看"), "w:history",
		`w:anchor="b" w:history`, 1)+`<w:bookmarkEnd w:id="1"/>`+`<w:hyperlink w:anchor="b">`+typed("此")+`</w:hyperlink></w:p>`+p("{{end}}"),
		map[string][2]string{"!": {"hyperlink", "http://z/"}})
	out, err := opc.Read(filled(t, pkg, map[string]any{"行": []any{1, 2}}))
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	data, _ := out.Part("word/document.xml")
	for piece, want := range map[string]int{`r:id="x1" w:anchor="b"`: 2, `<w:hyperlink w:anchor="b">`: 1, `<w:hyperlink w:anchor="b_1">`: 1} {
		if n := strings.Count(string(data), piece); n != want {
			t.Errorf("%s stands %d times, want %d, in %s", piece, n, want, data)
		}
	}
}

// TestLinksOfPassesRefused shows that links of rows are as safe as others, and that what is wrong is told where it stands.
func TestLinksOfPassesRefused(t *testing.T) {
	body := tbl(tr("头"), "<w:tr><w:tc><w:p>"+typed("{{range 整行 行}}x")+linkTo("看")+typed("{{end}}")+"</w:p></w:tc></w:tr>")
	for target, want := range map[string]string{
		"{{.址}}":  "第 1 个表格第 2 行第 1 格的链接 {{.址}}：链接不能是“javascript:”开头的地址",
		"{{.没有}}": "第 1 个表格第 2 行第 1 格的链接 {{.没有}}：没有“没有”这个名称",
	} {
		template, err := Parse(parted(t, body, map[string][2]string{"!": {"hyperlink", target}}))
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		data := map[string]any{"行": []any{map[string]any{"址": "http://a/"}, map[string]any{"址": "javascript:x"}}}
		if _, err := template.FillWith(data, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", target, err, want)
		}
	}
	template, err := Parse(parted(t, body, map[string][2]string{"!": {"hyperlink", "{{.没有}}"}}))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	kept, err := template.FillWith(map[string]any{"行": []any{map[string]any{}}}, Options{Missing: action.Keep})
	if err != nil {
		t.Fatalf("template.FillWith: %v", err)
	}
	if targets, n := leadsOf(t, kept); n != 1 || targets[0] != "{{.没有}}" {
		t.Errorf("kept: %q", targets)
	}
}

// TestAnyLinks fills loops with any links, also in a loop around and outside of any: each leads where its row says, equal
// ones by one relation, and no relation is left over.
func TestAnyLinks(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		address := rapid.SampledFrom([]string{"http://a/", "http://b/?x=1&y=2", `mailto:"甲" <x@y.example>`, "页", "https://c/{}|", ""})
		var rows []any
		var want []string
		for range rapid.IntRange(0, 5).Draw(r, "rows") {
			to := address.Draw(r, "address")
			rows = append(rows, map[string]any{"址": to})
			want = append(want, seen.Link(to))
		}
		body := p("{{range 行}}") + `<w:p>` + linkTo("看") + `</w:p>` + p("{{end}}")
		if rapid.Bool().Draw(r, "twice") {
			body, want = p("{{range 二}}")+strings.ReplaceAll(body, "range 行", "range $.行")+p("{{end}}"), append(want, want...)
		}
		other := rapid.SampledFrom([]string{"", "http://z/", "{{外}}"}).Draw(r, "other")
		pkg := parted(t, body, map[string][2]string{"!": {"hyperlink", "{{.址}}"}})
		if other != "" {
			if _, err := pkg.RelateOutside("word/document.xml", "hyperlink", other); err != nil {
				r.Fatalf("pkg.RelateOutside: %v", err)
			}
		}
		template, err := Parse(pkg)
		if err != nil {
			r.Fatalf("Parse: %v", err)
		}
		out, err := template.FillWith(map[string]any{"行": rows, "二": []any{1, 2}, "外": "http://y/"}, Options{})
		if err != nil {
			r.Fatalf("template.FillWith: %v", err)
		}
		targets, relations := leadsOf(r, out)
		if !slices.Equal(targets, want) {
			r.Fatalf("links lead to %q, want %q", targets, want)
		}
		slices.Sort(want)
		if n := len(slices.Compact(want)); other != "" && relations != n+1 || other == "" && relations != n {
			r.Fatalf("%d relations for %q and %q", relations, want, other)
		}
		if faults := wordtest.Faults(out); len(faults) > 0 {
			r.Fatal(faults)
		}
	})
}

// TestLinksOfNotes shows that the links in the notes of passes are those of the notes' part, whatever the body's are called.
func TestLinksOfNotes(t *testing.T) {
	body := p("{{range 行}}") + `<w:p>` + linkTo("看") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>` + p("{{end}}")
	notes := `<w:footnotes ` + wordNS + `><w:footnote w:id="2"><w:p>` + linkTo("注") + strings.Replace(linkTo("定"), "x1", "x2", 1) +
		`</w:p></w:footnote></w:footnotes>`
	relation := func(id, kind, target, mode string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"%s/>`, id, officeSpace, kind, target, mode)
	}
	const outside, head = ` TargetMode="External"`, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for _, rows := range [][]any{{}, {map[string]any{"甲": "http://a/", "乙": "http://b/"}, map[string]any{"甲": "http://c/", "乙": "http://d/"}}} {
		pkg := word(t, body, map[string]string{"footnotes.xml": notes})
		pkg.Set("word/_rels/document.xml.rels", []byte(head+relation("r9", "footnotes", "footnotes.xml", "")+
			relation("x1", "hyperlink", "{{.甲}}", outside)+`</Relationships>`))
		pkg.Set("word/_rels/footnotes.xml.rels", []byte(head+relation("x1", "hyperlink", "{{.乙}}", outside)+
			relation("x2", "hyperlink", "http://fixed/", outside)+`</Relationships>`))
		template, err := Parse(pkg)
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		out, err := template.FillWith(map[string]any{"行": rows}, Options{})
		if err != nil {
			t.Fatalf("template.FillWith: %v", err)
		}
		targets, _ := leadsOf(t, out)
		list, err := out.Relations("word/footnotes.xml")
		if err != nil {
			t.Fatalf("out.Relations: %v", err)
		}
		for _, r := range list {
			targets = append(targets, r.ID+" "+r.Target)
		}
		want := "[x2 http://fixed/]"
		if len(rows) > 0 {
			want = "[http://a/ http://c/ x1 http://b/ x1_1 http://d/ x2 http://fixed/]"
		}
		if got := fmt.Sprint(targets); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if faults := wordtest.Faults(out); len(faults) > 0 {
			t.Error(faults)
		}
	}
}
