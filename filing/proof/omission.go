package proof

import (
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/form"
	"nianbao/regex"
)

// Omissions are what a template says that it does not print: {{/* 不印 文件.规章.废止 */}}.
type Omissions struct {
	cells map[*form.Cell]bool
	texts map[*form.Section]bool
}

// Cell reports whether a figure is not to be printed.
func (o Omissions) Cell(c *form.Cell) bool { return o.cells[c] }

// Text reports whether a text is not to be printed.
func (o Omissions) Text(s *form.Section) bool { return o.texts[s] }

// Only reports whether a template's actions are comments and nothing else.
func Only(tags []docx.Tag) bool {
	return !slices.ContainsFunc(tags, func(tag docx.Tag) bool { return !comment.MatchString(tag.Text) })
}

var comment = regex.New(`(?s)^\{\{-?\s*/\*.*\*/\s*-?\}\}$`)

var (
	omission  = regex.New(`(?s)^\{\{-?\s*/\*\s*不印[\s:：]*(.*?)\s*\*/\s*-?\}\}$`)
	listMarks = strings.NewReplacer("、", " ", "，", " ", ",", " ", "；", " ", ";", " ", "\u3000", " ", "\u00a0", " ")
)

// OmissionsOf returns what a template's comments say that it does not print of a form: cells, groups of rows, columns of
// either, tables, texts. The error names what the form does not have.
func OmissionsOf(tags []docx.Tag, f *form.Form) (Omissions, wml.Errors) {
	o := Omissions{map[*form.Cell]bool{}, map[*form.Section]bool{}}
	var problems wml.Errors
	for _, tag := range tags {
		m := omission.FindStringSubmatch(tag.Text)
		if m == nil {
			continue
		}
		refuse := func(reason string) {
			written := strings.TrimSuffix(strings.TrimPrefix(tag.Text, "{{"), "}}")
			problems = append(problems, &wml.Error{Part: tag.Part, Location: tag.Location, Action: written, Reason: reason})
		}
		names := strings.Fields(listMarks.Replace(m[1]))
		if len(names) == 0 {
			refuse("“不印”后面要写名称，如 {{/* 不印 文件.规章 */}}")
		}
		for _, name := range names {
			if !o.add(strings.Trim(name, "{}“”\"'"), f) {
				refuse("没有" + form.Quote(name) + "这个名称")
			}
		}
	}
	return o, problems
}

// add adds what a name stands for and reports whether it is one of the form's.
func (o *Omissions) add(name string, f *form.Form) bool {
	known := false
	for _, s := range f.AllTexts() {
		if s.Name == name {
			o.texts[s], known = true, true
		}
	}
	for _, t := range f.Tables {
		for _, c := range t.Cells {
			if within(c, strings.Split(name, ".")) {
				o.cells[c], known = true, true
			}
		}
	}
	return known
}

// within reports whether a path stands for a cell, or for a table, a group or a column of one that it stands in.
func within(c *form.Cell, path []string) bool {
	own := append([]string{c.Table.Name}, c.Row.Names...)
	i := 0
	for i < len(path) && i < len(own) && path[i] == own[i] {
		i++
	}
	return i > 0 && (i == len(path) || i == len(path)-1 && path[i] == c.Column.Name)
}
