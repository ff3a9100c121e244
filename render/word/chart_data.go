package word

import (
	"strconv"

	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/form/fields"
)

// Charts returns the charts that a report can show: those beside the year before only with the report of that year.
func Charts(r, last *form.Report) []*form.Chart {
	var list []*form.Chart
	for _, c := range r.Form.Charts {
		if !c.Last || last != nil {
			list = append(list, c)
		}
	}
	return list
}

// ChartData returns the figures of a report's charts by their names.
func ChartData(r, last *form.Report) map[string]chart.Data {
	data := map[string]chart.Data{}
	for _, c := range Charts(r, last) {
		d := chart.Data{Title: c.Title}
		for _, p := range c.Points {
			d.Categories = append(d.Categories, p.Label)
		}
		if c.Last {
			d.Series = append(d.Series, chart.Series{Name: seriesName(last), Values: fields.Figures(last, c)})
		}
		d.Series = append(d.Series, chart.Series{Name: seriesName(r), Values: fields.Figures(r, c)})
		data[c.Name] = d
	}
	return data
}

func seriesName(r *form.Report) string {
	if r.Year == 0 {
		return "本年"
	}
	return strconv.Itoa(r.Year) + "年"
}
