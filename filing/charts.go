package filing

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
)

// chartsOf returns the charts that a report can show: those beside the year before only with the report of that year.
func chartsOf(r, last *form.Report) []*form.Chart {
	var list []*form.Chart
	for _, c := range r.Form.Charts {
		if !c.Last || last != nil {
			list = append(list, c)
		}
	}
	return list
}

// chartData returns the figures of a report's charts by their names.
func chartData(r, last *form.Report) map[string]chart.Data {
	data := map[string]chart.Data{}
	for _, c := range chartsOf(r, last) {
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

// drawCharts fills the charts of a document that was filled with a report. A document without any stays as it is.
func drawCharts(data []byte, r, last *form.Report) ([]byte, error) {
	pkg, err := opc.Read(data)
	if err != nil {
		return nil, err
	}
	if err := chart.Fill(pkg, chartData(r, last)); err != nil {
		return nil, unfilledCharts(err)
	}
	return pkg.Bytes()
}

func unfilledCharts(err error) error {
	return &Error{Reason: "图表填不了，没有保存：\n" + listed(err),
		Advice: "请在模板里改正图表的名称；“本年与上年对比”要用 --last 给出上年的文件。", Err: err}
}

// chartsMissing returns the charts that a document does not show yet: last year's report may have the appendix.
func chartsMissing(pkg *opc.Package, charts []*form.Chart) []*form.Chart {
	if len(charts) == 0 || !hasCharts(pkg) {
		return charts
	}
	titles, err := chart.Titles(pkg)
	if err != nil {
		return charts
	}
	return slices.DeleteFunc(slices.Clone(charts), func(c *form.Chart) bool {
		return slices.Contains(titles, strings.Join(strings.Fields(c.Title), ""))
	})
}

// lastYear reads the report of the year before, nil where none is asked for. The error is an *Error.
func (l *Library) lastYear(f *Filing, c Conversion) (*form.Report, error) {
	if c.Last == "" {
		return nil, nil
	}
	last, err := l.Open(c.Last, c.Password)
	if err != nil {
		return nil, err
	}
	switch r := last.Report; {
	case r.Year != 0 && f.Report.Year != 0 && r.Year != f.Report.Year-1:
		return nil, &Error{Path: c.Last,
			Reason: "这是 " + strconv.Itoa(r.Year) + "年的，不是上年（" + strconv.Itoa(f.Report.Year-1) + "年）的",
			Advice: "请用 --last 给出上年的统计表或报告。"}
	case r.Agency != "" && f.Report.Agency != "" && r.Agency != f.Report.Agency:
		return nil, &Error{Path: c.Last, Reason: "这是“" + r.Agency + "”的，不是“" + f.Report.Agency + "”的",
			Advice: "请用 --last 给出本机关上年的统计表或报告。"}
	}
	return last.Report, nil
}
