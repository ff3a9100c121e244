package xmlscan

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyContent writes values, texts and CDATA sections of pieces whose meaning it knows (XML 1.0, 2.11, 3.3.3, 4.1).
func TestAnyContent(t *testing.T) {
	pieces := []struct{ source, text, value, data string }{
		{"x", "x", "x", "x"}, {" ", " ", " ", " "}, {"中", "中", "中", "中"}, {">", ">", ">", ">"}, {"'", "'", "'", "'"},
		{"\r\n", "\n", " ", "\n"}, {"\r", "\n", " ", "\n"}, {"\n", "\n", " ", "\n"}, {"\t", "\t", " ", "\t"},
		{"&#13;", "\r", "\r", "&#13;"}, {"&#xA;", "\n", "\n", "&#xA;"}, {"&#x9;", "\t", "\t", "&#x9;"},
		{"&amp;", "&", "&", "&amp;"}, {"&quot;", `"`, `"`, "&quot;"}, {"&#20013;", "中", "中", "&#20013;"},
	}
	rapid.Check(t, func(t *rapid.T) {
		var source, text, value, data strings.Builder
		for _, p := range rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces") {
			if strings.HasSuffix(source.String(), "\r") && strings.HasPrefix(p.source, "\n") {
				continue // one line end together
			}
			source.WriteString(p.source)
			text.WriteString(p.text)
			value.WriteString(p.value)
			data.WriteString(p.data)
		}
		s := NewString(`<a b="` + source.String() + `">` + source.String() + `<c/><![CDATA[` + source.String() + `]]></a>`)
		s.Next()
		if got, _ := s.Attr("b"); got != value.String() {
			t.Fatalf("%q is the value %q, want %q", source.String(), got, value.String())
		}
		if source.Len() > 0 {
			s.Next()
			if got := s.Text(); got != text.String() {
				t.Fatalf("%q is the text %q, want %q", source.String(), got, text.String())
			}
		}
		for s.Next() != End { // of c
		}
		s.Next()
		if got := s.Text(); got != data.String() {
			t.Fatalf("%q is the data %q, want %q", source.String(), got, data.String())
		}
	})
}

// TestOffsets cuts every token out of the source by its offsets.
func TestOffsets(t *testing.T) {
	const part = "\uFEFF<a x='1'>t&amp;<b/><!-- c --><c ></c ></a>"
	s := New([]byte(part))
	want := []string{"<a x='1'>", "t&amp;", "<b/>", "<b/>", "<!-- c -->", "<c >", "</c >", "</a>"}
	for i := 0; s.Next() != None; i++ {
		if got := s.Source()[s.From():s.To()]; got != want[i] {
			t.Errorf("token %d is %s, want %s", i, got, want[i])
		}
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
}
