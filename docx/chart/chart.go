// Package chart fills the native charts of Word documents, and draws those of built-in templates.
//
// A chart is a part of its own that says how it looks and holds its figures twice: in the part itself, from which Word
// draws, and in an embedded workbook, which opens when a person edits the data. Both are written from the same [Data],
// so that they cannot differ. All else of the chart stays: colours, fonts, labels, axes, style parts. The workbook is
// written anew; whatever else the old one held, such as the sample figures, is nobody's business in a published file.
//
// A person tags a chart with {{chart 名}} (or {{图表 名}}) in its title or in its alternative text, where people who
// cannot see find a description of the figures afterwards.
package chart

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action"
	"nianbao/docx/drawing"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Data is what a chart shows.
type Data struct {
	Title      string // stands where the chart's title was the tag alone; without it the chart has no title then
	Categories []string
	Series     []Series
}

// A Series is one row of figures, one for each category.
type Series struct {
	Name   string
	Values []decimal.NullDecimal // one that is not valid leaves a gap
}

// Fill puts data into the charts of a document that are tagged with its name, wherever they stand: text, headers,
// notes, text boxes. A name without a chart makes no difference, and a chart without a tag stays as it is. A chart that
// no drawing shows goes with its workbook, which happens when a condition has taken the paragraph out. Equal arguments
// give equal bytes. Where there is an error, the package is as it was; it is [wml.Errors], all at once, or an
// *opc.Error for a package that cannot be read.
//
// Of a chart without a tag in whose texts actions were filled, the workbook is made to say what the chart says.
func Fill(pkg *opc.Package, charts map[string]Data) error {
	return FillWith(pkg, charts, action.Refuse)
}

// FillWith is [Fill], and missing says what becomes of charts whose name has no data: with [action.Ignore] they go, with
// [action.Keep] they stay as they are.
func FillWith(pkg *opc.Package, charts map[string]Data, missing action.Policy) error {
	d, tagged, problems, err := find(pkg)
	if err != nil {
		return err
	}
	for _, c := range tagged {
		data, ok := charts[c.name]
		if !ok {
			if c.lacking(missing) {
				continue
			}
			problems = append(problems, drawing.Unknown(c.objects[0], c.name, charts))
			continue
		}
		fault, err := c.fill(d, data.cleaned())
		if err != nil {
			return err
		}
		if fault != "" {
			problems = append(problems, c.error(fault))
		}
	}
	if len(problems) > 0 {
		return problems
	}
	if err := d.Save(); err != nil {
		return err
	}
	return follow(pkg)
}

// Names returns the names of the charts that a document asks for, in the order in which they stand. The error is as of
// [Fill].
func Names(pkg *opc.Package) ([]string, error) {
	_, tagged, problems, err := find(pkg)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, problems
	}
	var names []string
	for _, c := range tagged {
		if !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names, nil
}

// Check finds what is wrong with the tags of a document's charts, names that are not among those offered included. The
// error is nil or as of [Fill].
func Check[T any](pkg *opc.Package, offered map[string]T) error {
	_, tagged, problems, err := find(pkg)
	if err != nil {
		return err
	}
	for _, c := range tagged {
		if _, ok := offered[c.name]; !ok {
			problems = append(problems, drawing.Unknown(c.objects[0], c.name, offered))
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// cleaned returns the data with texts as they can stand in a cell: without line ends, and without the characters that
// XML cannot hold.
func (d Data) cleaned() Data {
	c := Data{Title: clean(d.Title), Categories: make([]string, len(d.Categories)), Series: slices.Clone(d.Series)}
	for i, category := range d.Categories {
		c.Categories[i] = clean(category)
	}
	for i := range c.Series {
		c.Series[i].Name = clean(c.Series[i].Name)
	}
	return c
}

func clean(s string) string { return xmltree.Printable(lineBreaks.Replace(s)) }

var lineBreaks = strings.NewReplacer("\n", " ", "\t", " ", "\u2028", " ", "\r", "")
