package html

import (
	"bytes"
	_ "embed"
	"html/template"
	"sync"

	"nianbao/form/yearly"
)

//go:embed yearly.html
var yearlyLayout string

var yearlyPage = sync.OnceValue(func() *template.Template { return template.Must(template.New("").Parse(yearlyLayout)) })

// A yearlyGroup is a part of the report with its figures.
type yearlyGroup struct {
	Title string
	Rows  []yearlyRow
}

type yearlyRow struct {
	Label string
	Level int
	Cells []string
}

// Yearly returns the year-on-year table as a web page that looks as the report's does. Equal tables give equal bytes.
// The error means a mistake in yearly.html.
func Yearly(t *yearly.Table) ([]byte, error) {
	var groups []yearlyGroup
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Title != "" {
			groups = append(groups, yearlyGroup{Title: clean(r.Title)})
			continue
		}
		row := yearlyRow{Label: clean(r.Label), Level: r.Level}
		for _, c := range r.Cells() {
			row.Cells = append(row.Cells, clean(c))
		}
		g := &groups[len(groups)-1]
		g.Rows = append(g.Rows, row)
	}
	var notes []string
	for _, n := range t.Notes {
		notes = append(notes, clean(n))
	}
	var b bytes.Buffer
	err := yearlyPage().Execute(&b, struct {
		Agency, Heading, Rest string
		Style                 template.CSS
		Columns, Notes        []string
		Groups                []yearlyGroup
	}{clean(t.Agency), clean(t.Heading()), clean(t.Heading()[len(t.Agency):]), template.CSS(styleSheet), t.Columns(),
		notes, groups})
	return b.Bytes(), err
}
