package contract

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
)

// maxRows is how many rows an open table may have.
const maxRows = 20_000

// withRows returns the form with as many rows in its open tables as the JSON has; their keys stand among the words.
func (d *dataReader) withRows(f *form.Form) (*form.Form, error) {
	if !f.HasOpen() {
		return f, nil
	}
	rows := map[string]form.OpenRows{}
	d.keys = map[string]bool{}
	for _, t := range f.Tables {
		if t.Open == nil {
			continue
		}
		prefix := t.ID + "." + form.RowsID + ".r"
		named, last := map[int]bool{}, 0
		for id := range d.cells() {
			rest, ok := strings.CutPrefix(id, prefix)
			digits, _, _ := strings.Cut(rest, ".")
			n, err := strconv.Atoi(digits)
			switch {
			case !ok || err != nil || n < 1 || digits != strconv.Itoa(n):
			case n > maxRows:
				return nil, &DataError{Key: id, Reason: fmt.Sprintf("超过 %d 行", maxRows), Advice: "请分成几份报告。"}
			default:
				named[n], last = true, max(last, n)
			}
		}
		if len(named) != last {
			return nil, &DataError{Key: prefix + strconv.Itoa(last),
				Reason: fmt.Sprintf("前面缺了几行：一共 %d 行", len(named)), Advice: "各行请从 r1 起连着编号。"}
		}
		of := form.OpenRows{Keys: make([]string, last)}
		for i := range of.Keys {
			id := prefix + strconv.Itoa(i+1) + "." + t.Open.ID
			d.keys[id] = true
			of.Keys[i] = strings.Join(strings.Fields(form.OneLine(strings.ReplaceAll(d.words[id], "\n", " "))), " ")
		}
		rows[t.ID] = of
	}
	return f.WithRows(rows), nil
}

// cells goes through the ids of all cells that the JSON names.
func (d *dataReader) cells() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, of := range []iter.Seq[string]{maps.Keys(d.values), maps.Keys(d.words), maps.Keys(d.unreadable), slices.Values(d.strokes)} {
			for id := range of {
				if !yield(id) {
					return
				}
			}
		}
	}
}
