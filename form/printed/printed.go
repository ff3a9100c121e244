// Package printed knows the workbook that staff fill where it was printed to PDF: what it says to them then stands among
// the texts, and no report says any of it.
package printed

import (
	"nianbao/form"
	"nianbao/form/blank"
	"nianbao/regex"
)

var (
	// fills is what the sheets of the workbook say above their tables. Nothing else says it.
	fills = regex.New(`^(?:计量单位为[^，。；]{1,12}。)?` + blank.InputNote)
	// sheets are the titles of the workbook's sheets of which all is said to staff, up to the next title of the report.
	sheets = map[string]bool{blank.TextsTitle: true, blank.ChecksTitle: true, blank.InstructionsTitle: true}
)

// A Workbook is one that was printed, nil where a report's texts are none of one.
type Workbook struct{ title, applies string } // the keys of what stands on its first sheet

// Of returns the workbook whose words stand among a report's texts, nil for none.
func Of(r *form.Report) *Workbook {
	for _, s := range r.Form.AllTexts() {
		for _, l := range r.Texts[s.Text].Lines {
			if fills.MatchString(form.Squeeze(l.Text)) {
				return &Workbook{form.Key(r.Form.ReportTitle() + "填报表"), form.Key(r.Form.Applies())}
			}
		}
	}
	return nil
}

// ToStaff adds to the lines of a text that are none of the report's, by their numbers, those that the workbook says to
// staff.
func (w *Workbook) ToStaff(lines []form.Line, isOut map[int]bool) {
	if w == nil {
		return
	}
	behind := false
	for i, l := range lines {
		text, key := form.Squeeze(l.Text), form.Key(l.Text)
		if behind = behind || sheets[text]; behind || fills.MatchString(text) || key == w.title || key == w.applies {
			isOut[i] = true
		}
	}
}
