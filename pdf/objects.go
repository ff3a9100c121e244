package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	maxSlant     = 0.7 // points that the ends of a ruling line may differ across
	maxThickness = 4.0 // points of a filled rectangle that is a ruling line
	minPicture   = 0.3 // of a page's width and height, for a picture that is worth telling of
)

// A matrix places what stands in a form object: x' = a·x + c·y + e, y' = b·x + d·y + f (ISO 32000-1, 8.3.3).
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// in returns the matrix that applies m first, then the one around it.
func (m matrix) in(o matrix) matrix {
	return matrix{
		o.a*m.a + o.c*m.b, o.b*m.a + o.d*m.b, o.a*m.c + o.c*m.d, o.b*m.c + o.d*m.d,
		o.a*m.e + o.c*m.f + o.e, o.b*m.e + o.d*m.f + o.f,
	}
}

// objects reads the lines and pictures of the page.
func (r *pageReader) objects() error {
	count, err := r.pdfium.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: r.on})
	if err != nil {
		return err
	}
	if count.Count > r.budget.objects {
		return &Error{Kind: TooMuch}
	}
	for i := range count.Count {
		object, err := r.pdfium.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: r.on, Index: i})
		if err != nil {
			return err
		}
		if err := r.object(object.PageObject, matrix{a: 1, d: 1}, 0); err != nil {
			return err
		}
	}
	return nil
}

// object reads an object. around places the form object in which it stands, depth of them.
func (r *pageReader) object(o references.FPDF_PAGEOBJECT, around matrix, depth int) error {
	if r.budget.objects--; r.budget.objects < 0 {
		return &Error{Kind: TooMuch}
	}
	kind, err := r.pdfium.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o})
	if err != nil {
		return err
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_TEXT:
		hidden, err := r.invisible(o)
		if hidden {
			r.page.invisible++
		}
		return err
	case enums.FPDF_PAGEOBJ_PATH:
		return r.path(o, around)
	case enums.FPDF_PAGEOBJ_IMAGE:
		return r.picture(o, around)
	case enums.FPDF_PAGEOBJ_FORM:
		return r.form(o, around, depth+1)
	}
	return nil
}

func (r *pageReader) form(o references.FPDF_PAGEOBJECT, around matrix, depth int) error {
	if depth > maxDepth {
		return &Error{Kind: TooMuch}
	}
	here, err := r.matrix(o)
	if err != nil {
		return err
	}
	count, err := r.pdfium.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: o})
	if err != nil {
		return err
	}
	if count.Count > r.budget.objects {
		return &Error{Kind: TooMuch}
	}
	for i := range count.Count {
		inner, err := r.pdfium.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: o, Index: uint64(i)})
		if err != nil {
			return err
		}
		if err := r.object(inner.PageObject, here.in(around), depth); err != nil {
			return err
		}
	}
	return nil
}

func (r *pageReader) matrix(o references.FPDF_PAGEOBJECT) (matrix, error) {
	m, err := r.pdfium.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
	if err != nil {
		return matrix{}, err
	}
	n := m.Matrix
	return matrix{float64(n.A), float64(n.B), float64(n.C), float64(n.D), float64(n.E), float64(n.F)}, nil
}

// picture notes a picture. A stamp or an emblem is small, and no figures are in it.
func (r *pageReader) picture(o references.FPDF_PAGEOBJECT, around matrix) error {
	at, err := r.bounds(o, around)
	if err != nil {
		return err
	}
	if at.width() > minPicture*r.page.width && at.height() > minPicture/2*r.page.height {
		r.page.pictures = append(r.page.pictures, at)
	}
	return nil
}

// path reads the ruling lines of a path: its straight lines where it is stroked, itself where it is filled and thin.
func (r *pageReader) path(o references.FPDF_PAGEOBJECT, around matrix) error {
	mode, err := r.pdfium.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: o})
	if err != nil {
		return err
	}
	filled := mode.FillMode != enums.FPDF_FILLMODE_NONE
	if !filled && !mode.Stroke {
		return nil
	}
	if filled {
		if err := r.shape(o, around); err != nil {
			return err
		}
	}
	count, err := r.pdfium.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: o})
	if err != nil {
		return err
	}
	if !mode.Stroke && count.Count <= rectangle { // as word processors draw the lines of tables, each with its own path
		at, err := r.bounds(o, around)
		r.page.rule(at, maxThickness)
		return err
	}
	outline, err := r.outline(o, around, count.Count)
	if err != nil {
		return err
	}
	for _, part := range outline {
		if mode.Stroke {
			for i := 1; i < len(part); i++ {
				r.page.rule(box{part[i-1].x, part[i-1].y, part[i].x, part[i].y}, maxSlant)
			}
		}
		if filled && len(part) > 2 {
			r.page.rule(bounds(part), maxThickness)
		}
	}
	return nil
}

// rectangle is of how many segments a rectangle is made at most.
const rectangle = 5

// maxShapes is how many coloured shapes of a page are looked at.
const maxShapes = 500

// shape notes a path that is filled with a strong colour and thicker than a line.
func (r *pageReader) shape(o references.FPDF_PAGEOBJECT, around matrix) error {
	if len(r.page.shapes) >= maxShapes {
		return nil
	}
	fill, err := r.pdfium.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: o})
	if err != nil { // a pattern
		return nil
	}
	c := fill.FillColor
	if c.A == 0 || max(c.R, c.G, c.B)-min(c.R, c.G, c.B) < minColour {
		return nil
	}
	at, err := r.bounds(o, around)
	if at.width() > minShape && at.height() > minShape && r.page.shown(at) {
		r.page.shapes = append(r.page.shapes, at)
	}
	return err
}

// bounds returns where an object is seen.
func (r *pageReader) bounds(o references.FPDF_PAGEOBJECT, around matrix) (box, error) {
	b, err := r.pdfium.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o})
	if err != nil {
		return box{}, err
	}
	x0, y0 := around.apply(float64(b.Left), float64(b.Bottom))
	x1, y1 := around.apply(float64(b.Right), float64(b.Top))
	return r.view.box(x0, y0, x1, y1), nil
}

type point struct{ x, y float64 }

func bounds(points []point) box {
	b := box{points[0].x, points[0].y, points[0].x, points[0].y}
	for _, p := range points {
		b = b.with(box{p.x, p.y, p.x, p.y})
	}
	return b
}

// outline returns the parts of a path that are made of straight lines, as they are seen.
func (r *pageReader) outline(o references.FPDF_PAGEOBJECT, around matrix, count int) ([][]point, error) {
	if r.budget.segments -= count; r.budget.segments < 0 {
		return nil, &Error{Kind: TooMuch}
	}
	here, err := r.matrix(o)
	if err != nil {
		return nil, err
	}
	here = here.in(around)
	var parts [][]point
	for i := range count {
		s, err := r.pdfium.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: o, Index: i})
		if err != nil {
			return nil, err
		}
		kind, err := r.pdfium.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: s.PathSegment})
		if err != nil {
			return nil, err
		}
		at, err := r.pdfium.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: s.PathSegment})
		if err != nil {
			return nil, err
		}
		closes, err := r.pdfium.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: s.PathSegment})
		if err != nil {
			return nil, err
		}
		x, y := r.view.point(here.apply(float64(at.X), float64(at.Y)))
		if kind.Type != enums.FPDF_SEGMENT_LINETO || len(parts) == 0 { // what is curved is no ruling line
			parts = append(parts, nil)
		}
		last := &parts[len(parts)-1]
		*last = append(*last, point{x, y})
		if closes.IsClose {
			*last = append(*last, (*last)[0])
		}
	}
	return parts, nil
}

// rule notes a line that is no thicker than it may be and runs along an axis.
func (p *page) rule(b box, thickness float64) {
	b = box{min(b.x0, b.x1), min(b.y0, b.y1), max(b.x0, b.x1), max(b.y0, b.y1)}
	switch {
	case b.height() <= thickness && b.width() > 2*b.height():
		p.across = append(p.across, rule{(b.y0 + b.y1) / 2, b.x0, b.x1})
	case b.width() <= thickness && b.height() > 2*b.width():
		p.down = append(p.down, rule{(b.x0 + b.x1) / 2, b.y0, b.y1})
	}
}
