package filing

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/check/rule"
	"nianbao/filing/filingtest"
	"nianbao/filing/fix"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A mistake is one way in which people spoil a cell of the form.
type mistake struct {
	name  string
	total bool // of a total, else of a cell that staff fill
	spoil func(s *filingtest.Spoiler, at string, v form.Value)
}

// styled puts something into a cell and gives it a number format.
func styled(s *filingtest.Spoiler, at, code string, put func(f *excelize.File, sheet, ref string) error) {
	sheet, ref, _ := strings.Cut(at, "!")
	s.Rewrite(func(f *excelize.File) error {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err == nil {
			err = f.SetCellStyle(sheet, ref, ref, id)
		}
		if err == nil {
			err = put(f, sheet, ref)
		}
		return err
	})
}

func asText(v form.Value) func(*excelize.File, string, string) error {
	return func(f *excelize.File, sheet, ref string) error { return f.SetCellStr(sheet, ref, v.Text) }
}

func asNumber(v form.Value) func(*excelize.File, string, string) error {
	return func(f *excelize.File, sheet, ref string) error {
		n, _ := v.Number.Float64()
		return f.SetCellFloat(sheet, ref, n, -1, 64)
	}
}

// oneFormula gives a cell and the one below it a formula together.
func oneFormula(s *filingtest.Spoiler, at string, v form.Value, kind string) {
	sheet, ref, _ := strings.Cut(at, "!")
	col, row, err := excelize.CellNameToCoordinates(ref)
	if err != nil {
		return
	}
	below, _ := excelize.CoordinatesToCellName(col, row+1)
	area := ref + ":" + below
	s.Rewrite(func(f *excelize.File) error {
		return f.SetCellFormula(sheet, ref, v.Formula+"+0", excelize.FormulaOpts{Type: &kind, Ref: &area})
	})
}

// mergedWith merges a cell with another.
func mergedWith(s *filingtest.Spoiler, at string, right, down int) {
	sheet, ref, _ := strings.Cut(at, "!")
	col, row, err := excelize.CellNameToCoordinates(ref)
	if err != nil {
		return
	}
	last, _ := excelize.CoordinatesToCellName(col+right, row+down)
	s.Rewrite(func(f *excelize.File) error { return f.MergeCell(sheet, ref, last) })
}

// mistakes are what people do to single cells.
var mistakes = []mistake{
	{"text", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, v.Text) }},
	{"text with what nobody sees", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "\ufeff"+v.Text+"\u200b\u00a0") }},
	{"text in another format", false, func(s *filingtest.Spoiler, at string, v form.Value) { styled(s, at, "yyyy/m/d", asText(v)) }},
	{"text in a percentage", false, func(s *filingtest.Spoiler, at string, v form.Value) { styled(s, at, "0%", asText(v)) }},
	{"text in the format of texts", false, func(s *filingtest.Spoiler, at string, v form.Value) { styled(s, at, "@", asText(v)) }},
	{"text in a format that hides numbers", false, func(s *filingtest.Spoiler, at string, v form.Value) { styled(s, at, ";;", asText(v)) }},
	{"number in a date", false, func(s *filingtest.Spoiler, at string, v form.Value) { styled(s, at, "yyyy-mm-dd", asNumber(v)) }},
	{"unit", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, v.Text+"件") }},
	{"yuan", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, v.Text+"0000元") }},
	{"remark", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, v.Text+"（其中修订 2 件）") }},
	{"blank", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "") }},
	{"stroke", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "/") }},
	{"words", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "无此类") }},
	{"letter", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "1O") }},
	{"drawn backwards", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "\u202e12") }},
	{"another figure", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Number(at, "7") }},
	{"fraction", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Number(at, "2.4") }},
	{"negative", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Number(at, "-1") }},
	{"error value", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Fault(at, "1/0", "#DIV/0!") }},
	{"other file", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, "[1]台账!B2", v.Text) }},
	{"function unknown", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, "DSUM(A1:B2,1,A1)+0", v.Text) }},
	{"function unknown, no result", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, "DSUM(A1:B2,1,A1)+0", "") }},
	{"reckoned", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, v.Text+"+0", v.Text) }},
	{"formula as text in an input", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "="+v.Text+"+0") }},
	{"formula that gives a text", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.TextFormula(at, `"`+v.Text+`"`, v.Text) }},
	{"text in a format in 元", false, func(s *filingtest.Spoiler, at string, v form.Value) { styled(s, at, `0.00"元"`, asText(v)) }},
	{"letter alone", false, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "O\u2003") }},
	{"merged with the next", false, func(s *filingtest.Spoiler, at string, v form.Value) { mergedWith(s, at, 1, 0) }},
	{"merged with the one below", true, func(s *filingtest.Spoiler, at string, v form.Value) { mergedWith(s, at, 0, 1) }},
	{"total as a text", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		s.TextFormula(at, "TEXT("+v.Formula+`,"0")`, v.Text)
	}},
	{"typed over", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Number(at, v.Text) }},
	{"typed over wrongly", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Number(at, "11") }},
	{"typed over with 0", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Number(at, "0") }},
	{"typed over as text", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, v.Text+"\u2060") }},
	{"typed over in a date", true, func(s *filingtest.Spoiler, at string, v form.Value) { styled(s, at, "yyyy/m/d", asNumber(v)) }},
	{"formula as text", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		styled(s, at, "@", func(f *excelize.File, sheet, ref string) error { return f.SetCellStr(sheet, ref, "="+v.Formula) })
	}},
	{"formula in a date", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		styled(s, at, "m月d日", func(f *excelize.File, sheet, ref string) error { return nil })
	}},
	{"blank total", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "") }},
	{"words in a total", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Text(at, "见附件") }},
	{"constant", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, v.Formula+"+1", v.Text) }},
	{"constant calculated", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		s.Formula(at, v.Formula+"+1", v.Number.Add(form.ParseValue("1", grid.Number, "", "").Number).String())
	}},
	{"term doubled", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, v.Formula+"+"+v.Formula, v.Text) }},
	{"stale", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, v.Formula, "12") }},
	{"no result", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, v.Formula, "") }},
	{"reference lost", true, func(s *filingtest.Spoiler, at string, v form.Value) { s.Formula(at, v.Formula+"+N(#REF!)", v.Text) }},
	{"circle", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		_, ref, _ := strings.Cut(at, "!")
		s.Formula(at, v.Formula+"+"+ref, v.Text)
	}},
	{"array", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		oneFormula(s, at, v, excelize.STCellFormulaTypeArray)
	}},
	{"shared", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		oneFormula(s, at, v, excelize.STCellFormulaTypeShared)
	}},
	{"unknown function in a total", true, func(s *filingtest.Spoiler, at string, v form.Value) {
		s.Formula(at, v.Formula+"+DSUM(A1:B2,1,A1)", v.Text)
	}},
}

// surroundings are what else a workbook may hold.
var surroundings = []struct {
	name   string
	change func(f *excelize.File, sheet string) error
}{
	{"as it is", func(f *excelize.File, sheet string) error { return nil }},
	{"protected", func(f *excelize.File, sheet string) error {
		return f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{Password: "x", SelectLockedCells: true})
	}},
	{"validated", func(f *excelize.File, sheet string) error {
		v := excelize.NewDataValidation(true)
		v.SetSqref("A1:Z60")
		if err := v.SetRange(0, 99999, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		return f.AddDataValidation(sheet, v)
	}},
	{"conditional formats", func(f *excelize.File, sheet string) error {
		id, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
		if err != nil {
			return err
		}
		return f.SetConditionalFormat(sheet, "A1:Z60", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &id, Value: "6"}})
	}},
	{"a table beside", func(f *excelize.File, sheet string) error {
		if err := f.SetSheetRow(sheet, "AA60", &[]any{"甲", "乙"}); err != nil {
			return err
		}
		return f.AddTable(sheet, &excelize.Table{Range: "AA60:AB62", Name: "列表" + sheet})
	}},
	{"a clerk's comments", func(f *excelize.File, sheet string) error {
		if err := f.AddComment(sheet, excelize.Comment{Cell: "D6", Author: "张三", Text: "待核"}); err != nil {
			return err
		}
		return f.AddComment(sheet, excelize.Comment{Cell: "A1", Author: "张三", Text: "照旧"})
	}},
	{"rows above", func(f *excelize.File, sheet string) error { return f.InsertRows(sheet, 1, 2) }},
	{"a row's name misspelt", func(f *excelize.File, sheet string) error {
		found, err := f.SearchSheet(sheet, "重复申请$", true)
		if err != nil || len(found) == 0 {
			return err
		}
		return f.SetCellStr(sheet, found[0], "2.重复的申请")
	}},
	{"a hidden row", func(f *excelize.File, sheet string) error { return f.SetRowVisible(sheet, 8, false) }},
	{"formulas that show dates", func(f *excelize.File, sheet string) error {
		code := "yyyy/m/d"
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err == nil {
			err = f.SetCellFloat(sheet, "AC70", 45000, -1, 64)
		}
		if err == nil {
			err = f.SetCellFormula(sheet, "AC71", "AC70+30")
		}
		if err == nil {
			err = f.SetCellStyle(sheet, "AC71", "AC71", id)
		}
		return err
	}},
}

// anyFaulty makes a workbook with some mistakes, and says which.
func anyFaulty(t *testing.T, rt *rapid.T, sound []byte) []byte {
	report := openedBytes(t, sound).Report
	totals := report.Form.Totals()
	var inputs, sums []*form.Cell
	for _, c := range report.Form.Cells {
		if v := report.Value(c); v.Kind == grid.Number && v.State == form.Number && totals[c] == nil {
			inputs = append(inputs, c)
		} else if v.Formula != "" && totals[c] != nil {
			sums = append(sums, c)
		}
	}
	sheets := map[string]bool{}
	data := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) {
		for range rapid.IntRange(1, 5).Draw(rt, "mistakes") {
			m := mistakes[rapid.IntRange(0, len(mistakes)-1).Draw(rt, "mistake")]
			from := inputs
			if m.total {
				from = sums
			}
			cell := from[rapid.IntRange(0, len(from)-1).Draw(rt, "cell")]
			v := report.Value(cell)
			rt.Log(m.name, v.Place)
			m.spoil(s, v.Place.String(), v)
			sheets[v.Place.Sheet] = true
			if m.name == "array" { // whose cells cannot be spoiled one by one
				break
			}
		}
		around := surroundings[rapid.IntRange(0, len(surroundings)-1).Draw(rt, "surroundings")]
		rt.Log(around.name)
		if around.name == "as it is" {
			return
		}
		for sheet := range sheets {
			s.Rewrite(func(f *excelize.File) error { return around.change(f, sheet) })
		}
	})
	return data
}

// openedBytes opens a workbook.
func openedBytes(t *testing.T, data []byte) *Filing {
	t.Helper()
	f, err := Builtin().Open(inbox(t, data), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	return f
}

// fixedBytes mends a workbook and returns what was written.
func fixedBytes(t *testing.T, rt *rapid.T, f *Filing, blanks bool) (*Fixed, []byte) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "改正.xlsx")
	fixed, err := Builtin().Fix(f, Fixing{Out: out, ZeroBlanks: blanks})
	if err != nil {
		rt.Fatalf("Builtin().Fix: %v", err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	return fixed, data
}

// TestFixAny mends workbooks with random mistakes: nothing is worse, what is said to be mended is, and mending twice, or
// before and after annotating, is the same as mending once.
func TestFixAny(t *testing.T) {
	t.Parallel()
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		flag.Set(checks.Name, "40")
		t.Cleanup(func() { flag.Set(checks.Name, checks.DefValue) })
	}
	var sound [][]byte
	for _, book := range books {
		data, err := os.ReadFile(book)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		sound = append(sound, data)
	}
	rapid.Check(t, func(rt *rapid.T) {
		data := anyFaulty(t, rt, sound[rapid.IntRange(0, len(sound)-1).Draw(rt, "edition")])
		blanks := rapid.Bool().Draw(rt, "zero blanks")
		before := openedBytes(t, data)
		fixed, mended := fixedBytes(t, rt, before, blanks)
		for _, c := range fixed.Changes {
			rt.Log(c.Place, c.Before, "→", c.After)
		}
		for _, c := range fixed.Unset {
			rt.Log("unset", c.Place, c.Before, c.After)
		}
		after := openedBytes(t, mended)
		notWorse(rt, before, after, fixed)
		figuresKept(rt, before, after, fixed)
		othersKept(rt, before, after, fixed)

		again, twice := fixedBytes(t, rt, after, blanks)
		if len(again.Changes) > 0 || !bytes.Equal(mended, twice) {
			rt.Fatalf("mended twice: %v", told(again.Changes))
		}
		marked := filepath.Join(t.TempDir(), "标注.xlsx")
		if err := Builtin().Annotate(before, Builtin().Check(before), marked, false); err != nil {
			rt.Fatalf("Builtin().Annotate: %v", err)
		}
		annotated, err := Builtin().Open(marked, "")
		if err != nil {
			rt.Fatalf("Builtin().Open: %v", err)
		}
		of, _ := fixedBytes(t, rt, annotated, blanks)
		if diff := cmp.Diff(told(fixed.Changes), told(of.Changes)); diff != "" {
			rt.Fatalf("what was annotated is mended otherwise: %s", diff)
		}
		if diff := cmp.Diff(rulesIn(fixed.Left), rulesIn(of.Left)); diff != "" {
			rt.Fatalf("what was annotated has other findings left: %s", diff)
		}
	})
}

// failing is what ends a test, of whatever kind it is.
type failing interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// A ruleAt is a rule that a place breaks.
type ruleAt struct {
	rule string
	at   form.Place
}

func rulesAt(f *check.Finding) []ruleAt {
	list := []ruleAt{{f.Rule.ID, f.Place}}
	for _, c := range f.Cells {
		list = append(list, ruleAt{f.Rule.ID, c.Place})
	}
	return list
}

// notWorse checks that a mended workbook has no new findings, and none that was to be mended.
func notWorse(t failing, before, after *Filing, fixed *Fixed) {
	found, left := Builtin().Check(before), Builtin().Check(after)
	was, claimed := map[ruleAt]bool{}, map[ruleAt]bool{}
	mended := map[form.Place]string{}
	for _, c := range fixed.Changes {
		if c.Cell != nil {
			mended[c.Place] = c.After
		}
	}
	for i := range found {
		for _, at := range rulesAt(&found[i]) {
			was[at] = true
		}
		for _, f := range found[i].Fixes {
			if f.Cell == nil {
				continue
			}
			place := before.Report.Value(f.Cell).Place
			after, ok := mended[place]
			if ok && strings.HasPrefix(after, "=") == (f.Action == rule.SetFormula) {
				claimed[ruleAt{found[i].Rule.ID, place}] = true
			}
		}
	}
	for i := range left {
		for _, at := range rulesAt(&left[i]) {
			if claimed[at] && left[i].Rule.ID != "V05" {
				t.Fatalf("said to be mended: %s %s %s", at.rule, at.at, left[i].Message)
			}
			if !was[at] && !recalculated(before, after, fixed, &left[i]) && !reaches(found, &left[i]) &&
				!overArray(before, &left[i]) && !summed(before, fixed, &left[i]) && !follows(was, left, i) &&
				!isElsewhere(fixed, &left[i]) {
				t.Fatalf("new: %s %s %s", at.rule, at.at, left[i].Message)
			}
		}
	}
	left = slices.DeleteFunc(left, func(f check.Finding) bool { return summed(before, fixed, &f) })
	if check.Count(found, check.Error) == 0 && check.Count(left, check.Error) > 0 {
		t.Fatal("it could be converted before")
	}
}

// follows reports whether a finding follows from one that was there before: a total that is read now lacks what is not.
func follows(was map[ruleAt]bool, left []check.Finding, i int) bool {
	cause := left[i].Follows
	return cause != nil && was[ruleAt{left[*cause].Rule.ID, left[*cause].Place}]
}

// isElsewhere reports whether a finding is about a text, a label or a particular that is a formula's result, which was
// another.
func isElsewhere(fixed *Fixed, f *check.Finding) bool {
	return slices.ContainsFunc(fixed.Changes, func(c fix.Change) bool { return c.Cell == nil && c.Place == f.Place })
}

// summed reports whether a finding tells of words that a total of them leaves out which had no formula before and has one
// now.
func summed(before *Filing, fixed *Fixed, f *check.Finding) bool {
	totals := before.Report.Form.Totals()
	isOf := func(part form.Term) bool {
		return slices.ContainsFunc(f.Cells, func(c check.Cell) bool { return c.ID == part.Cell.ID })
	}
	return f.Rule.ID == "F14" && slices.ContainsFunc(fixed.Changes, func(c fix.Change) bool {
		return strings.HasPrefix(c.After, "=") && !strings.HasPrefix(c.Before, "=") &&
			totals[c.Cell] != nil && slices.ContainsFunc(totals[c.Cell].Parts(), isOf)
	})
}

// reaches reports whether a finding tells of results that an error value reaches which reached others before: a formula
// in between that could not be calculated has come to be one that can.
func reaches(found []check.Finding, f *check.Finding) bool {
	return f.Rule.ID == "F12" && strings.Contains(f.Message, "#") &&
		slices.ContainsFunc(found, func(was check.Finding) bool { return was.Rule.ID == "F12" && strings.Contains(was.Message, "#") })
}

// overArray reports whether a finding tells of the stored result of a total with a part that has its formula together with
// other cells: such results stay as they are stored, and what hid that they are out of date may have been mended.
func overArray(before *Filing, f *check.Finding) bool {
	return f.Rule.ID == "F12" && slices.ContainsFunc(f.Cells, func(c check.Cell) bool {
		e := before.Report.Form.Totals()[before.Report.Form.Cell(c.ID)]
		return e != nil && slices.ContainsFunc(e.Right, func(t form.Term) bool {
			at, row, col := before.Report.Value(t.Cell).Place.At()
			cell := before.Report.Book.Grids[at].At(row, col)
			return cell != nil && cell.Array
		})
	})
}

// recalculated reports whether a finding is about a figure that was out of date, which every spreadsheet shows when it
// opens the workbook, changed or not, or about a total that was mended and was such a figure or adds up one.
func recalculated(before, after *Filing, fixed *Fixed, f *check.Finding) bool {
	mended := map[*form.Cell]bool{}
	for _, c := range fixed.Changes {
		mended[c.Cell] = true
	}
	book := formula.New(before.Report.Book)
	var wasStale func(cell *form.Cell) bool
	wasStale = func(cell *form.Cell) bool {
		if e := before.Report.Form.Totals()[cell]; mended[cell] && e != nil &&
			slices.ContainsFunc(e.Right, func(t form.Term) bool { return wasStale(t.Cell) }) {
			return true
		}
		was, is := before.Report.Value(cell), after.Report.Value(cell)
		if at, ok := rule.At(before.Report, cell); ok && mended[cell] && was.Formula != "" {
			result, err := book.Recalculate(at)
			if err == nil && result.Kind == formula.Number && was.State == form.Number && !result.Number.Equal(was.Number) {
				return true
			}
		}
		return !mended[cell] && was.Formula != "" && is.Formula == was.Formula && was.Text != is.Text
	}
	return slices.ContainsFunc(f.Cells, func(c check.Cell) bool {
		cell := before.Report.Form.Cell(c.ID)
		return cell != nil && wasStale(cell)
	})
}

// figuresKept checks that no typed figure is another one, but for totals that are told of.
func figuresKept(t failing, before, after *Filing, fixed *Fixed) {
	doubted := map[form.Place]bool{}
	for _, c := range fixed.Doubts {
		doubted[c.Place] = true
	}
	for _, c := range before.Report.Form.Cells {
		was, is := before.Report.Value(c), after.Report.Value(c)
		if was.State == form.Number && was.Formula == "" && !was.Number.Equal(is.Number) && !doubted[was.Place] {
			t.Fatalf("%s was %s and is %s", was.Place, was.Number, is.Number)
		}
	}
}

// othersKept checks that what is not told of is as it was, cell for cell.
func othersKept(t failing, before, after *Filing, fixed *Fixed) {
	changed := map[string]bool{}
	for _, c := range fixed.Changes {
		changed[c.Place.String()] = true
	}
	cells := func(f *Filing) map[string]string {
		all := map[string]string{}
		for _, g := range f.Report.Book.Grids {
			for i := range g.Cells {
				c := &g.Cells[i]
				if place := g.Name + "!" + g.Ref(c.Row, c.Col); !changed[place] {
					all[place] = fmt.Sprint(c.Kind, c.Text, c.Formula, c.Shown, c.Hidden, c.Rows(), c.Cols())
				}
			}
		}
		return all
	}
	if diff := cmp.Diff(cells(before), cells(after)); diff != "" {
		t.Fatal(diff)
	}
}
