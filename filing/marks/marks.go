// Package marks writes findings into a workbook, and takes off those of an earlier run: cells at fault are filled and
// have a comment, and a first sheet lists all.
package marks

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/regex"
	"nianbao/xlsx/edit"
)

// colors are what cells at fault are filled with, by severity: those that spreadsheets themselves call bad, neutral
// and hint.
var colors = map[check.Severity]string{check.Error: "FFC7CE", check.Warning: "FFEB9C", check.Note: "DDEBF7"}

// maxNoted is how many cells of one finding get its words as a comment. A finding about more is written to the first
// and the others are filled.
const maxNoted = 8

// Findings are what was found in a workbook.
type Findings struct {
	List    []check.Finding // as they are listed
	Report  *form.Report
	Choice  check.Choice // of which rules they tell
	Verdict string       // what is said where nothing was found
}

// Mark writes the findings into their workbook. Cells of those that staff have explained stay as they are.
func (f *Findings) Mark(e *edit.Editor) error {
	counted := slices.DeleteFunc(slices.Clone(f.List), func(f check.Finding) bool { return f.Waived != "" })
	for i := range counted {
		if err := suspects(e, &counted[i]); err != nil {
			return err
		}
	}
	gravest := slices.Clone(counted) // come first: the first colour of a cell stays
	slices.SortStableFunc(gravest, func(a, b check.Finding) int { return int(a.Rule.Severity - b.Rule.Severity) })
	for i := range gravest {
		if err := mark(e, &gravest[i]); err != nil {
			return err
		}
	}
	return e.InsertFirstSheet(f.sheet(len(f.List) - len(counted)))
}

// suspectColor is what cells that most likely are wrong are filled with, apart from what they break.
const suspectColor = "F4B084"

// suspects fills the cells that a finding suspects, and writes beside them what they should hold.
func suspects(e *edit.Editor, f *check.Finding) error {
	for i, s := range f.Suspects {
		if s.Place.File != "" || s.Place.Sheet == "" { // in another file
			continue
		}
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

// resultsSheet is the name and the title of the sheet that lists the findings.
const resultsSheet = "校验结果"

// NoteLead is the pattern of how every note begins that Mark puts beside a cell.
const NoteLead = `【(?:错误|警告|提示|嫌疑) [A-Z]+\d+】`

var noteShape = regex.New(`^` + NoteLead)

// left is what Mark leaves in a workbook.
func left() edit.Marks {
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

// Off returns a workbook without the marks of an earlier Mark: what is read, marked anew or mended is the
// workbook that staff have filled. One that cannot be edited is read as it is; its faults are told of then.
func Off(p *opc.Package) *opc.Package {
	if !mayBeMarked(p) {
		return p
	}
	e, err := edit.Open(p)
	if err == nil {
		err = e.TakeOffMarks(left())
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
