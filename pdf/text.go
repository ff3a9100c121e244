package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"golang.org/x/text/unicode/norm"
)

// A textReader reads the characters of a page.
type textReader struct {
	*pageReader
	text  references.FPDF_TEXTPAGE
	count int
	last  int // what the last character of the page is to pdfium
}

// samples is of how many characters the direction is asked for.
const samples = 60

// turn finds out how the text of the page is turned: as most of it. What the page says of itself does not matter then.
func (t *textReader) turn() error {
	var votes [4]int
	step := max(1, t.count/samples)
	for i := 0; i < t.count; i += step {
		m, err := t.pdfium.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: t.text, Index: i})
		if t.late.Load() {
			return err
		}
		if err != nil { // a character that pdfium has added has none
			continue
		}
		angle := math.Atan2(float64(m.Matrix.B), float64(m.Matrix.A))
		votes[(int(math.Round(angle/(math.Pi/2)))+4)%4]++
	}
	for turn, n := range votes {
		if n > votes[t.view.turn] {
			t.view.turn = turn
		}
	}
	return nil
}

// read reads the characters that are drawn.
func (t *textReader) read() error {
	var high rune // half a character, the other one of which comes next
	for i := range t.count {
		code, err := t.pdfium.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: t.text, Index: i})
		if err != nil {
			return err
		}
		c := rune(code.Unicode & 0x7fffffff)
		if high != 0 {
			if both := utf16.DecodeRune(high, c); both != unicode.ReplacementChar {
				c = both
			} else if err := t.glyph(i-1, high); err != nil { // nobody knows what it is
				return err
			}
			high = 0
		}
		if 0xd800 <= c && c < 0xdc00 && i+1 < t.count {
			high = c
			continue
		}
		if err := t.glyph(i, c); err != nil {
			return err
		}
	}
	return nil
}

// glyph reads where a character stands.
func (t *textReader) glyph(i int, c rune) error {
	if c == '\r' || c == '\n' {
		return nil
	}
	generated, err := t.pdfium.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: t.text, Index: i})
	if err != nil {
		return err
	}
	if generated.IsGenerated { // pdfium guesses spaces from places; so does the line, which knows of cells
		return nil
	}
	if t.page.invisible > 0 {
		if hidden, err := t.hidden(i); hidden || err != nil {
			return err
		}
	}
	loose, err := t.pdfium.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t.text, Index: i})
	if err != nil {
		return t.skipped(err)
	}
	origin, err := t.pdfium.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.text, Index: i})
	if err != nil {
		return t.skipped(err)
	}
	r := loose.Rect
	g := glyph{box: t.view.box(float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top))}
	_, g.base = t.view.point(origin.X, origin.Y)
	if !t.page.shown(g.box) {
		return nil
	}
	if c, err = t.hyphen(i, c, g.width() > 0); err != nil {
		return err
	}
	if g.text = spelled(c); g.text == unknown {
		t.page.unmapped++
	}
	t.take(i, g)
	return nil
}

// hyphen returns a hyphen as it is drawn. pdfium takes one at the end of a line for the mark of a word that is broken
// there, and has a control character for it; fonts that draw the soft hyphen and the hyphen alike name either.
func (t *textReader) hyphen(i int, c rune, drawn bool) (rune, error) {
	switch {
	case c == brokenWord:
		is, err := t.pdfium.FPDFText_IsHyphen(&requests.FPDFText_IsHyphen{TextPage: t.text, Index: i})
		if err != nil || !is.IsHyphen {
			return c, err
		}
		return '-', nil
	case c == softHyphen && drawn:
		return '-', nil
	}
	return c, nil
}

const (
	brokenWord = '\x02' // what pdfium has for a hyphen at the end of a line
	softHyphen = '\u00ad'
)

// take takes a character. Those of a ligature (ffi) and of one glyph that is several characters (——) come one behind
// the other with the very place of that glyph, and are one glyph.
func (t *textReader) take(i int, g glyph) {
	if g.text == "" {
		return
	}
	if n := len(t.page.glyphs); n > 0 && t.last == i-1 && g.width() > 0 {
		if last := &t.page.glyphs[n-1]; last.box == g.box && last.base == g.base && last.isMoreWith(g.text) {
			last.text, t.last = last.text+g.text, i
			return
		}
	}
	t.page.glyphs, t.last = append(t.page.glyphs, g), i
}

// isMoreWith reports whether a character at a glyph's place belongs to it. No font draws two equal figures or Chinese
// characters as one glyph: they are drawn twice.
func (g *glyph) isMoreWith(text string) bool {
	if len(g.text) > maxLigature || text == unknown || strings.HasSuffix(g.text, unknown) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text)
	return !strings.HasSuffix(g.text, text) || !unicode.IsDigit(r) && !unicode.Is(unicode.Han, r)
}

// maxLigature is how many bytes one glyph stands for at most: a font may say anything.
const maxLigature = 64

// skipped passes over a character that has no place, and no error that ends all.
func (t *textReader) skipped(err error) error {
	if t.late.Load() {
		return err
	}
	t.page.unmapped++
	return nil
}

// hidden reports whether a character is there and not drawn.
func (t *textReader) hidden(i int) (bool, error) {
	object, err := t.pdfium.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: t.text, Index: i})
	if err != nil {
		return false, t.skipped(err)
	}
	return t.invisible(object.TextObject)
}

// invisible reports whether a text is there and not drawn.
func (r *pageReader) invisible(text references.FPDF_PAGEOBJECT) (bool, error) {
	mode, err := r.pdfium.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: text})
	if err != nil {
		return false, err
	}
	return mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE ||
		mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP, nil
}

// unknown stands for a character of which nobody knows what it is.
const unknown = "\ufffd"

// spelled returns a character as people type it. Fonts name Chinese characters by the radicals that look the same
// (U+2F00), and draw several letters as one.
func spelled(c rune) string {
	switch {
	case c == 0 || c == unicode.ReplacementChar || unicode.Is(unicode.Co, c) || c > unicode.MaxRune:
		return unknown
	case c == softHyphen || c == '\u2060' || c == '\ufeff' || c == '\u200b':
		return ""
	case c == '\u00a0' || unicode.Is(unicode.Zs, c) && c != '\u3000' || c == '\t':
		return " "
	case unicode.IsControl(c):
		return unknown
	case 0x2e80 <= c && c <= 0x2fdf, 0xfb00 <= c && c <= 0xfb06:
		return norm.NFKC.String(string(c))
	case 0xf900 <= c && c <= 0xfaff:
		return norm.NFC.String(string(c))
	}
	return string(c)
}
