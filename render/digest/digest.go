// Package digest says what came of checking or converting many files, as the office that receives them reads it: one row
// a file, and how often each rule was broken. It knows no form and no file; whoever draws it (render/html, render/sheet)
// or lists it (filing/summary) takes it from here.
package digest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A State is how a file stands, the best first.
type State int

const (
	Sound     State = iota // no error and no warning; notes do not count against it
	Unchecked              // nothing was asked of it, for want of other reports
	Warned
	Wrong
	Unreadable
)

// Standing returns how a file that could be read stands by its findings, those that are explained not counted; checked
// is false where none of the rules that were asked for could be.
func Standing(errors, warnings int, checked bool) State {
	switch {
	case errors > 0:
		return Wrong
	case warnings > 0:
		return Warned
	case !checked:
		return Unchecked
	}
	return Sound
}

// States are all states, the best first.
var States = []State{Sound, Unchecked, Warned, Wrong, Unreadable}

func (s State) String() string {
	return [...]string{"没有问题", "没有检查", "有警告", "有错误", "读不了"}[s]
}

// Word is what the state is called in JSON.
func (s State) Word() string {
	return [...]string{"ok", "unchecked", "warnings", "errors", "unreadable"}[s]
}

// A Row is a file. Findings that staff have explained are counted as Waived alone.
type Row struct {
	File, Link                      string // as named, and from where the digest stands; no link where there is none
	Agency                          string
	Year                            int    // 0 where the file says none
	Edition                         string // of the form
	State                           State
	Errors, Warnings, Notes, Waived int
	Families                        map[string]int // findings by the family's letter
	Rule, Cause                     string         // what is to be mended first; of an unreadable file why it is
	Suspect                         string         // the cell that most likely is wrong, and what it should hold
	Output, OutputLink              string         // the report that was written
	NoLast                          string         // why it was not held against last year's, as in JSON; empty where it was
	IsOneOfFew                      bool           // that is so of some files alone
}

// A Digest is what came of a run. The zero value is one over no files.
type Digest struct {
	Title string
	Rows  []Row
	Rules map[string]int    // findings by rule, those that are explained left out
	Names map[string]string // what the rules are called, as far as that is known
	Left  int               // how many files were not looked at: the run was stopped
	Scope Scope             // of which rules the run has told
}

// A Scope is of which rules a run has told: by their ids or the letters of their families. The zero Scope is all of them.
type Scope struct {
	Only, Ignore []string
	Words        string // the same in Chinese: 只检查 N
}

// A Bar is a part of a chart.
type Bar struct {
	Label string
	Word  string // of the state that it counts, empty of a rule
	Count int
}

// maxBars is how many rules a chart shows; the rest are one bar more.
const maxBars = 15

// ByRule returns the rules that were broken, the most frequent first, and the rare ones together.
func (d *Digest) ByRule() []Bar {
	ids := slices.SortedFunc(maps.Keys(d.Rules), func(a, b string) int {
		return cmp.Or(cmp.Compare(d.Rules[b], d.Rules[a]), cmp.Compare(a, b))
	})
	var bars []Bar
	rest := 0
	for i, id := range ids {
		if i >= maxBars && len(ids) > maxBars+1 {
			rest += d.Rules[id]
			continue
		}
		label := id
		if name := d.Names[id]; name != "" {
			label += " " + name
		}
		bars = append(bars, Bar{Label: label, Count: d.Rules[id]})
	}
	if rest > 0 {
		bars = append(bars, Bar{Label: "其他规则", Count: rest})
	}
	return bars
}

// ByState returns how many agencies stand in each state, each by the worst of its files. A file that does not say whose
// it is counts as an agency of its own.
func (d *Digest) ByState() []Bar {
	worst := map[string]State{}
	count := make([]int, len(States))
	for i := range d.Rows {
		r := &d.Rows[i]
		if r.Agency == "" {
			count[r.State]++
			continue
		}
		worst[r.Agency] = max(worst[r.Agency], r.State)
	}
	for _, s := range worst {
		count[s]++
	}
	var bars []Bar
	for _, s := range States {
		if s == Unchecked && count[s] == 0 { // seldom there
			continue
		}
		bars = append(bars, Bar{s.String(), s.Word(), count[s]})
	}
	return bars
}

// Files returns how many files are in a state.
func (d *Digest) Files(s State) int {
	n := 0
	for i := range d.Rows {
		if d.Rows[i].State == s {
			n++
		}
	}
	return n
}

// Agencies returns how many agencies the files name.
func (d *Digest) Agencies() int {
	named := map[string]bool{}
	for i := range d.Rows {
		if a := d.Rows[i].Agency; a != "" {
			named[a] = true
		}
	}
	return len(named)
}

// hasOutputs reports whether the run wrote reports.
func (d *Digest) hasOutputs() bool {
	return slices.ContainsFunc(d.Rows, func(r Row) bool { return r.Output != "" })
}

// Stopped says that the run was stopped and how many files are missing, without a full stop; "" where none is.
func (d *Digest) Stopped() string {
	if d.Left == 0 {
		return ""
	}
	return fmt.Sprintf("没有做完：还有 %d 个文件没有检查", d.Left)
}

// Besides says what every row leaves out, without a full stop: that the run was stopped, and that not every rule was asked
// for, so that a file without faults was not wholly checked; "" for nothing.
func (d *Digest) Besides() string {
	list := []string{d.Stopped(), d.Scope.Words, d.Lastless()}
	return strings.Join(slices.DeleteFunc(list, func(words string) bool { return words == "" }), "；")
}

// Lastless says what was not held against last year's reports, without a full stop: nothing at all, where nobody named
// any, or so many files; "" where all were.
func (d *Digest) Lastless() string {
	few, rest := 0, 0
	for i := range d.Rows {
		switch r := &d.Rows[i]; {
		case r.IsOneOfFew:
			few++
		case r.NoLast != "":
			rest++
		}
	}
	switch {
	case rest > 0:
		return "没有与上年核对"
	case few > 0:
		return fmt.Sprintf("%d 个文件未与上年核对", few)
	}
	return ""
}

// Conclusion is how a file stands, with what that leaves out of this file alone.
func (r *Row) Conclusion() string {
	if r.IsOneOfFew && r.State != Unreadable {
		return r.State.String() + "，未与上年核对"
	}
	return r.State.String()
}

// Heading is what stands above all: the title, and what the rows leave out.
func (d *Digest) Heading() string {
	if d.Besides() == "" {
		return d.Title
	}
	return d.Title + "（" + d.Besides() + "）"
}

// Line says in one line how the files stand.
func (d *Digest) Line() string {
	said := []string{fmt.Sprintf("%d 个文件", len(d.Rows))}
	if n := d.Agencies(); n > 0 {
		said = append(said, fmt.Sprintf("%d 个机关", n))
	}
	for _, state := range States {
		if n := d.Files(state); n > 0 {
			said = append(said, fmt.Sprintf("%s %d", state, n))
		}
	}
	return strings.Join(said, "，")
}
