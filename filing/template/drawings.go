package template

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/action"
	"nianbao/docx/chart"
	"nianbao/docx/picture"
	"nianbao/docx/seen"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/ooxml/opc"
)

// fillDrawings fills the charts and pictures of a document that was filled with data. A chart's data is an object of
// title, categories and series; a picture's is as of rowPictures. The error is an *file.Error.
func fillDrawings(pkg *opc.Package, values map[string]any, rows *rowPictures, missing action.Policy) error {
	var problems wml.Errors
	charts, err := chartsIn(pkg, values)
	if err == nil {
		err = chart.FillWith(pkg, charts, missing)
	}
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	pictures, err := rows.picturesIn(pkg, values)
	if err == nil {
		err = picture.FillWith(pkg, pictures, missing)
	}
	if err = wml.Together(err, problems); err == nil {
		return nil
	}
	var known *file.Error
	if errors.As(err, &known) {
		return known
	}
	return &file.Error{Reason: undrawn + "：\n" + file.Listed(err),
		Advice: Advice("请改正模板或数据", err), Err: err}
}

// drawingFaults returns what fillDrawings would refuse of a template that cannot be filled.
func drawingFaults(pkg *opc.Package, values map[string]any, folders []string, missing action.Policy) wml.Errors {
	var problems wml.Errors
	errors.As(fillDrawings(pkg.Clone(), values, &rowPictures{folders: folders}, missing), &problems)
	return slices.DeleteFunc(problems, func(e *wml.Error) bool {
		_, name, _ := seen.RowMark("{{" + e.Action + "}}")
		return name != "" // nobody knows the row
	})
}

// chartsIn returns the data of the charts that a document asks for.
func chartsIn(pkg *opc.Package, values map[string]any) (map[string]chart.Data, error) {
	names, err := chart.Names(pkg)
	charts := map[string]chart.Data{}
	for _, name := range names {
		value, ok := values[name]
		if !ok {
			continue // Fill tells of all of them
		}
		source, marshalErr := json.Marshal(value)
		var d struct {
			Title      string   `json:"title"`
			Categories []string `json:"categories"`
			Series     []struct {
				Name   string             `json:"name"`
				Values []*decimal.Decimal `json:"values"`
			} `json:"series"`
		}
		if marshalErr != nil || json.Unmarshal(source, &d) != nil {
			return nil, &file.Error{Reason: "图表“" + name + "”的数据不对",
				Advice: `应为 {"title": "标题", "categories": ["甲", "乙"], "series": [{"name": "2024年", ` +
					`"values": [1, 2]}]}，没有的数写 null。`}
		}
		c := chart.Data{Title: d.Title, Categories: d.Categories}
		for _, s := range d.Series {
			series := chart.Series{Name: s.Name}
			for _, v := range s.Values {
				if v == nil {
					series.Values = append(series.Values, decimal.NullDecimal{})
				} else {
					series.Values = append(series.Values, decimal.NewNullDecimal(*v))
				}
			}
			c.Series = append(c.Series, series)
		}
		charts[name] = c
	}
	return charts, err
}
