// Package html draws a report as the web page that an agency publishes.
//
// It only writes. Package webpage reads such pages, and shares no code with this one: a mistake made on the way out
// does not hide behind the same mistake on the way in.
package html

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"sync"

	"nianbao/action"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/grid"
	"nianbao/ooxml/xmlscan"
)

var (
	//go:embed report.html
	layout string
	//go:embed report.css
	styleSheet string
)

var report = sync.OnceValue(func() *template.Template { return template.Must(template.New("").Parse(layout)) })

// Options say how a report is written.
type Options struct {
	Draft bool // say plainly that it is one
}

// Write returns the report as a web page to be published: one file in UTF-8, for the screen, the phone and A4 paper,
// without scripts and without anything from elsewhere. Its texts have their actions filled; one that cannot be filled
// stays as it was written. Equal reports give equal bytes. The error means a mistake in report.html, which no report
// should cause.
func Write(r *form.Report, o Options) ([]byte, error) {
	texts, _ := fields.Expand(r)
	d := document{
		Agency:       agency(r),
		Title:        title(r),
		Draft:        o.Draft,
		Style:        template.CSS(styleSheet),
		Introduction: introduction(r, paragraphs(texts[form.Intro])),
		Closing:      paragraphs(texts[form.Closing]),
		Date:         clean(strings.TrimSpace(r.Particulars[form.Date])),
		Column:       r.Form.Column,
		Keywords:     clean(strings.Join(r.Keywords(), ",")),
	}
	d.PubDate = fields.DateOf(d.Date)
	d.LongName = ems(d.Agency) > form.CentredName
	d.Indent = fmt.Sprintf("%.2f", 4-max(0, (ems(d.Agency)-ems(d.Date))/2))
	for _, s := range r.Form.Sections {
		out := section{Title: s.Title}
		if s.Text == "" {
			out.Table = newTable(r, s)
			if n := r.Form.NoteBeside(s); n != nil {
				out.Notes = paragraphs(texts[n.Text])
			}
		} else {
			out.Paragraphs = paragraphs(texts[s.Text])
		}
		d.Sections = append(d.Sections, out)
	}
	var b bytes.Buffer
	if err := report().Execute(&b, d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// A document is the data of report.html.
type document struct {
	Agency, Title string
	Draft         bool
	Style         template.CSS
	Introduction  []paragraph
	Closing       []paragraph
	Sections      []section
	Date          string
	LongName      bool
	Indent        string // what keeps the date four characters from the right, in characters

	// What sites index, by the names of 国办发〔2017〕47号, empty where it is not known: the date, as the time of
	// publication is the site's; the column in which reports stand; keywords. The site adds its own name, domain and
	// number, and what else it says of its column.
	PubDate, Column, Keywords string
}

// A section has paragraphs, or a table and notes below it.
type section struct {
	Title      string
	Paragraphs []paragraph
	Table      *table
	Notes      []paragraph
}

type paragraph struct {
	action.Paragraph
	Spaced bool // its spaces would run together
}

// ems returns how many characters wide a text is; Latin letters and digits are half as wide as Chinese ones.
func ems(text string) float64 { return float64(grid.TextWidth(text)) / 2 }

func agency(r *form.Report) string {
	if r.Agency != "" {
		return clean(r.Agency)
	}
	return clean(strings.TrimSpace(r.Particulars[form.Agency]))
}

// year returns the year as it is printed, empty where it is not known.
func year(r *form.Report) string {
	if r.Year != 0 {
		return strconv.Itoa(r.Year) + "年"
	}
	if typed := clean(strings.TrimSpace(r.Particulars[form.Year])); typed != "" {
		return typed + "年"
	}
	return ""
}

func title(r *form.Report) string { return year(r) + r.Form.ReportTitle() }

func paragraphs(text string) []paragraph {
	var list []paragraph
	for _, p := range action.Paragraphs(clean(text)) {
		whole := p.Heading + p.Body
		list = append(list, paragraph{p, strings.Contains(whole, "  ") || strings.Contains(whole, "\t")})
	}
	return list
}

// clean puts U+FFFD for the characters that HTML cannot hold.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\r' || xmlscan.IsForbidden(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}
