package xmltree_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/ooxml/xmlscan"
	"nianbao/ooxml/xmltree"
)

// parse reads source that is well-formed.
func parse(t interface{ Fatalf(string, ...any) }, source string) *xmltree.Node {
	top, err := xmltree.Parse([]byte(source), nil)
	if err != nil {
		t.Fatalf("%v: %.300s", err, source)
	}
	return top
}

// anyElement draws an element as programs and people write them.
func anyElement(t *rapid.T, depth int) string {
	name := rapid.SampledFrom([]string{"a", "w:b", "c", "longer"}).Draw(t, "name")
	space := rapid.SampledFrom([]string{" ", "\n  ", "\t"})
	var b strings.Builder
	b.WriteString("<" + name)
	for i := range rapid.IntRange(0, 3).Draw(t, "attributes") {
		quote := rapid.SampledFrom([]string{`"`, `'`}).Draw(t, "quote")
		value := rapid.SampledFrom([]string{"", "1", "x &amp; y", "&#x4E00;/>", " = ", "一",
			"x\r\n\ty&#10;"}).Draw(t, "value")
		equals := rapid.SampledFrom([]string{"=", " =", "= "}).Draw(t, "equals")
		fmt.Fprintf(&b, "%s%s%d%s%s", space.Draw(t, "space"), rapid.SampledFrom([]string{"k", "r:k", "xmlns:k"}).
			Draw(t, "key"), i, equals, quote+value+quote)
	}
	b.WriteString(rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "end of tag"))
	if rapid.Bool().Draw(t, "empty") {
		return b.String() + "/>"
	}
	b.WriteString(">")
	for range rapid.IntRange(0, 4).Draw(t, "kids") {
		if depth > 0 && rapid.Bool().Draw(t, "element") {
			b.WriteString(anyElement(t, depth-1))
			continue
		}
		b.WriteString(rapid.SampledFrom([]string{
			"text", " ", "\r\n", "&lt;&#13;", "<![CDATA[<x>&amp;]]>", "<!-- <a> -->", "<?go on?>", "> ]",
		}).Draw(t, "between"))
	}
	return b.String() + "</" + name + rapid.SampledFrom([]string{">", " >"}).Draw(t, "end")
}

// anyPart draws a part.
func anyPart(t *rapid.T) string {
	head := rapid.SampledFrom([]string{
		"", "\uFEFF", "<?xml version='1.0'?>\r\n", `<?xml version="1.0" encoding="utf-8"?><!-- c -->`,
	}).Draw(t, "head")
	return head + anyElement(t, 4) + rapid.SampledFrom([]string{"", "\n", "<!-- end -->"}).Draw(t, "tail")
}

// walk calls visit for a node and all below it.
func walk(n *xmltree.Node, visit func(*xmltree.Node)) {
	visit(n)
	for _, kid := range n.Kids() {
		walk(kid, visit)
	}
}

// TestUnchanged writes any part back byte for byte, whatever of it is sealed, before and after it is opened; and each
// node where it stood.
func TestUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := anyPart(t)
		sealed := rapid.SampledFrom([]string{"", "a", "w:b", "c"}).Draw(t, "sealed")
		opens := rapid.Bool().Draw(t, "opens")
		seal := &xmltree.Seal{
			May: func(n *xmltree.Node) bool { return n.FullName() == sealed },
			Opens: func(n *xmltree.Node, source string) bool {
				if !strings.HasPrefix(source, "<"+n.FullName()) || !strings.HasSuffix(source, ">") {
					t.Fatalf("%s is said to be %.20s", n.FullName(), source)
				}
				return opens
			},
		}
		top, err := xmltree.Parse([]byte(part), seal)
		if err != nil {
			t.Fatalf("xmltree.Parse: %v", err)
		}
		if diff := cmp.Diff(part, top.String()); diff != "" {
			t.Fatal(diff)
		}
		text := strings.TrimPrefix(part, "\uFEFF")
		walk(top, func(n *xmltree.Node) {
			if n.From() >= 0 && !strings.HasPrefix(text[n.From():], n.String()) {
				t.Fatalf("%s does not stand at %d", n, n.From())
			}
			for _, kid := range n.Kids() {
				if kid.Up() != n {
					t.Fatalf("%s has lost what holds it", kid)
				}
			}
		})
		if diff := cmp.Diff(part, top.String()); diff != "" {
			t.Fatal("opened:", diff)
		}
		if diff := cmp.Diff(part, top.Copy().String()); diff != "" {
			t.Fatal("copied:", diff)
		}
	})
}

// TestReadAsScanned finds the attributes and texts that the scanner finds.
func TestReadAsScanned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := anyPart(t)
		var got, want []string
		walk(parse(t, part), func(n *xmltree.Node) {
			for name, value := range n.Attrs() {
				got = append(got, fmt.Sprintf("%s=%q", name, value))
			}
			if n.IsText() {
				got = append(got, n.Text())
			}
		})
		s := xmlscan.NewString(strings.TrimPrefix(part, "\uFEFF"))
		for kind := s.Next(); kind != xmlscan.None; kind = s.Next() {
			switch kind {
			case xmlscan.Start:
				for name, value := range s.Attrs() {
					want = append(want, fmt.Sprintf("%s=%q", name, value))
				}
			case xmlscan.Text:
				want = append(want, s.Text())
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestOpenedAsParsed finds the same in an element that was sealed as in one that was not.
func TestOpenedAsParsed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := anyPart(t)
		describe := func(seal *xmltree.Seal) (lines []string) {
			top, err := xmltree.Parse([]byte(part), seal)
			if err != nil {
				t.Fatalf("xmltree.Parse: %v", err)
			}
			walk(top, func(n *xmltree.Node) {
				line := fmt.Sprint(n.From(), n.FullName(), n.Prefix(), n.Name(), n.IsText(), n.IsElement(), n.Text())
				for name, value := range n.Attrs() {
					line += name + "=" + value
				}
				lines = append(lines, line)
			})
			return lines
		}
		whole := describe(nil)
		all := func(*xmltree.Node) bool { return true }
		opened := func(_ *xmltree.Node, source string) bool { return len(source)%2 == 0 }
		for _, seal := range []*xmltree.Seal{{May: all}, {May: all, Opens: opened}} {
			if diff := cmp.Diff(whole, describe(seal)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// TestAttributes changes one attribute of any element; the others stay as they are.
func TestAttributes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := parse(t, anyElement(t, 0)).Root()
		want := map[string]string{}
		for name, value := range e.Attrs() {
			want[name] = value
		}
		value := rapid.StringOf(rapid.RuneFrom([]rune("ab一<>&'\"\t\n\r /="))).Draw(t, "value")
		names := []string{"k0", "r:k0", "k1", "new", "r:new"}
		name := rapid.SampledFrom(names).Draw(t, "name")
		is := name
		if _, there := want[name]; !there {
			if _, there := want["r:"+name]; there {
				is = "r:" + name
			}
		}
		if rapid.Bool().Draw(t, "remove") {
			e.RemoveAttr(name)
			delete(want, is)
		} else {
			e.SetAttr(name, value)
			want[is] = value
			if got := e.Attr(name); got != value {
				t.Errorf("%s is %q, not %q", name, got, value)
			}
		}
		got := map[string]string{}
		for name, value := range parse(t, e.String()).Root().Attrs() {
			got[name] = value
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestChange(t *testing.T) {
	const part = `<r><a k='1'  x:k="2" /><b>one<c/>two</b><d></d><e><f/></e></r>`
	tests := []struct {
		name   string
		change func(r *xmltree.Node)
		want   string
	}{
		{"nothing", func(r *xmltree.Node) {}, part},
		{"attribute of no prefix", func(r *xmltree.Node) { r.Child("a").SetAttr("k", `"3"`) },
			`<r><a k="&quot;3&quot;"  x:k="2" /><b>one<c/>two</b><d></d><e><f/></e></r>`},
		{"attribute of a prefix", func(r *xmltree.Node) { r.Child("a").SetAttr("x:k", "3") },
			`<r><a k='1'  x:k="3" /><b>one<c/>two</b><d></d><e><f/></e></r>`},
		{"the same value", func(r *xmltree.Node) { r.Child("a").SetAttr("k", "1") }, part},
		{"a new attribute", func(r *xmltree.Node) { r.Child("a").SetAttr("n", "3") },
			`<r><a k='1'  x:k="2" n="3" /><b>one<c/>two</b><d></d><e><f/></e></r>`},
		{"an attribute less", func(r *xmltree.Node) { r.Child("a").RemoveAttr("k", "none") },
			`<r><a  x:k="2" /><b>one<c/>two</b><d></d><e><f/></e></r>`},
		{"all attributes less", func(r *xmltree.Node) { r.Child("a").RemoveAttr("k", "x:k") }, `<r><a /><b>one<c/>two</b><d></d><e><f/></e></r>`},
		{"renamed", func(r *xmltree.Node) { r.Child("a").RenameAttr("x:k", "m") },
			`<r><a k='1'  x:m="2" /><b>one<c/>two</b><d></d><e><f/></e></r>`},
		{"another name", func(r *xmltree.Node) { r.Child("a").Rename("z"); r.Child("b").Rename("y") },
			`<r><z k='1'  x:k="2" /><y>one<c/>two</y><d></d><e><f/></e></r>`},
		{"text", func(r *xmltree.Node) { r.Child("b").SetText("a<b\x01") },
			`<r><a k='1'  x:k="2" /><b>a&lt;b</b><d></d><e><f/></e></r>`},
		{"no text", func(r *xmltree.Node) { r.Child("b").SetText("") },
			`<r><a k='1'  x:k="2" /><b/><d></d><e><f/></e></r>`},
		{"into an empty element", func(r *xmltree.Node) { r.Child("a").Append(xmltree.New("y")) },
			`<r><a k='1'  x:k="2"><y/></a><b>one<c/>two</b><d></d><e><f/></e></r>`},
		{"moved", func(r *xmltree.Node) { r.Child("d").Append(r.Child("e", "f")) },
			`<r><a k='1'  x:k="2" /><b>one<c/>two</b><d><f/></d><e/></r>`},
		{"replaced", func(r *xmltree.Node) { r.Child("b").Replace(xmltree.Source("<!---->"), xmltree.NewText("&")) },
			`<r><a k='1'  x:k="2" /><!---->&amp;<d></d><e><f/></e></r>`},
		{"replaced by its own", func(r *xmltree.Node) { r.Child("e").Replace(r.Child("e").Kids()...) },
			`<r><a k='1'  x:k="2" /><b>one<c/>two</b><d></d><f/></r>`},
		{"moved behind a sibling", func(r *xmltree.Node) { r.Child("e").InsertBefore(r.Child("a")) },
			`<r><b>one<c/>two</b><d></d><a k='1'  x:k="2" /><e><f/></e></r>`},
		{"moved before a sibling", func(r *xmltree.Node) { r.Child("b").InsertBefore(r.Child("e"), r.Child("d")) },
			`<r><a k='1'  x:k="2" /><e><f/></e><d></d><b>one<c/>two</b></r>`},
		{"all moved", func(r *xmltree.Node) {
			for range 10 {
				r.Child("b").Append(xmltree.New("g"))
			}
			r.Child("d").Append(r.Child("b").Kids()...)
		}, `<r><a k='1'  x:k="2" /><b/><d>one<c/>two` + strings.Repeat("<g/>", 10) + `</d><e><f/></e></r>`},
		{"removed", func(r *xmltree.Node) { r.Remove("b", "e", "text") }, `<r><a k='1'  x:k="2" /><d></d></r>`},
		{"before and behind", func(r *xmltree.Node) {
			r.Child("d").InsertBefore(xmltree.New("x:m", xmltree.New("o")))
			r.Child("e").InsertBefore(xmltree.New("n"))
		}, `<r><a k='1'  x:k="2" /><b>one<c/>two</b><x:m><o/></x:m><d></d><n/><e><f/></e></r>`},
		{"kids set", func(r *xmltree.Node) {
			a, b, e := r.Child("a"), r.Child("b"), r.Child("e")
			a.SetKids(b.Kids()[1:]...)
			b.SetKids()
			e.SetKids(e.With(e.Child("f")), e.Child("f").With())
		}, `<r><a k='1'  x:k="2"><c/>two</a><b></b><d></d><e><e><f/></e><f/></e></r>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, sealed := range []bool{false, true} {
				seal := &xmltree.Seal{May: func(*xmltree.Node) bool { return sealed }}
				top, err := xmltree.Parse([]byte(part), seal)
				if err != nil {
					t.Fatalf("xmltree.Parse: %v", err)
				}
				tt.change(top.Root())
				if got := top.IsChanged(); got != (tt.want != part) {
					t.Errorf("changed: %t", got)
				}
				if diff := cmp.Diff(tt.want, top.String()); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// TestElement makes an element of its source, as it is found in a part; of what is none, source.
func TestElement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := anyElement(t, 3)
		e, want := xmltree.Element(source), parse(t, source).Root()
		if e.String() != source || e.Name() != want.Name() || e.EndTag() != want.EndTag() || e.Text() != want.Text() {
			t.Fatalf("%s is read as %s", source, e)
		}
		walk(e, func(n *xmltree.Node) {
			if n.From() != -1 {
				t.Fatalf("%s stands at %d", n, n.From())
			}
		})
	})
	for _, bad := range []string{"", "a", "<a>", "<a/><b/>", "<a/>b", "<!-- a --><a/>", "<a></b>", "<a b/>"} {
		if n := xmltree.Element(bad); n.IsElement() || n.String() != bad {
			t.Errorf("%s is an element", bad)
		}
	}
}

// TestTags takes an element apart.
func TestTags(t *testing.T) {
	top, err := xmltree.Parse([]byte(`<a x:k = 'v"' n="1">t</a>`), &xmltree.Seal{May: func(*xmltree.Node) bool { return true }})
	if err != nil {
		t.Fatalf("xmltree.Parse: %v", err)
	}
	a := top.Root()
	before, behind := a.CutAttr("k")
	got := []string{a.StartTag(), a.EndTag(), xmltree.New("b").EndTag(), before, behind}
	if diff := cmp.Diff([]string{`<a x:k = 'v"' n="1">`, "</a>", "", `<a x:k = "`, `" n="1">`}, got); diff != "" {
		t.Error(diff)
	}
}

// TestEscape writes any text as one that is read back; what XML cannot hold goes, what is no character is seen.
func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"a\x00\x1F\uFFFE\uFFFFb": "ab", "\uFFFD": "\uFFFD", "一\xE4\xB8二": "一\uFFFD\uFFFD二", "\xFF\x01": "\uFFFD",
		"&<>\"'\t\n\r]]>": "&<>\"'\t\n\r]]>",
	} {
		if got := xmltree.Printable(text); got != want {
			t.Errorf("%q is printed as %q", text, got)
		}
		e := parse(t, `<a b="`+xmltree.EscapeAttr(text)+`">`+xmltree.EscapeText(text)+"</a>").Root()
		if e.Text() != want || e.Attr("b") != want {
			t.Errorf("%q is read as %q and %q", text, e.Text(), e.Attr("b"))
		}
	}
	piece := rapid.SampledFrom([]string{"a", "一", "，", "\uFFFD", "\uFFFE", "\xEF", "\xBF", "\x00", "\x7F", "&", "\"", "\r\n",
		"😀"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(piece).Draw(t, "text"), "")
		want := xmltree.Printable(text)
		e := parse(t, `<a b="`+xmltree.EscapeAttr(text)+`">`+xmltree.EscapeText(text)+"</a>").Root()
		if e.Text() != want || e.Attr("b") != want || strings.ContainsFunc(want, xmlscan.IsForbidden) {
			t.Errorf("%q is printed as %q, read as %q and %q", text, want, e.Text(), e.Attr("b"))
		}
	})
}

func TestFragment(t *testing.T) {
	r := parse(t, "<r/>")
	f, err := xmltree.Fragment("a<w:b/>c")
	if err != nil {
		t.Fatalf("xmltree.Fragment: %v", err)
	}
	r.Root().Append(f)
	if got := r.String(); got != "<r>a<w:b/>c</r>" {
		t.Error(got)
	}
	for _, bad := range []string{"<a>", "</x><x>", "</x>", "&b;"} {
		if _, err := xmltree.Fragment(bad); !errors.Is(err, xmlscan.ErrSyntax) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestEncoding writes a part in UTF-8 that came otherwise, and says so.
func TestEncoding(t *testing.T) {
	const utf8 = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a>一</a>`
	wide := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(strings.Replace(utf8, "UTF-8", "utf-16", 1))) {
		wide = binary.LittleEndian.AppendUint16(wide, unit)
	}
	for _, source := range []string{"<a/>", "", "<?xml version='1.0'?><a encoding='x'/>", "<?xml encoding=", "a?>"} {
		if got := xmltree.DeclareUTF8(source); got != source {
			t.Errorf("%s became %s", source, got)
		}
	}
	for _, part := range []string{utf8, string(wide), strings.Replace(utf8, "UTF-8", "US-ASCII", 1)} {
		top, err := xmltree.Parse([]byte(part), nil)
		if err != nil {
			t.Fatalf("xmltree.Parse: %v", err)
		}
		if got := top.String(); got != utf8 {
			t.Error(got)
		}
	}
}

// TestTooLarge refuses what would take far more memory than the part has bytes.
func TestTooLarge(t *testing.T) {
	part := "<a>" + strings.Repeat("<b/>", 1<<21) + "</a>"
	if _, err := xmltree.Parse([]byte(part), nil); !errors.Is(err, xmltree.ErrTooLarge) {
		t.Errorf("xmltree.Parse: %v", err)
	}
}

func TestDeep(t *testing.T) {
	for depth, want := range map[int]error{256: nil, 257: xmlscan.ErrSyntax} {
		part := strings.Repeat("<a>", depth) + strings.Repeat("</a>", depth)
		if _, err := xmltree.Parse([]byte(part), nil); !errors.Is(err, want) {
			t.Errorf("%d: %v", depth, err)
		}
	}
}

// FuzzParse writes back whatever it reads, and reads what it has written after a change.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0" encoding="UTF-8"?><a b='c&quot;' d = "e"><f /><![CDATA[g]]>&#x20;</a>`))
	f.Add([]byte("\uFEFF<a\r\nb=''></a >"))
	f.Add([]byte("\xFF\xFE<\x00a\x00/\x00>\x00"))
	f.Fuzz(func(t *testing.T, part []byte) {
		top, err := xmltree.Parse(part, &xmltree.Seal{
			May:   func(n *xmltree.Node) bool { return len(n.StartTag())%3 == 0 },
			Opens: func(n *xmltree.Node, source string) bool { return len(source)%2 == 0 },
		})
		if err != nil {
			return
		}
		source := xmlscan.New(part).Source()
		got := strings.TrimPrefix(top.String(), "\uFEFF")
		if !strings.Contains(source, "encoding") && got != source {
			t.Fatalf("%q was written as %q", source, got)
		}
		var elements []*xmltree.Node
		walk(top, func(n *xmltree.Node) {
			if n.IsElement() {
				elements = append(elements, n)
			}
		})
		for _, n := range elements {
			n.SetAttr("added", "<\"'&>")
			for name := range n.Attrs() {
				if name != "added" {
					n.RemoveAttr(name)
					break
				}
			}
		}
		elements[len(elements)-1].Append(xmltree.NewText("]]>"), xmltree.New("new"))
		if _, err := xmltree.Parse(top.Bytes(), nil); err != nil {
			t.Fatalf("%v: %q", err, top.String())
		}
	})
}

// BenchmarkParse reads a document of 3.7 MB, whole and with its paragraphs sealed.
func BenchmarkParse(b *testing.B) {
	paragraph := `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>机关</w:t></w:r></w:p>`
	part := []byte("<w:document><w:body>" + strings.Repeat(paragraph, 3_700_000/len(paragraph)) + "</w:body></w:document>")
	for name, seal := range map[string]*xmltree.Seal{
		"whole":  nil,
		"sealed": {May: func(n *xmltree.Node) bool { return n.Name() == "p" }},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(part)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := xmltree.Parse(part, seal); err != nil {
					b.Fatalf("xmltree.Parse: %v", err)
				}
			}
		})
	}
}

// TestChild leads along a path of elements, each the first of its name, and nowhere where one of them is missing.
func TestChild(t *testing.T) {
	top, err := xmltree.Parse([]byte("<a>x<b><c i='1'/></b><b><d/></b><!--c--><c i='2'/></a>"), nil)
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	a := top.Root()
	if got := a.Child("b", "c"); got == nil || got.Attr("i") != "1" {
		t.Errorf("b c is %v", got)
	}
	if got := a.Child("c"); got == nil || got.Attr("i") != "2" {
		t.Errorf("c is %v", got)
	}
	if a.Child() != a || a.Child("b", "d") != nil || a.Child("x") != nil || a.Child("c", "c") != nil {
		t.Error("a path that leads nowhere")
	}
}
