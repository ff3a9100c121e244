package pdf

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// A said is a pdfium that knows of one page's characters and no more.
type said struct {
	pdfium.Pdfium
	codes []uint
}

func (s said) FPDFText_GetUnicode(r *requests.FPDFText_GetUnicode) (*responses.FPDFText_GetUnicode, error) {
	return &responses.FPDFText_GetUnicode{Unicode: s.codes[r.Index]}, nil
}

func (s said) FPDFText_IsGenerated(*requests.FPDFText_IsGenerated) (*responses.FPDFText_IsGenerated, error) {
	return &responses.FPDFText_IsGenerated{}, nil
}

func (s said) FPDFText_GetLooseCharBox(
	r *requests.FPDFText_GetLooseCharBox) (*responses.FPDFText_GetLooseCharBox, error) {
	return &responses.FPDFText_GetLooseCharBox{}, nil
}

func (s said) FPDFText_GetCharOrigin(*requests.FPDFText_GetCharOrigin) (*responses.FPDFText_GetCharOrigin, error) {
	return &responses.FPDFText_GetCharOrigin{}, nil
}

// TestHalves puts characters together of their halves; a half alone is a character that nobody knows.
func TestHalves(t *testing.T) {
	const high, low = 0xd840, 0xdc0b // of 𠀋
	for name, test := range map[string]struct {
		codes []uint
		want  string
	}{
		"both":           {[]uint{'a', high, low, 'b'}, "a𠀋b"},
		"the first half": {[]uint{'a', high, 'b', 'c', low}, "a?bc?"},
		"the last half":  {[]uint{low, 'a', high, low}, "?a𠀋"},
		"two of a kind":  {[]uint{high, high, low, low}, "?𠀋?"},
		"at the end":     {[]uint{'a', high}, "a?"},
	} {
		t.Run(name, func(t *testing.T) {
			r := &pageReader{session: &session{pdfium: said{codes: test.codes}}, page: &page{width: 9, height: 9}}
			reader := textReader{pageReader: r, count: len(test.codes)}
			if err := reader.read(); err != nil {
				t.Fatalf("reader.read: %v", err)
			}
			var got strings.Builder
			for _, g := range r.page.glyphs {
				got.WriteString(g.text)
			}
			if diff := cmp.Diff(strings.ReplaceAll(test.want, "?", unknown), got.String()); diff != "" {
				t.Error(diff)
			}
			if n := strings.Count(test.want, "?"); r.page.unmapped != n {
				t.Errorf("%d unmapped, not %d", r.page.unmapped, n)
			}
		})
	}
}

// TestPanic shows that a panic of the library is told of with its cause.
func TestPanic(t *testing.T) {
	_, err := new(session).guarded(nil, "")
	if cause := errors.Unwrap(err); refusal(err) != Broken || cause == nil || !strings.Contains(cause.Error(), "nil") {
		t.Errorf("it is refused with %v, because of %v", err, cause)
	}
}
