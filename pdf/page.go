package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium/requests"
)

// A box is a rectangle in points, from the upper left corner of the page as its text is read, y downward.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }

// holds reports whether a point is in the box.
func (b box) holds(x, y float64) bool { return b.x0 <= x && x <= b.x1 && b.y0 <= y && y <= b.y1 }

// with returns the box that holds both.
func (b box) with(c box) box {
	return box{min(b.x0, c.x0), min(b.y0, c.y0), max(b.x1, c.x1), max(b.y1, c.y1)}
}

// A glyph is a character that is drawn. Its box is as wide as the text moves on and as high as its font's lines.
type glyph struct {
	box
	base float64 // where its line stands
	text string  // one character, of a ligature those that it stands for
}

func (g *glyph) isSpace() bool { return g.text == " " }

// size is the height of the font, in points.
func (g *glyph) size() float64 { return max(1, g.height()) }

// A rule is a drawn line along one of the axes.
type rule struct {
	at       float64 // y of a horizontal one, x of a vertical one
	from, to float64
}

// A page is what is drawn on a page.
type page struct {
	width, height float64
	glyphs        []glyph
	across, down  []rule // horizontal and vertical
	pictures      []box
	shapes        []box // filled with a strong colour

	unmapped  int // characters of which nobody knows what they are
	invisible int // texts that are there and not drawn
}

// A view turns places of a page in the file into places as its text is read.
type view struct {
	page box // in the file's measure: y upward
	turn int // quarters by which the text is turned, against the clock
}

func (v view) point(x, y float64) (float64, float64) {
	switch v.turn {
	case 1:
		return y - v.page.y0, x - v.page.x0
	case 2:
		return v.page.x1 - x, y - v.page.y0
	case 3:
		return v.page.y1 - y, v.page.x1 - x
	}
	return x - v.page.x0, v.page.y1 - y
}

func (v view) box(x0, y0, x1, y1 float64) box {
	ax, ay := v.point(x0, y0)
	bx, by := v.point(x1, y1)
	return box{min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)}
}

// page reads one page.
func (s *session) page(index int) (*page, error) {
	loaded, err := s.pdfium.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: s.document, Index: index})
	if err != nil {
		return nil, err
	}
	defer s.pdfium.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	on := requests.Page{ByReference: &loaded.Page}
	bounds, err := s.pdfium.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: on})
	if err != nil {
		return nil, err
	}
	r := bounds.Rect
	x0, x1 := order(r.Left, r.Right)
	y0, y1 := order(r.Bottom, r.Top)
	reader := &pageReader{session: s, on: on, view: view{page: box{x0, y0, x1, y1}}, page: &page{}}
	if err := reader.read(); err != nil {
		return nil, err
	}
	return reader.page, nil
}

func order(a, b float32) (float64, float64) {
	return float64(min(a, b)), float64(max(a, b))
}

// A pageReader reads a page.
type pageReader struct {
	*session
	on   requests.Page
	view view
	page *page
}

func (r *pageReader) read() error {
	text, err := r.pdfium.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: r.on})
	if err != nil {
		return err
	}
	defer r.pdfium.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	t := textReader{pageReader: r, text: text.TextPage}
	count, err := r.pdfium.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t.text})
	if err != nil {
		return err
	}
	t.count = count.Count
	if r.budget.glyphs -= t.count; r.budget.glyphs < 0 {
		return &Error{Kind: TooMuch}
	}
	if err := t.turn(); err != nil {
		return err
	}
	r.page.width, r.page.height = r.view.page.width(), r.view.page.height()
	if r.view.turn%2 == 1 {
		r.page.width, r.page.height = r.page.height, r.page.width
	}
	if err := r.objects(); err != nil {
		return err
	}
	return t.read()
}

// shown reports whether a place is on the page: what lies beside it nobody sees.
func (p *page) shown(b box) bool {
	x, y := (b.x0+b.x1)/2, (b.y0+b.y1)/2
	return !math.IsNaN(x+y) && box{0, 0, p.width, p.height}.holds(x, y)
}
