package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/check"
	"nianbao/form"
	"nianbao/opc"
	"nianbao/xlsx"
)

// A spoiler makes a workbook faulty: cell by cell, so that all else stays, or through a library that writes the whole of it anew.
type spoiler struct {
	t    *testing.T
	data []byte
}

func (s *spoiler) edit(change func(*xlsx.Editor) error) {
	s.t.Helper()
	p, err := opc.Read(s.data)
	if err != nil {
		s.t.Fatal(err)
	}
	e, err := xlsx.Edit(p)
	if err == nil {
		err = change(e)
	}
	if err == nil {
		s.data, err = e.Package().Bytes()
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// place reads a cell's place: 依申请公开!J6.
func (s *spoiler) place(at string) (sheet string, row, col int) {
	s.t.Helper()
	sheet, ref, _ := strings.Cut(at, "!")
	col, row, err := excelize.CellNameToCoordinates(ref)
	if err != nil {
		s.t.Fatal(err)
	}
	return sheet, row - 1, col - 1
}

func (s *spoiler) formula(at, text, result string) {
	s.t.Helper()
	sheet, row, col := s.place(at)
	s.edit(func(e *xlsx.Editor) error { return e.SetFormula(sheet, row, col, text, result) })
}

func (s *spoiler) number(at, n string) {
	s.t.Helper()
	sheet, row, col := s.place(at)
	s.edit(func(e *xlsx.Editor) error { return e.SetNumber(sheet, row, col, decimal.RequireFromString(n)) })
}

func (s *spoiler) text(at, text string) {
	s.t.Helper()
	sheet, row, col := s.place(at)
	s.edit(func(e *xlsx.Editor) error { return e.SetText(sheet, row, col, text) })
}

func (s *spoiler) rewrite(change func(*excelize.File) error) {
	s.t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(s.data))
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if err = change(f); err == nil {
		err = f.Write(&b)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.data = b.Bytes()
}

func (s *spoiler) style(at string, style *excelize.Style) {
	s.t.Helper()
	sheet, ref, _ := strings.Cut(at, "!")
	s.rewrite(func(f *excelize.File) error {
		id, err := f.NewStyle(style)
		if err != nil {
			return err
		}
		return f.SetCellStyle(sheet, ref, ref, id)
	})
}

const applied = "依申请公开"

// faulty are a workbook for every class of fault, made of the same sound one, and all that is to be found in each.
var faulty = []struct {
	name  string
	spoil func(*spoiler)
	want  []string
}{
	{"sound", func(*spoiler) {}, nil},
	{"sound rewritten by another program", func(s *spoiler) { s.rewrite(func(*excelize.File) error { return nil }) }, nil},
	{"row removed", func(s *spoiler) { s.text(applied+"!C22", ""); s.text(applied+"!B22", "") }, []string{"S02 依申请公开!D4"}},
	{"label misspelt", func(s *spoiler) { s.text(applied+"!C22", "2.重复的申请") }, []string{"S02 依申请公开!C22"}},
	{"column renamed", func(s *spoiler) { s.text(applied+"!F5", "研究所") }, []string{"S03 依申请公开!D4", "S08 依申请公开!F5"}},
	{"sheet removed", func(s *spoiler) { s.rewrite(func(f *excelize.File) error { return f.DeleteSheet("复议诉讼") }) }, []string{"S01"}},
	{"sheet copied", func(s *spoiler) { s.copySheet("复议诉讼", "复议诉讼 (2)") }, []string{"S04 复议诉讼!A4"}},
	{"last year's sheet", func(s *spoiler) { s.copySheet("复议诉讼", "2023年复议诉讼") }, []string{"S16 2023年复议诉讼!A4"}},
	{"other year", func(s *spoiler) { s.text("基本信息!B5", "2020") }, []string{"S05 基本信息!B5", "S12 基本信息!B11"}},
	{"no year", func(s *spoiler) { s.text("基本信息!B5", "") }, []string{"S06 基本信息!B5"}},
	{"no agency", func(s *spoiler) { s.text("基本信息!B4", "") }, []string{"S07 基本信息!B4"}},
	{"subtotal column", func(s *spoiler) { s.text(applied+"!K5", "小计"); s.formula(applied+"!K6", "SUM(E6:I6)", "118") }, []string{"S08 依申请公开!K5"}},
	{"no text", func(s *spoiler) { s.text("文字!C4", "") }, []string{"S09 文字!C4"}},
	{"cells merged", func(s *spoiler) {
		s.rewrite(func(f *excelize.File) error { return f.MergeCell(applied, "F6", "G6") })
	}, []string{"S10 依申请公开!F6", "S10 依申请公开!F6"}},
	{"date malformed", func(s *spoiler) { s.text("基本信息!B11", "2025年1月") }, []string{"S12 基本信息!B11"}},
	{"blank", func(s *spoiler) { s.text(applied+"!F6", "") }, []string{"V01 依申请公开!F6"}},
	{"stroke", func(s *spoiler) { s.text(applied+"!F6", "/") }, []string{"V01 依申请公开!F6"}},
	{"words", func(s *spoiler) { s.text(applied+"!F6", "无此类") }, []string{"V02 依申请公开!F6"}},
	{"percentage", func(s *spoiler) { s.text("主动公开!B5", "50%") }, []string{"V02 主动公开!B5"}},
	{"date by mistake", func(s *spoiler) {
		s.number("主动公开!B5", "5")
		s.style("主动公开!B5", &excelize.Style{NumFmt: 14})
	}, []string{"V02 主动公开!B5"}},
	{"negative", func(s *spoiler) { s.number("主动公开!B5", "-1") }, []string{"V03 主动公开!B5"}},
	{"fraction", func(s *spoiler) { s.number("主动公开!B5", "2.4") }, []string{"V04 主动公开!B5"}},
	{"remark", func(s *spoiler) { s.text("主动公开!B6", "8（其中修订 2 件）") }, []string{"V05 主动公开!B6"}},
	{"yuan", func(s *spoiler) { s.text("主动公开!B16", "961716000元") }, []string{"V05 主动公开!B16"}},
	{"quotation of no name", func(s *spoiler) { s.text("文字!C4", "{{申请.新受.总计}}") }, []string{"V07 文字!C4"}},
	{"decimals hidden", func(s *spoiler) {
		s.number("主动公开!B16", "96171.64")
		s.style("主动公开!B16", &excelize.Style{NumFmt: 1})
	}, []string{"V10 主动公开!B16"}},
	{"row hidden", func(s *spoiler) {
		s.rewrite(func(f *excelize.File) error { return f.SetRowVisible(applied, 8, false) })
	}, []string{"V11 依申请公开!D8"}},
	{"column hidden", func(s *spoiler) {
		s.rewrite(func(f *excelize.File) error { return f.SetColVisible(applied, "E", false) })
	}, []string{"V11 依申请公开!E6"}},
	{"sheet hidden", func(s *spoiler) {
		s.rewrite(func(f *excelize.File) error { return f.SetSheetVisible("复议诉讼", false) })
	}, []string{"V11 复议诉讼!A6"}},
	{"format shows nothing", func(s *spoiler) {
		none := ";;;"
		s.style("主动公开!B16", &excelize.Style{CustomNumFmt: &none})
	}, []string{"V11 主动公开!B16"}},
	{"white on white", func(s *spoiler) {
		s.style("主动公开!B16", &excelize.Style{Font: &excelize.Font{Color: "FFFFFF"}})
	}, []string{"V11 主动公开!B16"}},
	{"total typed over", func(s *spoiler) { s.number(applied+"!J6", "3119") }, []string{"F01 依申请公开!J6"}},
	{"total typed over wrongly", func(s *spoiler) { s.number(applied+"!J8", "1326") }, []string{"F01 依申请公开!J8", "R03 依申请公开!J8", "F12 依申请公开!J29", "R02 依申请公开!J29"}},
	{"term missing", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:E6,G6:I6)", "3119") }, []string{"F02 依申请公开!J6"}},
	{"term foreign", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:I6)+F8", "3119") }, []string{"F03 依申请公开!J6"}},
	{"term doubled", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:I6,F6)", "3119") }, []string{"F04 依申请公开!J6"}},
	{"sign wrong", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:E6)-F6+SUM(G6:I6)", "3119") }, []string{"F05 依申请公开!J6"}},
	{"subtotal with its parts", func(s *spoiler) {
		s.text(applied+"!K5", "组织小计")
		s.formula(applied+"!K7", "SUM(E7:I7)", "0")
		s.formula(applied+"!J7", "SUM(D7:I7,K7)", "34")
	}, []string{"S08 依申请公开!K5", "F06 依申请公开!J7"}},
	{"constant added", func(s *spoiler) {
		s.number(applied+"!D6", "3000")
		s.formula(applied+"!J6", "SUM(D6:I6)+1", "3119")
	}, []string{"R01 依申请公开!D6", "F07 依申请公开!J6", "R03 依申请公开!J6"}},
	{"reckoned back", func(s *spoiler) { s.formula(applied+"!D29", "D6+D7-D30", "2932") }, []string{"F08 依申请公开!D29"}},
	{"input reckoned back", func(s *spoiler) { s.formula(applied+"!D30", "D6+D7-D29", "103") }, []string{"F08 依申请公开!D30"}},
	{"other row", func(s *spoiler) { s.formula(applied+"!J23", "SUM(D24:I24)", "0") }, []string{"F09 依申请公开!J23"}},
	{"reference lost", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:I6)+N(#REF!)*0", "3119") }, []string{"F10 依申请公开!J6"}},
	{"circle", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:J6)", "3119") }, []string{"F11 依申请公开!J6"}},
	{"result stale", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:I6)", "3118") }, []string{"F12 依申请公开!J6", "R01 依申请公开!J6", "R03 依申请公开!J6"}},
	{"no result", func(s *spoiler) { s.formula(applied+"!J6", "SUM(D6:I6)", "") }, []string{"F13 依申请公开!J6"}},
	{"number as text", func(s *spoiler) { s.text(applied+"!F6", "0") }, []string{"F14 依申请公开!F6"}},
	{"other file", func(s *spoiler) { s.formula(applied+"!D6", "[1]台账!B2", "3001") }, []string{"F15 依申请公开!D6"}},
	{"unlike its neighbours", func(s *spoiler) {
		for _, f := range []string{"D6 3001", "E6 53", "F6 0", "G6 0", "H6 61"} {
			cell, result, _ := strings.Cut(f, " ")
			from := cell[:1] + "40"
			if cell == "F6" {
				from = "F41"
			}
			s.number(applied+"!"+cell[:1]+"40", result)
			s.formula(applied+"!"+cell, from, result)
		}
		s.number(applied+"!F41", "0")
	}, []string{"F17 依申请公开!D6", "F16 依申请公开!F6"}},
	{"formula in an input cell", func(s *spoiler) { s.formula(applied+"!D6", "3000+1", "3001") }, []string{"F17 依申请公开!D6"}},
	{"function unknown", func(s *spoiler) { s.formula(applied+"!J6", "DSUM(D6:I6,1,D6)", "3119") }, []string{"F18 依申请公开!J6"}},
	{"manual calculation", func(s *spoiler) {
		s.rewrite(func(f *excelize.File) error {
			manual := "manual"
			return f.SetCalcProps(&excelize.CalcPropsOptions{CalcMode: &manual})
		})
	}, []string{"F19"}},
}

func (s *spoiler) copySheet(from, to string) {
	s.t.Helper()
	s.rewrite(func(f *excelize.File) error {
		i, err := f.NewSheet(to)
		if err != nil {
			return err
		}
		old, err := f.GetSheetIndex(from)
		if err != nil {
			return err
		}
		return f.CopySheet(old, i)
	})
}

// spoiled writes the workbook of a case and returns its path.
func spoiled(t *testing.T, spoil func(*spoiler)) string {
	t.Helper()
	data, err := os.ReadFile("../testdata/huaian-2024.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	s := &spoiler{t, data}
	spoil(s)
	path := filepath.Join(t.TempDir(), "报送.xlsx")
	if err := os.WriteFile(path, s.data, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// rulesIn spells findings as the cases have them: S02 依申请公开!C23.
func rulesIn(findings []check.Finding) []string {
	var list []string
	for i := range findings {
		list = append(list, strings.TrimSpace(findings[i].Rule.ID+" "+findings[i].Place.String()))
	}
	return list
}

// TestFaults finds in each faulty workbook what is wrong with it, and nothing else.
func TestFaults(t *testing.T) {
	for _, test := range faulty {
		t.Run(test.name, func(t *testing.T) {
			f, err := Builtin().Open(spoiled(t, test.spoil), "")
			if err != nil {
				t.Fatal(err)
			}
			findings := Builtin().Check(f)
			if diff := cmp.Diff(test.want, rulesIn(findings)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
				for _, f := range findings {
					t.Log(f.Rule.ID, f.Place, f.Message)
				}
			}
		})
	}
}

// mended are the rules of which nothing is left after mending.
func isMended(rule string) bool {
	switch rule {
	case "F08", "F15", "F16", "F17", "V02", "V03", "V04", "V07", "V10", "V11", "V12": // where no formula is mandated, or the figure is not known
		return false
	}
	return rule[0] == 'F' || rule[0] == 'V'
}

// TestFixFaults mends each faulty workbook: what can be mended is gone, nothing new is wrong, and the source is as it was.
func TestFixFaults(t *testing.T) {
	for _, test := range faulty {
		t.Run(test.name, func(t *testing.T) {
			path := spoiled(t, test.spoil)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f, err := Builtin().Open(path, "")
			if err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(t.TempDir(), "改正.xlsx")
			fixed, err := Builtin().Fix(f, Fixing{Out: out, ZeroBlanks: true})
			if err != nil {
				t.Fatal(err)
			}
			was := rulesIn(Builtin().Check(f))
			for _, left := range fixed.Left {
				here := left.Place.String()
				total := false
				for _, c := range left.Cells[:min(1, len(left.Cells))] {
					total = fixed.Filing.Report.Form.Totals()[fixed.Filing.Report.Form.Cell(c.ID)] != nil
				}
				if isMended(left.Rule.ID) || total && left.Rule.ID[0] == 'F' {
					t.Errorf("left: %s %s %s", left.Rule.ID, here, left.Message)
				}
			}
			for _, c := range fixed.Changes {
				t.Log(c.Place, c.Before, "→", c.After)
			}
			if len(was) == 0 && len(fixed.Changes) > 0 {
				t.Error("a sound workbook is changed")
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Error("the source was changed")
			}
		})
	}
}

// TestAnnotateFaults marks each faulty workbook: what is read from the copy, its first sheet aside, is what stood in the source.
func TestAnnotateFaults(t *testing.T) {
	for _, test := range faulty {
		t.Run(test.name, func(t *testing.T) {
			path := spoiled(t, test.spoil)
			f, err := Builtin().Open(path, "")
			if err != nil {
				t.Fatal(err)
			}
			findings := Builtin().Check(f)
			out := filepath.Join(t.TempDir(), "标注.xlsx")
			if err := Builtin().Annotate(f, findings, out, false); err != nil {
				t.Fatal(err)
			}
			again, err := Builtin().Open(out, "")
			if err != nil {
				t.Fatal(err)
			}
			if test.name == "white on white" { // what is filled is seen
				findings = nil
			}
			if diff := cmp.Diff(rulesIn(findings), rulesIn(Builtin().Check(again))); diff != "" {
				t.Errorf("the copy is found to be otherwise (-source +copy)\n%s", diff)
			}
			marked, err := excelize.OpenFile(out)
			if err != nil {
				t.Fatal(err)
			}
			defer marked.Close()
			if marked.GetSheetList()[0] != "校验结果" {
				t.Errorf("sheets %v", marked.GetSheetList())
			}
			for i := range findings {
				place := findings[i].Place
				if place == (form.Place{}) {
					continue
				}
				comments, err := marked.GetComments(place.Sheet)
				if err != nil {
					t.Fatal(err)
				}
				said := ""
				for _, c := range comments {
					if c.Cell == place.Ref {
						for _, run := range c.Paragraph {
							said += run.Text
						}
						said += c.Text
					}
				}
				if !strings.Contains(said, findings[i].Rule.ID) {
					t.Errorf("%s: the comment says %q, not %s", place, said, findings[i].Rule.ID)
				}
			}
		})
	}
}
