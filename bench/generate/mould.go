package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/render/sheet"
	"nianbao/xlsx"
)

// A mould is a workbook of the form with marks where figures and texts go. To draw each workbook anew would take twenty
// times as long as to check it.
type mould struct {
	pkg    *opc.Package
	sheets []mouldSheet
	texts  []mouldText
	named  map[string][2]string // sheet and cell by the names of templates
}

// A mouldSheet is a sheet's part with the places of its figures, in order.
type mouldSheet struct {
	name   string
	data   []byte
	places []place
}

type place struct {
	from, to int
	cell     *form.Cell
}

// A mouldText is a part in which texts are marked.
type mouldText struct {
	name, text string
}

const agencyMark = "此处是机关名称"

func textMark(id string) string { return "此处是文字" + id + "。" }

func newMould(f *form.Form, year int) (*mould, error) {
	r := form.NewReport(f)
	r.Agency, r.Year = agencyMark, year
	r.Particulars[form.Agency], r.Particulars[form.Year] = agencyMark, fmt.Sprint(year)
	for _, c := range f.Cells {
		r.SetNumber(c, decimal.NewFromInt(1))
	}
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: textMark(s.Text)}
	}
	data, err := sheet.Workbook(r)
	if err != nil {
		return nil, err
	}
	m := &mould{named: map[string][2]string{}}
	if m.pkg, err = opc.Read(data); err != nil {
		return nil, err
	}
	return m, m.mark(f)
}

// mark finds the places of figures and texts.
func (m *mould) mark(f *form.Form) error {
	w, err := xlsx.Open(m.pkg)
	if err != nil {
		return err
	}
	book, err := xlsx.Read(m.pkg)
	if err != nil {
		return err
	}
	there, err := locate.New(f).Read(book)
	if err != nil {
		return err
	}
	parts := map[string]*mouldSheet{}
	for _, s := range w.Sheets() {
		data, _ := m.pkg.Part(s.Part)
		parts[s.Name] = &mouldSheet{name: s.Part, data: data}
	}
	for _, c := range f.Cells {
		at := there.Value(c).Place
		s := parts[at.Sheet]
		if s == nil {
			return fmt.Errorf("%s stands on no sheet", c.ID)
		}
		cell := bytes.Index(s.data, []byte(`<c r="`+at.Ref+`"`))
		from := cell + bytes.Index(s.data[max(0, cell):], []byte("<v>")) + len("<v>")
		length := bytes.Index(s.data[max(0, from):], []byte("</v>"))
		if cell < 0 || length < 0 || bytes.Contains(s.data[cell:from], []byte("</c>")) {
			return fmt.Errorf("%s has no figure at %s", c.ID, at)
		}
		s.places = append(s.places, place{from, from + length, c})
	}
	m.name(there)
	for _, s := range parts {
		if len(s.places) > 0 {
			slices.SortFunc(s.places, func(a, b place) int { return a.from - b.from })
			m.sheets = append(m.sheets, *s)
		}
	}
	for _, p := range m.pkg.Parts() {
		if bytes.Contains(p.Data, []byte(agencyMark)) || bytes.Contains(p.Data, []byte(textMark("overview"))) {
			m.texts = append(m.texts, mouldText{p.Name, string(p.Data)})
		}
	}
	return nil
}

// name notes where what templates name stands in the workbook.
func (m *mould) name(r *form.Report) {
	note := func(name string, at form.Place) {
		if at.Ref != "" {
			m.named[name] = [2]string{at.Sheet, at.Ref}
		}
	}
	for _, c := range r.Form.Cells {
		note(c.Name(), r.Value(c).Place)
	}
	for _, s := range r.Form.Texts() {
		note(s.Name, r.Texts[s.Text].Place)
	}
	for _, p := range r.Form.Particulars {
		note(p.Name, r.ParticularPlace(p.ID))
	}
}

// cast returns the workbook of a report.
func (m *mould) cast(r *form.Report) ([]byte, error) {
	pkg := m.pkg.Clone()
	for _, s := range m.sheets {
		var b bytes.Buffer
		done := 0
		for _, p := range s.places {
			b.Write(s.data[done:p.from])
			b.WriteString(r.Number(p.cell).String())
			done = p.to
		}
		b.Write(s.data[done:])
		pkg.Set(s.name, b.Bytes())
	}
	pairs := []string{agencyMark, xmltree.EscapeText(r.Agency)}
	for _, s := range r.Form.Texts() {
		pairs = append(pairs, textMark(s.Text), xmltree.EscapeText(r.Texts[s.Text].Text))
	}
	written := strings.NewReplacer(pairs...)
	for _, t := range m.texts {
		pkg.Set(t.name, []byte(written.Replace(t.text)))
	}
	return pkg.Bytes()
}
