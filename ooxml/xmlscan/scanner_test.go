package xmlscan

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tokens spells a part's tokens; the last line is the error, if any.
func tokens(data []byte) []string {
	var list []string
	s := New(data)
	for {
		switch s.Next() {
		case None:
			if s.Err() != nil {
				list = append(list, "error")
			}
			return list
		case Start:
			line := "<" + s.FullName()
			for name, value := range s.Attrs() {
				line += fmt.Sprintf(" %s=%q", name, value)
			}
			list = append(list, line)
		case End:
			list = append(list, "/"+s.FullName())
		case Text:
			list = append(list, "t"+s.Text())
		case Comment:
			list = append(list, "!"+s.Text())
		case Instruction:
			list = append(list, "?"+s.Text())
		}
	}
}

func TestTokens(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{`<a/>`, `<a|/a`},
		{`<?xml version="1.0"?><w:p a="1" w:b='x"y' ><w:t xml:space="preserve"> x </w:t></w:p>`,
			`?xml version="1.0"|<w:p a="1" w:b="x\"y"|<w:t xml:space="preserve"|t x |/w:t|/w:p`},
		{`<a>&lt;&amp;&#20013;&#x4E2d;&quot;&apos;&gt;</a>`, `<a|t<&中中"'>|/a`},
		{`<a b="&lt;&#10;"/>`, `<a b="<\n"|/a`},
		{"<a b='x\r\ny\rz\n\t&#13;\n&#9;'/>", `<a b="x y z  \r \t"|/a`},
		{`<a><![CDATA[<b>&amp;]]></a>`, `<a|t<b>&amp;|/a`},
		{`<a><!-- > <b> --></a>`, `<a|! > <b> |/a`},
		{"<a>x\r\ny\rz</a>", "<a|tx\ny\nz|/a"},
		{`<a b="x>y"></a >`, `<a b="x>y"|/a`},
		{"\uFEFF<a></a>\n", "<a|/a|t\n"},
		{`<?xml version="1.0" encoding='UTF-8' standalone="yes"?><a/>`,
			`?xml version="1.0" encoding='UTF-8' standalone="yes"|<a|/a`},
		{`<?xml version="1.0" encoding="GB2312"?><a/>`, `error`}, {"<a>\x01</a>", `error`},
		{`<a`, `error`}, {`<a>`, `<a|error`}, {`<a></b>`, `<a|error`}, {`</a>`, `error`}, {`x<a/>`, `error`},
		{`<a/>x`, `<a|/a|error`}, {``, `error`},
		{`<a/><b/>`, `<a|/a|error`}, {`<a b></a>`, `error`}, {`<a b=1></a>`, `error`}, {`<a b="1"c="2"/>`, `error`},
		{`<a b="<"/>`, `error`},
		{`<a>&nope;</a>`, `<a|error`}, {`<a>&#0;</a>`, `<a|error`}, {`<a b="&x;"/>`, `error`},
		{`<a>& </a>`, `<a|error`}, {`<1/>`, `error`},
		{`<!DOCTYPE a><a/>`, `error`}, {"<a>\xff</a>", `error`}, {`<a><!-- </a>`, `<a|error`},
		{`<a><![CDATA[ </a>`, `<a|error`}, {`<![CDATA[x]]>`, `error`}, {`<a>]]></a>`, `<a|error`},
	} {
		if diff := cmp.Diff(test.want, strings.Join(tokens([]byte(test.in)), "|")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.in, diff)
		}
	}
}

func TestUTF16(t *testing.T) {
	for _, order := range []struct{ mark, lead, trail string }{{"\xFE\xFF", "\x00", ""}, {"\xFF\xFE", "", "\x00"},
		{"", "\x00", ""}, {"", "", "\x00"}} {
		data := order.mark
		for _, c := range `<a>x</a>` {
			data += order.lead + string(c) + order.trail
		}
		if got := strings.Join(tokens([]byte(data)), "|"); got != "<a|tx|/a" {
			t.Errorf("%q gives %s", data, got)
		}
	}
}

func TestSkip(t *testing.T) {
	s := New([]byte(`<a><b><b/><c>x</c></b><d e="1"/></a>`))
	s.Next()
	s.Next()
	s.Skip()
	if s.Next() != Start || s.Name() != "d" || s.Depth() != 2 {
		t.Errorf("at %s", s.Name())
	}
	if v, ok := s.Attr("e"); v != "1" || !ok {
		t.Errorf("e is %q", v)
	}
	s.Skip()
	if s.Next() != End || s.Name() != "a" {
		t.Errorf("at %s", s.Name())
	}
}

// standard spells the tokens as encoding/xml reads them.
func standard(data []byte) ([]string, error) {
	var list []string
	full := func(n xml.Name) string {
		if n.Space != "" {
			return n.Space + ":" + n.Local
		}
		return n.Local
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []string
	for {
		token, err := d.RawToken()
		if err == io.EOF && len(open) == 0 {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			line := "<" + full(t.Name)
			for _, a := range t.Attr {
				line += fmt.Sprintf(" %s=%q", full(a.Name), a.Value)
			}
			list, open = append(list, line), append(open, full(t.Name))
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != full(t.Name) {
				return nil, io.ErrUnexpectedEOF
			}
			list, open = append(list, "/"+full(t.Name)), open[:len(open)-1]
		case xml.CharData:
			list = append(list, "t"+string(t))
		}
	}
}

// folded returns tokens with a space for whatever a line ends with and for tabs, which encoding/xml leaves in values.
func folded(list []string) []string {
	for i, line := range list {
		list[i] = strings.NewReplacer(`\r`, " ", `\n`, " ", `\t`, " ").Replace(line)
	}
	return list
}

// FuzzTokens compares with encoding/xml: what this package reads, that reads alike.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{`<a b="1">x&amp;<c/></a>`, `<w:p><![CDATA[x]]></w:p>`, `<?xml version="1.0"?><a/>`,
		`<a><!--x--></a>`, `<a b='"'>&#65;</a>`, "<a b='\r'>\r\n</a>"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got := tokens(data)
		if len(got) > 0 && got[len(got)-1] == "error" || len(data) > 1 &&
			(data[0] == 0 || data[1] == 0 || data[0] >= 0xFE) || bytes.HasPrefix(data, []byte("\uFEFF")) {
			return
		}
		want, err := standard(data)
		if err != nil {
			return // encoding/xml minds single characters, colons and instructions more
		}
		kept := got[:0]
		for _, line := range got {
			if line[0] != '!' && line[0] != '?' {
				kept = append(kept, line)
			}
		}
		if diff := cmp.Diff(folded(want), folded(kept)); diff != "" {
			t.Errorf("%q (-encoding/xml +ours)\n%s", data, diff)
		}
	})
}

func BenchmarkScan(b *testing.B) {
	part := []byte(`<a>` + strings.Repeat(`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t `+
		`xml:space="preserve">三、本年度办理结果</w:t></w:r></w:p>`, 2000) + `</a>`)
	b.SetBytes(int64(len(part)))
	b.ReportAllocs()
	for b.Loop() {
		s := New(part)
		for s.Next() != None {
		}
		if s.Err() != nil {
			b.Fatal(s.Err())
		}
	}
}
