package chart

import (
	"strconv"
	"strings"
	"unicode"

	"nianbao/ooxml/xmltree"
)

// adapt makes the plot's series as many as the data's: the last is copied, or the last ones go.
func (p *plot) adapt(count int) {
	highest := -1
	for _, l := range p.lines {
		highest = max(highest, index(l.Node, "idx"), l.order)
	}
	last := p.lines[len(p.lines)-1]
	own := len(p.lines)
	for i := own; i < count; i++ {
		highest++
		before := p.lines[i-1]
		next := &line{last.copied(highest), last.group, highest}
		last.group.Insert(before.Index()+1, next.Node)
		p.lines = append(p.lines, next)
	}
	for i, l := range p.lines[own:] {
		recolour(l.Node, i+1, own+i)
	}
	for _, l := range p.lines[count:] {
		l.Node.Detach()
	}
	p.lines = p.lines[:count]
}

// copied returns a copy of the series without what is only its own: its number, the formats of single points.
func (l *line) copied(number int) *xmltree.Node {
	ser := l.Node.Copy()
	put(ser, valued(ser, "idx", strconv.Itoa(number)))
	put(ser, valued(ser, "order", strconv.Itoa(number)))
	ser.Remove("extLst")
	if labels := ser.Child("dLbls"); labels != nil {
		labels.Remove("dLbl")
		labels.Remove("extLst")
	}
	if !l.group.round() {
		ser.Remove("dPt")
	}
	return ser
}

// fill writes the data's series of a number into the chart's.
func (l *line) fill(d *Data, i int) {
	ser, s := l.Node, &d.Series[i]
	format := formatOf(ser)
	column := string(rune('B' + i))
	if s.Name == "" {
		ser.Remove("tx")
	} else {
		put(ser, like(ser, "tx", textCells(ser, "$"+column+"$1", []string{s.Name})))
	}
	put(ser, like(ser, "cat", textCells(ser, span("A", len(d.Categories)), d.Categories)))
	put(ser, like(ser, "val", figureCells(ser, span(column, len(d.Categories)), format, s.Values)))
	l.trim(s)
}

// formatOf returns how a series' figures are printed.
func formatOf(ser *xmltree.Node) string {
	if val := ser.Child("val"); val != nil {
		for _, code := range all(val, "formatCode") {
			text := code.Text()
			if text != "" && len(text) <= maxName && !strings.ContainsFunc(text, unicode.IsControl) {
				return text
			}
		}
	}
	return "General"
}
