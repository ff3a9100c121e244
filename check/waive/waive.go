// Package waive is what staff explain of a report's findings: a waiver names a breach and why it is well so. While the
// cells that the finding is about hold what they held, the finding no longer counts; when they change, it comes back.
// It knows no file: where waivers are kept, package filing/waivers says.
package waive

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
)

// A Waiver is a finding that staff have explained.
type Waiver struct {
	Rule   string
	Place  string // where it stood, as messages print it; empty for what is about the filing as a whole
	Reason string
	Values []Value // what it was about: none is the same finding with others
}

// A Value is what a finding's cell held.
type Value struct {
	Cell  string // its id, of a cell that is none of the form's its place
	Value string // as typed, of a long text its beginning and a digest
}

// outside stands before what another report held, whose file may be called otherwise next time.
const outside = "别的报告 "

// Of returns the waiver of a finding.
func Of(f *rule.Finding, reason string) Waiver {
	return Waiver{Rule: f.Rule.ID, Place: placeOf(f), Reason: reason, Values: valuesOf(f)}
}

// Others returns the other reports of which a waiver says what they held.
func (w *Waiver) Others(f *form.Form) []*form.Other {
	return slices.DeleteFunc(slices.Clone(f.Others), func(o *form.Other) bool {
		return !slices.ContainsFunc(w.Values, func(v Value) bool { return strings.HasPrefix(v.Cell, o.ID+".") })
	})
}

func placeOf(f *rule.Finding) string {
	p := f.Place
	p.File = ""
	return oneLine(p.String())
}

// valuesOf returns what a finding is about. The figures that it compares count as well: a sentence may name others of
// them while its cell is the same.
func valuesOf(f *rule.Finding) []Value {
	var list []Value
	for _, c := range f.Cells {
		at := c.ID
		if at == "" {
			p := c.Place
			if p.File != "" {
				at, p.File = outside, ""
			}
			if at += oneLine(p.String()); at == "" {
				at = "文件"
			}
		}
		list = append(list, Value{at, brief(c.Value)})
	}
	if f.Expected+f.Actual != "" {
		list = append(list, Value{"比较", brief(f.Actual + " / " + f.Expected)})
	}
	shown := func(c rule.Cell) bool { return c.ID+c.Value != "" }
	switch {
	case f.Said != "": // it may be what is not to be repeated
		list = append(list, Value{"原文", digest(oneLine(f.Said))})
	case f.Expected+f.Actual == "" && !slices.ContainsFunc(f.Cells, shown): // nothing else tells whether it is the same
		list = append(list, Value{"问题", brief(f.Message)})
	}
	return list
}

// oneLine returns words with single spaces and nothing that cannot be seen, as any file can hold them.
func oneLine(words string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return utf8.RuneError
		}
		return r
	}, strings.Join(strings.Fields(words), " "))
}

// maxValue is how many characters of a value are kept as they are.
const maxValue = 40

// brief returns a value on one line. Of a long one its beginning says which it is, and a digest whether it has changed.
func brief(value string) string {
	line := oneLine(value)
	if utf8.RuneCountInString(line) <= maxValue {
		return line
	}
	return form.Clip(line, maxValue/2) + digest(line)
}

// digest tells a line from others without showing it.
func digest(line string) string {
	sum := sha256.Sum256([]byte(line))
	return fmt.Sprintf("（%d字，%s）", utf8.RuneCountInString(line), hex.EncodeToString(sum[:8]))
}

// CanWaive reports whether a report's finding may be waived: its rule says so, it counts still, and no cell of it holds
// what is no figure.
func CanWaive(r *form.Report, f *rule.Finding) bool {
	return f.Rule.CanWaive() && !slices.ContainsFunc(f.Cells, func(c rule.Cell) bool {
		cell := r.Form.Cell(c.ID)
		return cell != nil && r.Value(cell).State == form.Unreadable
	})
}

// A Left is a waiver of what was not found.
type Left struct {
	Waiver
	Changed  bool // the rule is broken at the place still, and not with the values that were explained
	Replaced bool // what now stands there other waivers explain, all of it
}

// Apply returns a report's findings with those that are waived behind the others, and the waivers that none of them is
// about. What a waived finding explained stands for itself.
func Apply(r *form.Report, findings []rule.Finding, waivers []Waiver) ([]rule.Finding, []Left) {
	if len(waivers) == 0 {
		return findings, nil
	}
	reasons, used := make([]string, len(findings)), make([]bool, len(waivers))
	for i := range findings {
		f := &findings[i]
		if !CanWaive(r, f) {
			continue
		}
		values := valuesOf(f)
		for k, w := range waivers {
			if w.Rule == f.Rule.ID && w.Reason != "" && slices.Equal(w.Values, values) {
				reasons[i], used[k] = w.Reason, true
			}
		}
	}
	var left []Left
	for k, w := range waivers {
		if !used[k] {
			left = append(left, leftOf(w, findings, reasons))
		}
	}
	return divide(findings, reasons), left
}

// leftOf returns a waiver that is about none of the findings, of which those with a reason are explained.
func leftOf(w Waiver, findings []rule.Finding, reasons []string) Left {
	l := Left{Waiver: w}
	for i := range findings {
		if f := &findings[i]; f.Rule.ID == w.Rule && placeOf(f) == w.Place {
			l.Changed, l.Replaced = l.Changed || reasons[i] == "", true
		}
	}
	l.Replaced = l.Replaced && !l.Changed
	return l
}

// divide puts findings with a reason behind the others.
func divide(findings []rule.Finding, reasons []string) []rule.Finding {
	var list []rule.Finding
	at := make([]int, len(findings))
	for _, waived := range []bool{false, true} {
		for i, f := range findings {
			if (reasons[i] != "") == waived {
				f.Waived, at[i] = reasons[i], len(list)
				list = append(list, f)
			}
		}
	}
	for i := range list {
		f := &list[i]
		if f.Follows == nil {
			continue
		}
		head := *f.Follows
		if f.Follows = nil; f.Waived == "" && reasons[head] == "" {
			f.Follows = &at[head]
		}
	}
	return list
}

// Add returns waivers with others, in one order: rules, places, values. The others replace those of the same finding alone:
// of two of one place that were explained when other values stood there, only the report tells which holds.
func Add(waivers, more []Waiver) []Waiver {
	kept := slices.DeleteFunc(slices.Clone(waivers), func(old Waiver) bool {
		return slices.ContainsFunc(more, func(w Waiver) bool { return compare(w, old) == 0 })
	})
	return ordered(append(kept, more...))
}

// Renew returns the waivers of a report's findings with others. Those of the same finding give way to them, and of the
// same rule and place those that no longer are about anything: one cell may have several sentences that are explained.
func Renew(r *form.Report, findings []rule.Finding, waivers, more []Waiver) []Waiver {
	_, left := Apply(r, findings, waivers)
	kept := slices.DeleteFunc(slices.Clone(waivers), func(old Waiver) bool {
		isOld := func(l Left) bool { return compare(l.Waiver, old) == 0 }
		return slices.ContainsFunc(more, func(w Waiver) bool {
			return w.Rule == old.Rule && w.Place == old.Place &&
				(slices.Equal(w.Values, old.Values) || slices.ContainsFunc(left, isOld))
		})
	})
	return ordered(append(kept, more...))
}

func ordered(kept []Waiver) []Waiver {
	slices.SortStableFunc(kept, compare)
	return slices.CompactFunc(kept, func(a, b Waiver) bool { return compare(a, b) == 0 && a.Reason == b.Reason })
}

func compare(a, b Waiver) int {
	return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Place, b.Place),
		slices.CompareFunc(a.Values, b.Values, func(x, y Value) int {
			return cmp.Or(cmp.Compare(x.Cell, y.Cell), cmp.Compare(x.Value, y.Value))
		}))
}
