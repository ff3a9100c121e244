package filing

import (
	"bytes"
	"regexp"
	"strings"

	"nianbao/check"
	"nianbao/ooxml/opc"
	"nianbao/xlsx/edit"
)

// resultsSheet is the name and the title of the sheet that lists the findings.
const resultsSheet = "校验结果"

// noteShape is how every note begins that Annotate puts beside a cell.
var noteShape = regexp.MustCompile(`^【(?:错误|警告|提示) [A-Z]+\d+】`)

// marks are what Annotate leaves in a workbook.
func marks() edit.Marks {
	m := edit.Marks{Sheet: resultsSheet, IsNote: noteShape.MatchString}
	for _, c := range resultColumns {
		m.Heads = append(m.Heads, c.Head)
	}
	for _, s := range []check.Severity{check.Error, check.Warning, check.Note} {
		m.Colors = append(m.Colors, colors[s])
	}
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
