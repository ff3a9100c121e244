package opc

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPrescan(t *testing.T) {
	const depth = 3
	for _, c := range []struct {
		xml  string
		want Kind
	}{
		{``, ""},
		{`<`, ""},
		{`<!`, ""},
		{`text`, ""},
		{`<a><b><c/></b></a>`, ""},
		{`<a><b><c></c><c/><c/></b><b/></a>`, ""},
		{`<a><b><c><d/></c></b></a>`, TooDeep},
		{`<a><b><c><d></d></c></b></a>`, TooDeep},
		{`<a><b><c><!--<d>--><![CDATA[<d>]]><?d <d>?></c></b></a>`, ""},
		{`<a x="<d><d>" y='/>'><b x='"/>'><c x="'>"></c></b></a>`, ""},
		{`<a x="/>"><a x="/>"><a x="/>"><a x="/>">`, TooDeep},
		{`<a x='/>'><a x='/>'><a x='/>'><a x='/>'>`, TooDeep},
		{`<a>/><a>/><a>/><a>/>`, TooDeep},
		{`<><><><>`, TooDeep},
		{`</a></a><a><a><a><a>`, TooDeep},
		{`<a>/><a>/><a>/><a>/><<<<`, TooDeep},
		{`<a><!--</a>--><a><![CDATA[</a>]]><a><?x </a>?><a>`, TooDeep},
		{"<a\n/><a\t/><a x='1' /><a></a >", ""},
		{`<!DOCTYPE a>`, Doctype},
		{"<a/>\n<!doctype a>", Doctype},
		{`<!--><!DOCTYPE a>--><a/>`, ""},
		{`<!----><!DOCTYPE a>`, Doctype},
		{`<!--<!DOCTYPE a>--><a><![CDATA[<!DOCTYPE a>]]></a>`, ""},
		{`<![CDATA[]]]]><!DOCTYPE a>`, Doctype},
		{`<?x <!DOCTYPE a>?><a/>`, ""},
		{`<?x ?><!DOCTYPE a>`, Doctype},
		{`<?xml-stylesheet x?><a/>`, ""},
		{`<?xml version="1.0"?><a/>`, BadXML},
		{`<!ELEMENT a>`, BadXML},
		{`<a>&lt;!DOCTYPE a></a>`, ""},
	} {
		if got := prescan([]byte(c.xml), depth); got != c.want {
			t.Errorf("prescan of %s is %q, want %q", c.xml, got, c.want)
		}
		if c.want != "" && checkDepth([]byte(c.xml), depth) {
			t.Errorf("%s passes the depth check", c.xml)
		}
	}
}

func TestCheckDepthIsNotDeceived(t *testing.T) {
	times := strings.Repeat
	for name, xml := range map[string]string{
		"stray ends":                            times("<a>/>", 300) + times("<", 300),
		"stray ends in each stretch":            times(times("<a>/>", 40)+times("</", 40), 20),
		"ends in values":                        times("<a b='/>'>", 300),
		"closed before opened":                  times("</a>", 300) + times("<a>", 500),
		"closed in comments":                    times("<a><!--</a>-->", 300),
		"closed in instructions":                times("<a><?x </a>?>", 300),
		"deep by one":                           times("<a>", maxDepth) + "<a/>",
		"deep after much that is not":           times("<a></a>", 5000) + times("<a><b/>", maxDepth+1),
		"deep after a stray end":                "<a>/>" + times(" ", 600) + times("<a>", maxDepth),
		"stray end hidden, tags over stretches": "<a>/>" + times("<a"+times(" ", 509)+">", maxDepth) + "<",
		"deep after space, tags over stretches": times("<a"+times(" ", 510)+">", maxDepth+1),
	} {
		if checkDepth([]byte(xml), maxDepth) {
			t.Errorf("%s: passes the depth check", name)
		}
	}
}

func TestDecodeUTF16(t *testing.T) {
	const text = "<a>表格𠮷</a>"
	for _, order := range []interface {
		binary.ByteOrder
		binary.AppendByteOrder
	}{binary.LittleEndian, binary.BigEndian} {
		if got := decodeUTF16(utf16Text(text, order), order); string(got) != text {
			t.Errorf("%v: %q", order, got)
		}
	}
	if got := string(decodeUTF16([]byte("a\x00\x00\xd8b\x00c"), binary.LittleEndian)); got != "a\ufffdb" {
		t.Errorf("half a pair and half a character: %q", got)
	}
}

func TestOfficeXMLTakesFastPath(t *testing.T) {
	for name, data := range map[string][]byte{
		"sheet":     sheet(1500 << 10),
		"types":     []byte(workbookTypes),
		"workbook":  []byte(workbookMain),
		"relations": []byte(relations(`Id="1" Type="t" Target="x.xml?"`)),
		"document": []byte(strings.Repeat(`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>一、总体情况！`+
			`</w:t></w:r></w:p>`, 200)),
	} {
		text, err := decodeXML("a.xml", data)
		if err != nil {
			t.Fatalf("decodeXML: %v", err)
		}
		if !checkDepth(text, maxDepth) {
			t.Errorf("%s takes the slow path", name)
		}
	}
}

// drawXML draws pieces of XML, well-formed or not, that open or close many elements.
func drawXML(t *rapid.T) []byte {
	pieces := []string{"<a>", "</a>", "<a/>", "<a b='/>'>", `<a b="</a>"/>`, "<a b=\"'\">", "/>", ">", "<", "\"", "'",
		"!", "?", "\n", "文字",
		"<!--", "-->", "<a><!--</a>-->", "<![CDATA[", "]]>", "<![CDATA[</a>]]>", "<?x", "?>", "<?x </a>?>",
		"<!DOCTYPE a>", "<!x", "</", "<a "}
	var b bytes.Buffer
	for range rapid.IntRange(1, 12).Draw(t, "groups") {
		group := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 4).Draw(t, "group"), "")
		times := rapid.SampledFrom([]int{1, 1, 1, 2, 40, 150, 250, 256}).Draw(t, "times")
		b.WriteString(strings.Repeat(group, times))
	}
	return b.Bytes()
}

func TestXMLIsJudgedAsParsed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { judgeAsParsed(t, drawXML(t)) })
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(`<a b="/>"><!--<a>--><![CDATA[<a>]]><?x <a>?><a/></a>`))
	f.Add([]byte(workbookMain))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 4096 { // make depth of what is short
			data = bytes.Repeat(data, 40)
		}
		judgeAsParsed(t, data)
	})
}

// judgeAsParsed fails the test if a parser meets, before any error, what checkXML lets pass, or if that finds it in
// sound XML.
func judgeAsParsed(t rapid.TB, data []byte) {
	err := checkXML("a.xml", data)
	depth, declared, sound := parse(data)
	if (depth > maxDepth || declared) && err == nil {
		t.Fatalf("passes with depth %d, declaration %v: %.200q", depth, declared, data)
	}
	var e *Error
	if errors.As(err, &e) && e.Kind == BadXML {
		return // of encodings and declarations, more is refused than a parser knows
	}
	if depth <= maxDepth && !declared && sound && err != nil {
		t.Fatalf("%v: %.200q", err, data)
	}
}

// parse returns how deep elements are nested, whether there is a declaration, and whether data is well-formed, as far
// as a parser gets.
func parse(data []byte) (depth int, declared, sound bool) {
	d := xml.NewDecoder(bytes.NewReader(data))
	open := 0
	for {
		token, err := d.Token()
		if err != nil {
			return depth, declared, err == io.EOF
		}
		switch token.(type) {
		case xml.StartElement:
			open++
			depth = max(depth, open)
		case xml.EndElement:
			open--
		case xml.Directive:
			declared = true
		}
	}
}
