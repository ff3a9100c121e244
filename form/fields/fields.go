// Package fields names a report's figures, particulars and texts for templates, and fills the actions in its texts.
//
// Stable once released: template names.
package fields

import (
	"maps"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action"
	"nianbao/form"
)

// Names returns the report's figures, particulars and texts by the names that templates use. A table is a map of its
// rows, a row a map of its columns; a group of rows holds its rows and, under the columns' names, their sums. The texts
// are as written; see Expand.
func Names(r *form.Report) map[string]any {
	names := map[string]any{}
	for _, p := range r.Form.Particulars {
		names[p.Name] = r.Particulars[p.ID]
		if p.ID == form.Year && r.Year != 0 {
			names[p.Name] = strconv.Itoa(r.Year)
		}
	}
	for _, s := range r.Form.AllTexts() {
		SetText(names, s, r.Texts[s.Text].Text)
	}
	for _, t := range r.Form.Tables {
		names[t.Name] = tableNames(r, t)
	}
	return names
}

// SetText gives a text its name, a note with others in a group: 附注.主动公开.
func SetText(names map[string]any, s *form.Section, text string) {
	group, name, inGroup := strings.Cut(s.Name, ".")
	if !inGroup {
		names[s.Name] = text
		return
	}
	notes, ok := names[group].(map[string]any)
	if !ok {
		notes = map[string]any{}
		names[group] = notes
	}
	notes[name] = text
}

// TextIn returns a text from among the names that Names or Of returns.
func TextIn(names map[string]any, s *form.Section) string {
	if group, name, inGroup := strings.Cut(s.Name, "."); inGroup {
		notes, _ := names[group].(map[string]any)
		text, _ := notes[name].(string)
		return text
	}
	text, _ := names[s.Name].(string)
	return text
}

func tableNames(r *form.Report, t *form.Table) action.Table {
	table := action.Table{}
	if t.Open != nil {
		table[form.RowsName] = openRows(t, table)
	}
	for _, c := range t.Cells {
		if c.Row.Spare {
			continue
		}
		row := table
		for i, name := range c.Row.Names {
			next, ok := row.Below(name)
			if !ok {
				next = action.Table{}
				row[name] = action.Of(next)
			}
			row = next
			if i < len(c.Row.Names)-1 && !c.IsWords() {
				sum, _ := row[c.Column.Name].Number()
				row[c.Column.Name] = action.Figure(sum.Add(r.Number(c)))
			}
		}
		row[c.Column.Name] = value(c, r.Value(c))
	}
	return table
}

// openRows names the rows of an open table: each by its number, and all in a list, with their keys.
func openRows(t *form.Table, table action.Table) action.Value {
	var list []action.Value
	for _, row := range t.Items() {
		of := action.Of(action.Table{t.Open.Name: action.Text(row.Label)})
		table[row.Name] = of
		list = append(list, of)
	}
	return action.Of(list)
}

// value returns what stands in a cell as templates see it. What is no figure stays as it was typed: for a draft, in
// which nothing may go missing.
func value(c *form.Cell, v form.Value) action.Value {
	switch {
	case v.State == form.Unreadable:
		return action.Text(v.Text)
	case c.IsWords():
		return action.Text(v.Words)
	case v.State == form.Number:
		return action.Figure(v.Number)
	case v.State == form.Stroke:
		return action.Of(action.Stroke{})
	}
	return action.Of(action.Blank{})
}

// A TextError is an action in one of the report's texts that cannot be carried out.
type TextError struct {
	Section *form.Section
	Place   form.Place
	Err     *action.Error
	Cells   []*form.Cell // that it quotes, or adds up, and in which something stands that is no figure
}

// Expand returns the texts with the report's names put in, by id, and what could not be; a text with an error stays as
// it was written. A note that the report does not have is not among them.
func Expand(r *form.Report) (map[string]string, []TextError) {
	var names map[string]any
	for _, t := range r.Texts {
		if strings.Contains(t.Text, "{{") {
			names = Names(r)
			break
		}
	}
	return expand(r, names)
}

func expand(r *form.Report, names map[string]any) (map[string]string, []TextError) {
	names = maps.Clone(names)
	for _, s := range r.Form.AllTexts() {
		group, _, _ := strings.Cut(s.Name, ".")
		delete(names, group) // a text does not quote texts
	}
	texts := map[string]string{}
	var errs []TextError
	for _, s := range r.Form.AllTexts() {
		text := r.Texts[s.Text]
		if text.Text == "" && r.Form.Note(s.Text) != nil {
			continue
		}
		expanded, err := action.Expand(text.Text, names)
		if err != nil {
			errs = append(errs, mistakes(text, s, err, names)...)
			expanded = text.Text
		} else if wrong := quotesUnreadable(r, s, names); len(wrong) > 0 {
			errs = append(errs, wrong...)
			if expanded, err = action.Expand(text.Text, marked(r, names)); err != nil {
				expanded = text.Text
			}
		}
		texts[s.Text] = expanded
	}
	return texts, errs
}

// mistakes returns what is wrong with a text line by line; a mistake that no line has by itself, such as a missing
// {{end}}, is told where the first action stands.
func mistakes(t form.Text, s *form.Section, whole *action.Error, names map[string]any) []TextError {
	var errs []TextError
	place := t.Place
	for i := len(t.Lines) - 1; i >= 0; i-- {
		l := t.Lines[i]
		if strings.Contains(l.Text, "{{") {
			place = l.Place
		}
	}
	for _, l := range t.Lines {
		if _, err := action.Expand(l.Text, names); err != nil {
			errs = append(errs, TextError{s, l.Place, err, nil})
		}
	}
	if len(errs) == 0 {
		errs = []TextError{{s, place, whole, nil}}
	}
	return errs
}

// quotesUnreadable returns the lines of a text that quote a cell in which something stands that is no figure, an error
// value above all, or a sum over one. A sentence with that in it must not be printed.
func quotesUnreadable(r *form.Report, s *form.Section, names map[string]any) []TextError {
	text := r.Texts[s.Text]
	if !strings.Contains(text.Text, "{{") {
		return nil
	}
	var errs []TextError
	for _, c := range r.Form.Cells {
		if r.Value(c).State != form.Unreadable {
			continue
		}
		without := replace(names, c, action.Value{})
		for _, l := range text.Lines {
			if !strings.Contains(l.Text, "{{") {
				continue
			}
			if _, err := action.Expand(l.Text, names); err != nil { // a part of what stands on several lines
				continue
			}
			if _, err := action.Expand(l.Text, without); err != nil {
				err = &action.Error{Action: err.Action, Reason: "引用的" + c.Label() + notWanted(c)}
				errs = append(errs, TextError{s, l.Place, err, []*form.Cell{c}})
			}
		}
		if _, err := action.Expand(text.Text, without); err != nil && len(errs) == 0 {
			err = &action.Error{Action: err.Action, Reason: "引用的" + c.Label() + notWanted(c)}
			errs = append(errs, TextError{s, text.Place, err, []*form.Cell{c}})
		}
	}
	return errs
}

// notWanted says of a cell what is wrong with what stands in it.
func notWanted(c *form.Cell) string {
	if c.IsWords() {
		return "不是可以填的词"
	}
	return "不是数"
}

// NoFigure stands in a draft in the place of an error value, and in a sentence where a cell is quoted that holds no
// figure.
const NoFigure = "【不是数】"

// marked returns names in which NoFigure stands for each cell that holds no figure.
func marked(r *form.Report, names map[string]any) map[string]any {
	for _, c := range r.Form.Cells {
		if r.Value(c).State == form.Unreadable {
			names = replace(names, c, action.Text(NoFigure))
		}
	}
	return names
}

// replace returns names with something else for a cell and the sums that it is a part of, without them for nothing.
func replace(names map[string]any, c *form.Cell, by action.Value) map[string]any {
	replaced := maps.Clone(names)
	if t, ok := names[c.Table.Name].(action.Table); ok {
		replaced[c.Table.Name] = replaceIn(t, c.Row.Names, c.Column.Name, by)
	}
	return replaced
}

func replaceIn(t action.Table, rows []string, column string, by action.Value) action.Table {
	t = maps.Clone(t)
	if _, is := t[column]; is && !by.IsBlank() {
		t[column] = by
	} else {
		delete(t, column)
	}
	if len(rows) > 0 {
		if below, ok := t.Below(rows[0]); ok {
			t[rows[0]] = action.Of(replaceIn(below, rows[1:], column, by))
		}
	}
	return t
}

// Of returns Names with the texts expanded: what a report's template is filled with. A text that cannot be expanded
// stays as it was written; Expand says why.
func Of(r *form.Report) map[string]any {
	fields := Names(r)
	texts, _ := expand(r, fields)
	for _, s := range r.Form.AllTexts() {
		SetText(fields, s, texts[s.Text])
	}
	return fields
}

// Figures returns a chart's figures in the order of its points. One that the report does not have, as another
// edition's, is not valid.
func Figures(r *form.Report, c *form.Chart) []decimal.NullDecimal {
	figures := make([]decimal.NullDecimal, len(c.Points))
	for i, p := range c.Points {
		figures[i] = sum(r, p.Of)
	}
	return figures
}

// sum returns what a name stands for: a cell's figure, or the sum of a group's.
func sum(r *form.Report, name string) decimal.NullDecimal {
	cells := r.Form.Named(name)
	if len(cells) == 0 || cells[0].Name() == name && r.Value(cells[0]).State == form.Unreadable {
		return decimal.NullDecimal{}
	}
	total := decimal.Zero
	for _, c := range cells {
		total = total.Add(r.Number(c))
	}
	return decimal.NullDecimal{Decimal: total, Valid: true}
}
