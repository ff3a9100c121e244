package marks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/form"
	"nianbao/xlsx/edit"
)

// resultColumns are the columns of the sheet that lists the findings.
var resultColumns = []edit.Column{
	{Head: "序号", Width: 6}, {Head: "程度", Width: 8}, {Head: "规则", Width: 8}, {Head: "位置", Width: 20},
	{Head: "问题与改法", Width: 90},
}

// sheet lists the findings, of which some are explained.
func (f *Findings) sheet(waived int) edit.SheetData {
	findings := f.List
	sheet := edit.SheetData{
		Name:  resultsSheet,
		Title: resultsSheet,
		Summary: []string{
			strings.TrimSpace(f.Report.Agency + " " + yearOf(f.Report) + " " + f.Report.Form.Edition + "版"),
			f.Verdict + "。",
		},
		Columns: resultColumns,
	}
	if len(findings) > waived {
		sheet.Summary[1] = fmt.Sprintf("%d 个错误，%d 个警告，%d 个提示。"+
			"点“位置”可以跳到那一格；错误改完才能生成报告。",
			check.Count(findings, check.Error), check.Count(findings, check.Warning), check.Count(findings, check.Note))
	}
	if waived > 0 {
		sheet.Summary = append(sheet.Summary, fmt.Sprintf("已说明 %d 处：列在最后，不计入，那些格不涂色。", waived))
	}
	if words := f.Choice.Words(); words != "" {
		sheet.Summary = append(sheet.Summary, words+"。")
	}
	if slices.ContainsFunc(findings, func(f check.Finding) bool { return len(f.Suspects) > 0 && f.Waived == "" }) {
		sheet.Summary = append(sheet.Summary, "橙色的格最可能填错，批注里是应为的数；请对照台账核对。")
	}
	for _, u := range check.UncheckedIn(f.Report, f.Choice) {
		sheet.Summary = append(sheet.Summary, u.Message+"。")
	}
	for i := range findings {
		sheet.Rows = append(sheet.Rows, resultRow(i+1, &findings[i]))
	}
	return sheet
}

func resultRow(number int, f *check.Finding) []edit.Cell {
	place := edit.Cell{Text: f.Place.String()}
	if f.Place.Sheet != "" && f.Place.File == "" {
		_, row, col := f.Place.At()
		place.Link = &edit.Link{Sheet: f.Place.Sheet, Row: row, Col: col}
	}
	severity := edit.Cell{Text: f.Rule.Severity.Chinese(), Fill: colors[f.Rule.Severity]}
	message := f.Message
	if f.Waived != "" {
		severity, message = edit.Cell{Text: "已说明"}, f.Message+"——"+f.Waived
	}
	return []edit.Cell{{Text: strconv.Itoa(number)}, severity, {Text: f.Rule.ID}, place, {Text: message}}
}

func yearOf(r *form.Report) string {
	if r.Year == 0 {
		return ""
	}
	return strconv.Itoa(r.Year) + "年"
}
