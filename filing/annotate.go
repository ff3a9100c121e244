package filing

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/filing/file"
	"nianbao/filing/waivers"
	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/xlsx/edit"
)

// colors are what cells at fault are filled with, by severity: those that spreadsheets themselves call bad, neutral
// and hint.
var colors = map[check.Severity]string{check.Error: "FFC7CE", check.Warning: "FFEB9C", check.Note: "DDEBF7"}

// maxNoted is how many cells of one finding get its words as a comment. A finding about more is written to the first
// and the others are filled.
const maxNoted = 8

// Annotate writes a copy of a workbook in which every cell at fault is filled and has a comment, behind a first sheet
// that lists the findings, in place of the marks of an earlier run. All else stays as it was, but macros, which are
// left out. The error is an *file.Error; nothing is written then.
func (l *Library) Annotate(f *Filing, findings []check.Finding, out string, force bool) error {
	if err := f.editable(out, file.Inputs(l.inputs()), force); err != nil {
		return err
	}
	e, err := f.edit()
	if err != nil {
		return file.Explain(f.Path, err, "这个工作簿标注不了")
	}
	counted := slices.DeleteFunc(slices.Clone(findings), func(f check.Finding) bool { return f.Waived != "" })
	for i := range counted {
		if err := markSuspects(e, &counted[i]); err != nil {
			return file.Explain(f.Path, err, "这个工作簿标注不了")
		}
	}
	gravest := slices.Clone(counted) // come first: the first colour of a cell stays
	slices.SortStableFunc(gravest, func(a, b check.Finding) int { return int(a.Rule.Severity - b.Rule.Severity) })
	for i := range gravest {
		if err := mark(e, &gravest[i]); err != nil {
			return file.Explain(f.Path, err, "这个工作簿标注不了")
		}
	}
	if err := e.InsertFirstSheet(results(f, findings)); err != nil {
		return file.Explain(f.Path, err, "这个工作簿标注不了")
	}
	return f.write(e, out, force)
}

// editable refuses what cannot be edited as a workbook or written to.
func (f *Filing) editable(out string, inputs file.Inputs, force bool) error {
	if f.Kind != Workbook {
		return &file.Error{
			Path:   f.Path,
			Reason: "这不是统计表（.xlsx）",
			Advice: "只有统计表能标注、改正；Word 报告、网页和 PDF 可以先用 nianbao convert -o 统计表.xlsx 变成统计表。",
		}
	}
	if !strings.EqualFold(filepath.Ext(out), ".xlsx") {
		return &file.Error{Path: out, Reason: "输出的文件名要以 .xlsx 结尾", Advice: "请改正文件名。"}
	}
	if err := file.Writable(out, append(inputs, f.Path), force); err != nil {
		return err
	}
	return nil
}

// edit returns an editor of the workbook without its macros, with the sheet of what is explained within it.
func (f *Filing) edit() (*edit.Editor, error) {
	plain := f.source.Clone()
	if err := plain.StripMacros(); err != nil {
		return nil, err
	}
	e, err := edit.Open(plain)
	if err == nil && len(f.within) > 0 {
		err = e.AppendSheet(waivers.Sheet(f.within))
	}
	return e, err
}

// write saves an edited workbook.
func (f *Filing) write(e *edit.Editor, out string, force bool) error {
	data, err := e.Package().Bytes()
	if err != nil {
		return file.Explain(f.Path, err, "改过的工作簿写不出来")
	}
	return file.Save(out, data, force)
}

// suspectColor is what cells that most likely are wrong are filled with, apart from what they break.
const suspectColor = "F4B084"

// markSuspects fills the cells that a finding suspects, and writes beside them what they should hold.
func markSuspects(e *edit.Editor, f *check.Finding) error {
	for i, s := range f.Suspects {
		lead := "也可能是这一格："
		if i == 0 || f.Certain {
			lead = "最可能是这一格："
		}
		note := fmt.Sprintf("【嫌疑 %s】%s现为 %s，应为 %s（%s），请对照台账核对。", f.Rule.ID, lead, s.Of.Printed(s.Holds),
			s.Of.Printed(s.ShouldBe), s.Why)
		_, row, col := s.Place.At()
		if err := e.Mark(s.Place.Sheet, row, col, suspectColor, note); err != nil {
			return err
		}
	}
	return nil
}

// mark fills the cells of a finding and writes its words beside them.
func mark(e *edit.Editor, f *check.Finding) error {
	note := fmt.Sprintf("【%s %s】%s", f.Rule.Severity.Chinese(), f.Rule.ID, strings.ReplaceAll(f.Message, "\n", " ")) // one line: see noteShape
	places := f.Places()
	for i, p := range places {
		if len(places) > maxNoted && i > 0 {
			note = ""
		}
		_, row, col := p.At()
		if err := e.Mark(p.Sheet, row, col, colors[f.Rule.Severity], note); err != nil {
			return err
		}
	}
	return nil
}

// resultColumns are the columns of the sheet that lists the findings.
var resultColumns = []edit.Column{
	{Head: "序号", Width: 6}, {Head: "程度", Width: 8}, {Head: "规则", Width: 8}, {Head: "位置", Width: 20},
	{Head: "问题与改法", Width: 90},
}

// results is the sheet that lists the findings.
func results(f *Filing, findings []check.Finding) edit.SheetData {
	sheet := edit.SheetData{
		Name:  resultsSheet,
		Title: resultsSheet,
		Summary: []string{
			strings.TrimSpace(f.Report.Agency + " " + yearOf(f.Report) + " " + f.Report.Form.Edition + "版"),
			"没有发现问题" + f.Besides(findings) + "。",
		},
		Columns: resultColumns,
	}
	waived := Explained(findings)
	if len(findings) > waived {
		sheet.Summary[1] = fmt.Sprintf("%d 个错误，%d 个警告，%d 个提示。"+
			"点“位置”可以跳到那一格；错误改完才能生成报告。",
			check.Count(findings, check.Error), check.Count(findings, check.Warning), check.Count(findings, check.Note))
	}
	if waived > 0 {
		sheet.Summary = append(sheet.Summary, fmt.Sprintf("已说明 %d 处：列在最后，不计入，那些格不涂色。", waived))
	}
	if words := f.choice.Words(); words != "" {
		sheet.Summary = append(sheet.Summary, words+"。")
	}
	if slices.ContainsFunc(findings, func(f check.Finding) bool { return len(f.Suspects) > 0 && f.Waived == "" }) {
		sheet.Summary = append(sheet.Summary, "橙色的格最可能填错，批注里是应为的数；请对照台账核对。")
	}
	for _, u := range check.UncheckedIn(f.Report) {
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

// resultsSheet is the name and the title of the sheet that lists the findings.
const resultsSheet = "校验结果"

// noteShape is how every note begins that Annotate puts beside a cell.
var noteShape = regexp.MustCompile(`^【(?:错误|警告|提示|嫌疑) [A-Z]+\d+】`)

// marks are what Annotate leaves in a workbook.
func marks() edit.Marks {
	m := edit.Marks{Sheet: resultsSheet, IsNote: noteShape.MatchString}
	for _, c := range resultColumns {
		m.Heads = append(m.Heads, c.Head)
	}
	for _, s := range []check.Severity{check.Error, check.Warning, check.Note} {
		m.Colors = append(m.Colors, colors[s])
	}
	m.Colors = append(m.Colors, suspectColor)
	return m
}

// unmarked returns a workbook without the marks of an earlier Annotate: what is read, marked anew or mended is the
// workbook that staff have filled. One that cannot be edited is read as it is; its faults are told of then.
func unmarked(p *opc.Package) *opc.Package {
	if !mayBeMarked(p) {
		return p
	}
	e, err := edit.Open(p)
	if err == nil {
		err = e.TakeOffMarks(marks())
	}
	if err != nil {
		return p
	}
	return e.Package()
}

// mayBeMarked reports whether a workbook needs to be looked at closer.
func mayBeMarked(p *opc.Package) bool {
	main, err := p.Main()
	if err != nil {
		return false
	}
	data, _ := p.Part(main)
	if bytes.Contains(data, []byte(edit.MarkNames)) || bytes.Contains(data, []byte(resultsSheet)) {
		return true
	}
	for _, part := range p.Parts() {
		if strings.Contains(strings.ToLower(part.Name), "comments") && bytes.Contains(part.Data, []byte("【")) {
			return true
		}
	}
	return false
}
