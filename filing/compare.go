package filing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
	formfields "nianbao/form/fields"
	"nianbao/grid"
)

// readDocument reads back a Word document that was written of a report. The error is ErrNoForm, or says in Chinese that
// it cannot be read.
func (l *Library) readDocument(data []byte, f *form.Form) (*form.Report, error) {
	book, err := proof.ReadBack(data)
	if err != nil {
		return nil, err
	}
	return l.index.Of(f).Read(book)
}

// compare reads a Word document back and returns in what it differs from the report and from the fields that it was
// filled with.
func (l *Library) compare(data []byte, r *form.Report, fields map[string]any) []string {
	back, err := l.readDocument(data, r.Form)
	if err != nil {
		return []string{err.Error()}
	}
	return append(missing(back.Book.Grids, r), different(back, r, fields)...)
}

// unlike refuses what was written where it differs from the report.
func unlike(differences []string, what string) error {
	if len(differences) == 0 {
		return nil
	}
	return &file.Error{
		Reason: "写出的" + what + "与原件不一致，没有保存：\n" + strings.Join(differences, "\n"),
		Advice: "用自己的 Word 模板的，请检查模板里这些格的写法；否则请看文字里有没有单独成行的标题、落款，" +
			"都没有的请告诉程序的维护者。",
	}
}

// different returns the figures and texts in which two reports on one form differ.
func different(back, r *form.Report, fields map[string]any) []string {
	var found []string
	add := func(what func() string, want, have string) {
		if want != have && len(found) < proof.MaxDifferences {
			found = append(found, proof.Differs(what(), want, have))
		}
	}
	if row := form.DifferingRow(r.Form, back.Form); row != "" {
		found = append(found, row)
	}
	for _, c := range r.Form.Cells {
		if c.Row.Spare {
			continue
		}
		add(c.Label, r.Value(c).Normalized(), back.Value(c).Normalized())
	}
	for _, s := range r.Form.Texts() {
		text, _ := fields[s.Name].(string)
		have := tidy(back.Texts[s.Text].Text)
		if rest, ok := strings.CutPrefix(tidy(text), have+"\n"); ok && signs(action.Lines(rest), back, r) {
			continue
		}
		add(func() string { return s.Title }, tidy(text), have)
	}
	return append(found, lostNotes(back.Book.Grids, r.Form, fields)...)
}

// signs reports whether the last lines of a draft's text are read back as the agency or the date that the report lacks,
// and what the office has written about the file beside them. Findings tell of such lines (V08, S33).
func signs(lines []string, back, r *form.Report) bool {
	signed := false
	for _, line := range lines {
		switch {
		case r.Agency == "" && line == back.Agency,
			r.Particulars[form.Date] == "" && form.IsDate(line) && form.PlainDate(line) == back.Particulars[form.Date]:
			signed = true
		case !slices.ContainsFunc(back.Faults, func(f form.Fault) bool {
			return f.Kind == form.Internal && f.Texts[0] == form.OneLine(line)
		}):
			return false
		}
	}
	return signed
}

// lostNotes returns the lines of notes that stand nowhere in a file. Where they stand is not compared: a line may say
// what the report knows otherwise.
func lostNotes(grids []*grid.Grid, f *form.Form, fields map[string]any) []string {
	var said map[string]bool
	var found []string
	for _, n := range f.Notes {
		for _, line := range action.Lines(formfields.TextIn(fields, n)) {
			if said == nil {
				said = linesIn(grids)
			}
			if !said[line] && len(found) < proof.MaxDifferences {
				found = append(found, proof.Differs(n.Title, line, ""))
			}
		}
	}
	return found
}

func linesIn(grids []*grid.Grid) map[string]bool {
	lines := map[string]bool{}
	for _, g := range grids {
		for i := range g.Cells {
			for _, line := range action.Lines(g.Cells[i].Text) {
				lines[line] = true
			}
		}
	}
	return lines
}

// tidy returns a text as it is printed: its lines without blank ones.
func tidy(text string) string { return strings.Join(action.Lines(text), "\n") }

// missing returns what of the title is not in the document.
func missing(grids []*grid.Grid, r *form.Report) []string {
	var lines strings.Builder
	for _, g := range grids {
		if g.Source == grid.Prose && !g.Aside {
			for i := range g.Cells {
				lines.WriteString(g.Cells[i].Text + "\n")
			}
		}
	}
	var found []string
	for _, v := range []string{r.Agency, strconv.Itoa(r.Year)} {
		if v != "0" && !strings.Contains(lines.String(), v) {
			found = append(found, fmt.Sprintf("“%s”在 Word 文件里找不到", v))
		}
	}
	return found
}
