package word

import (
	"bytes"
	"errors"

	"github.com/shopspring/decimal"

	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/ooxml/opc"
)

var kinds = map[string]chart.Kind{"column": chart.Column, "bar": chart.Bar, "pie": chart.Pie}

// chartHeight in mm lets three charts stand on a page below their heading.
const chartHeight = 62

// Appendix adds an appendix with charts to a template, on a page of its own behind all else. The charts are marked with
// their names and show samples until they are filled. The error is that of package opc, or says that the template is no
// document.
func Appendix(p *opc.Package, charts []*form.Chart) error {
	main, err := p.Main()
	if err != nil {
		return err
	}
	w := &bodyWriter{}
	w.paragraph("Heading1", `<w:pageBreakBefore/>`+spacing(0, spaceAboveTable), text(form.AppendixTitle))
	for _, c := range charts {
		design := chart.Design{Name: c.Name, Kind: kinds[c.Kind], Height: chartHeight, Sample: sample(c)}
		run, err := chart.New(p, main, design)
		if err != nil {
			return err
		}
		w.paragraph("BodyText", chart.Paragraph, run)
	}
	source, _ := p.Part(main)
	end := bytes.LastIndex(source, []byte("<w:sectPr"))
	if end < 0 {
		end = bytes.LastIndex(source, []byte("</w:body>"))
	}
	if end < 0 {
		return errors.New("no end of the body")
	}
	p.Set(main, append(append(bytes.Clone(source[:end]), w.String()...), source[end:]...))
	return nil
}

// sample is what a chart shows in a template.
func sample(c *form.Chart) chart.Data {
	names := []string{"本年"}
	if c.Last {
		names = []string{"上年", "本年"}
	}
	var d chart.Data
	for _, p := range c.Points {
		d.Categories = append(d.Categories, p.Label)
	}
	for n, name := range names {
		s := chart.Series{Name: name}
		for i := range c.Points {
			s.Values = append(s.Values, decimal.NewNullDecimal(decimal.NewFromInt(int64(10*(i+n+1)))))
		}
		d.Series = append(d.Series, s)
	}
	return d
}
