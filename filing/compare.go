package filing

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/docx"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/opc"
	"nianbao/phrase"
)

// maxDifferences is how many differences a refusal prints.
const maxDifferences = 20

// compare reads a Word document back and returns in what it differs from the report and from the fields that it was filled with.
func compare(data []byte, r *form.Report, fields map[string]any) []string {
	pkg, err := opc.Read(data)
	if err != nil {
		return []string{"写出的文件读不回来：" + err.Error()}
	}
	book, err := docx.Read(pkg)
	if err != nil {
		return []string{"写出的文件读不回来：" + err.Error()}
	}
	back, err := form.Read(book, []*form.Form{r.Form})
	if err != nil {
		return []string{"写出的文件里" + err.Error()}
	}
	return append(missing(book.Grids, r), different(back, r, fields)...)
}

// different returns the figures and texts in which two reports on one form differ.
func different(back, r *form.Report, fields map[string]any) []string {
	var found []string
	add := func(what func() string, want, have string) {
		if want != have && len(found) < maxDifferences {
			found = append(found, fmt.Sprintf("%s：原来是“%s”，写出的是“%s”", what(), want, have))
		}
	}
	for _, c := range r.Form.Cells {
		add(c.Label, spell(r.Value(c)), spell(back.Value(c)))
	}
	for _, s := range r.Form.Texts() {
		text, _ := fields[s.Name].(string)
		add(func() string { return s.Title }, tidy(text), tidy(back.Texts[s.Text].Text))
	}
	return found
}

// tidy returns a text as it is printed: its lines without blank ones.
func tidy(text string) string { return strings.Join(phrase.Lines(text), "\n") }

// spell returns a value in one notation, whatever notation it was typed in.
func spell(v form.Value) string {
	switch v.State {
	case form.Number:
		return v.Number.String()
	case form.Stroke:
		return "/"
	case form.Unreadable:
		return strings.Join(strings.Fields(v.Text), " ")
	}
	return ""
}

// missing returns what of the title is not in the document.
func missing(grids []*grid.Grid, r *form.Report) []string {
	var lines strings.Builder
	for _, g := range grids {
		if g.Source == grid.Prose {
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
