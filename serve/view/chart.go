package view

import (
	"nianbao/form"
)

// A Chart is one of the form's, with the report's figures.
type Chart struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Kind   string  `json:"kind"` // column, bar, pie
	Points []Point `json:"points"`
}

// A Point is one figure of a chart, beside last year's where that is known and the chart compares.
type Point struct {
	Label string `json:"label"`
	Value string `json:"value"`
	Last  string `json:"last,omitempty"`
}

// charts returns the form's charts. Those that compare are there only where last year's report is.
func charts(r, last *form.Report) []Chart {
	list := []Chart{}
	for _, c := range r.Form.Charts {
		if c.Last && last == nil {
			continue
		}
		chart := Chart{Name: c.Name, Title: c.Title, Kind: c.Kind, Points: []Point{}}
		for _, p := range c.Points {
			point := Point{Label: p.Label, Value: sum(r, p.Of)}
			if last != nil && c.Last {
				point.Last = sum(last, p.Of)
			}
			chart.Points = append(chart.Points, point)
		}
		list = append(list, chart)
	}
	return list
}

// sum returns the figure that a name in templates stands for, empty where the form has none of that name.
func sum(r *form.Report, name string) string {
	cells := r.Form.Named(name)
	if len(cells) == 0 {
		return ""
	}
	terms := make([]form.Term, len(cells))
	for i, c := range cells {
		terms[i].Cell = c
	}
	return form.Sum(terms, r.Number).String()
}
