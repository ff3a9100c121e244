package contract

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/prose"
	"nianbao/grid"
)

// setWords puts the words in that stand in cells of words.
func (d *dataReader) setWords(r *form.Report, set func(in, id string, v form.Value) error) error {
	for id, text := range sorted(d.words) {
		if d.keys[id] {
			continue
		}
		v := form.Value{State: form.Words}
		switch c := r.Form.Cell(id); {
		case c == nil:
		case !c.IsWords():
			return &DataError{Key: dotted("words", id), Reason: "是填数的格", Advice: "请写在 values 里。"}
		default:
			v = c.ReadWords(text, text, grid.Text)
		}
		if err := set("words", id, v); err != nil {
			return err
		}
	}
	return nil
}

// setParticulars puts agency, year and the other particulars in.
func (d *dataReader) setParticulars(r *form.Report) error {
	r.Agency, r.Year = d.agency, d.year
	for id := range sorted(d.particulars) {
		known := slices.ContainsFunc(r.Form.Particulars, func(p *form.Particular) bool { return p.ID == id })
		if !known || id == form.Agency || id == form.Year {
			return &DataError{Key: dotted("particulars", id), Reason: "是不认识的键",
				Advice: "机关名称和年度写在 agency 和 year；其余请核对拼写。"}
		}
	}
	for i, p := range r.Form.Particulars {
		text, key := d.particulars[p.ID], dotted("particulars", p.ID)
		switch p.ID {
		case form.Agency:
			text, key = d.agency, form.Agency
		case form.Year:
			if text, key = "", form.Year; d.year != 0 {
				text = strconv.Itoa(d.year)
			}
		}
		r.SetParticular(p.ID, text, form.PlaceNamed(key, i))
	}
	return nil
}

// setTexts puts the texts in, line by line.
func (d *dataReader) setTexts(r *form.Report) error {
	row := len(r.Form.Particulars) + len(r.Form.Cells)
	for id, whole := range sorted(d.texts) {
		if !slices.ContainsFunc(r.Form.AllTexts(), func(s *form.Section) bool { return s.Text == id }) {
			return &DataError{Key: dotted("texts", id), Reason: "不是 " + r.Form.Edition + "版格式的文字部分",
				Advice: "请核对拼写。"}
		}
		place := form.PlaceNamed(dotted("texts", id), row)
		text := form.Text{Place: place}
		for _, line := range prose.SplitLines(whole) {
			kept, removed := prose.CleanLine(line)
			if text.Removed += removed; removed > 0 {
				text.RemovedAt = place
			}
			if kept != "" {
				text.Lines = append(text.Lines, form.Line{Text: kept, Place: place})
				text.Text += "\n" + kept
			}
		}
		text.Text = strings.TrimPrefix(text.Text, "\n")
		r.Texts[id] = text
	}
	return nil
}

// sorted goes through a map in the order of its keys: the same mistake is told first each time.
func sorted(m map[string]string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}
