// Package filingtest makes faulty workbooks for tests, one for every class of fault, and ends a test whose files cannot be
// made.
package filingtest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/ooxml/opc"
	"nianbao/regex"
	"nianbao/xlsx/edit"
)

// A Spoiler makes a workbook faulty: cell by cell, so that all else stays, or through a library that writes the whole
// of it anew.
type Spoiler struct {
	t    testing.TB
	data []byte
}

func (s *Spoiler) edit(change func(*edit.Editor) error) {
	s.t.Helper()
	p, err := opc.Read(s.data)
	if err != nil {
		s.t.Fatal(err)
	}
	e, err := edit.Open(p)
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
func (s *Spoiler) place(at string) (sheet string, row, col int) {
	s.t.Helper()
	sheet, ref, _ := strings.Cut(at, "!")
	col, row, err := excelize.CellNameToCoordinates(ref)
	if err != nil {
		s.t.Fatal(err)
	}
	return sheet, row - 1, col - 1
}

// Formula puts a formula with its stored result at a place such as 依申请公开!J6.
func (s *Spoiler) Formula(at, text, result string) {
	s.t.Helper()
	sheet, row, col := s.place(at)
	s.edit(func(e *edit.Editor) error { return e.SetFormula(sheet, row, col, text, result) })
}

// TextFormula puts a formula at a place whose stored result is a text.
func (s *Spoiler) TextFormula(at, text, result string) {
	s.t.Helper()
	s.Formula(at, text, "")
	sheet, row, col := s.place(at)
	s.edit(func(e *edit.Editor) error { return e.SetTextResult(sheet, row, col, result) })
}

// Number puts a number at a place.
func (s *Spoiler) Number(at, n string) {
	s.t.Helper()
	sheet, row, col := s.place(at)
	s.edit(func(e *edit.Editor) error { return e.SetNumber(sheet, row, col, decimal.RequireFromString(n)) })
}

// Fault puts a formula with an error value as its stored result at a place.
func (s *Spoiler) Fault(at, text, fault string) {
	s.t.Helper()
	s.Formula(at, text, someResult)
	p, err := opc.Read(s.data)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, name := range p.Names() {
		if sheet, _ := p.Part(name); strings.HasPrefix(strings.TrimPrefix(name, "/"), "xl/worksheets/") {
			p.Set(name, resultCell.ReplaceAll(sheet, []byte(`<c$1$2 t="e">$3`+fault+"<")))
		}
	}
	if s.data, err = p.Bytes(); err != nil {
		s.t.Fatal(err)
	}
}

// resultCell is a cell with a formula and someResult, with or without a type.
var resultCell = regex.New(`<c( [^>]*?)(?: t="\w*")?( [^>]*)?>(<f>[^<]*</f><v>)` + someResult + `<`)

const someResult = "987654321"

// Text puts a text at a place, nothing for an empty one.
func (s *Spoiler) Text(at, text string) {
	s.t.Helper()
	sheet, row, col := s.place(at)
	s.edit(func(e *edit.Editor) error { return e.SetText(sheet, row, col, text) })
}

// Rewrite changes the workbook as another program does, which writes all of it anew.
func (s *Spoiler) Rewrite(change func(*excelize.File) error) {
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

// Replace puts another workbook in the place of this one.
func (s *Spoiler) Replace(workbook []byte) { s.data = workbook }

// Style gives a cell a style.
func (s *Spoiler) Style(at string, style *excelize.Style) {
	s.t.Helper()
	sheet, ref, _ := strings.Cut(at, "!")
	s.Rewrite(func(f *excelize.File) error {
		id, err := f.NewStyle(style)
		if err != nil {
			return err
		}
		return f.SetCellStyle(sheet, ref, ref, id)
	})
}

// Must ends a test that has failed to make what it tries.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Applied is the sheet of section three.
const Applied = "依申请公开"

// A Fault is a class of fault: how it comes into the sound workbook of testdata/huaian-2024.xlsx.
type Fault struct {
	Name  string
	spoil func(*Spoiler)
	Want  []string // all that is to be found then, by rule and place: S02 依申请公开!C22
}

// Workbook returns the workbook with the fault in it, made of the sound one.
func (f *Fault) Workbook(t testing.TB, sound []byte) []byte {
	t.Helper()
	return Spoil(t, sound, f.spoil)
}

// Spoil returns a workbook as a spoiler leaves it.
func Spoil(t testing.TB, workbook []byte, spoil func(*Spoiler)) []byte {
	t.Helper()
	s := &Spoiler{t, workbook}
	spoil(s)
	return s.data
}

// Faults are every class of fault, and first two workbooks that have none.
var Faults = []Fault{
	{"sound", func(*Spoiler) {}, nil},
	{"sound rewritten by another program", func(s *Spoiler) { s.Rewrite(func(*excelize.File) error { return nil }) },
		nil},
	{"row removed", func(s *Spoiler) { s.Text(Applied+"!C22", ""); s.Text(Applied+"!B22", "") },
		[]string{"S02 依申请公开!D4", "S08 依申请公开!D22"}},
	{"label misspelt", func(s *Spoiler) { s.Text(Applied+"!C22", "2.重复的申请") }, []string{"S02 依申请公开!C22"}},
	{"column renamed", func(s *Spoiler) { s.Text(Applied+"!F5", "研究所") },
		[]string{"S03 依申请公开!D4", "S08 依申请公开!F5"}},
	{"sheet removed",
		func(s *Spoiler) { s.Rewrite(func(f *excelize.File) error { return f.DeleteSheet("复议诉讼") }) },
		[]string{"S01"}},
	{"sheet copied", func(s *Spoiler) { s.CopySheet("复议诉讼", "复议诉讼 (2)") }, []string{"S04 复议诉讼!A4"}},
	{"last year's sheet", func(s *Spoiler) { s.CopySheet("复议诉讼", "2023年复议诉讼") },
		[]string{"S16 2023年复议诉讼!A4"}},
	{"other year", func(s *Spoiler) { s.Text("基本信息!B5", "2020") }, []string{"S05 基本信息!B5", "S12 基本信息!B11"}},
	{"no year", func(s *Spoiler) { s.Text("基本信息!B5", "") }, []string{"S06 基本信息!B5"}},
	{"no agency", func(s *Spoiler) { s.Text("基本信息!B4", "") }, []string{"S07 基本信息!B4"}},
	{"subtotal column",
		func(s *Spoiler) { s.Text(Applied+"!K5", "小计"); s.Formula(Applied+"!K6", "SUM(E6:I6)", "118") },
		[]string{"S08 依申请公开!K5"}},
	{"foreign table", func(s *Spoiler) {
		s.Rewrite(func(f *excelize.File) error {
			if _, err := f.NewSheet("专项数据"); err != nil {
				return err
			}
			return f.SetSheetRow("专项数据", "A1", &[]any{"政务新媒体（个）", 12})
		})
	}, []string{"S30 专项数据!A1"}},
	{"sentence below a table", func(s *Spoiler) {
		s.Text(Applied+"!A40", "本年度申请量较大，主要涉及征地补偿。")
	}, []string{"S18 依申请公开!A40"}},
	{"no text", func(s *Spoiler) { s.Text("文字!A21", "") }, []string{"S09 文字!A21"}},
	{"slot not filled", func(s *Spoiler) { s.Text("文字!A8", "（四）平台建设。网站发布信息XX条。") }, []string{"N20 文字!A8"}},
	{"no problems", func(s *Spoiler) { s.Text("文字!A14", "无。"); s.Text("文字!A15", "") }, []string{"N21 文字!A14"}},
	{"aspect missing", func(s *Spoiler) { s.Text("文字!A8", "") }, []string{"N22 文字!A4"}},
	{"overview too long", func(s *Spoiler) { s.Text("文字!A8", "（四）平台建设。"+strings.Repeat("公", 1000)) },
		[]string{"N23 文字!A4"}},
	{"number of a person", func(s *Spoiler) { s.Text("文字!A14", "申请人电话13800138000。") }, []string{"N25 文字!A14"}},
	{"fee untold", func(s *Spoiler) { s.Text("文字!A21", "无") }, []string{"N26 文字!A21"}},
	{"late", func(s *Spoiler) { s.Text("基本信息!B11", "2025年6月20日") }, []string{"N31 基本信息!B11"}},
	{"cells merged", func(s *Spoiler) {
		s.Rewrite(func(f *excelize.File) error { return f.MergeCell(Applied, "F6", "G6") })
	}, []string{"S10 依申请公开!F6"}},
	{"date malformed", func(s *Spoiler) { s.Text("基本信息!B11", "2025年1月") }, []string{"S12 基本信息!B11"}},
	{"blank", func(s *Spoiler) { s.Text(Applied+"!F6", "") }, []string{"V01 依申请公开!F6"}},
	{"stroke", func(s *Spoiler) { s.Text(Applied+"!F6", "/") }, []string{"V01 依申请公开!F6"}},
	{"words", func(s *Spoiler) { s.Text(Applied+"!F6", "无此类") }, []string{"V02 依申请公开!F6"}},
	{"percentage", func(s *Spoiler) { s.Text("主动公开!B5", "50%") }, []string{"V02 主动公开!B5", "V07 文字!A5"}},
	{"date by mistake", func(s *Spoiler) {
		s.Number("主动公开!B5", "5")
		s.Style("主动公开!B5", &excelize.Style{NumFmt: 14})
	}, []string{"V02 主动公开!B5", "V07 文字!A5"}},
	{"negative", func(s *Spoiler) { s.Number("主动公开!B5", "-1") }, []string{"V03 主动公开!B5"}},
	{"fraction", func(s *Spoiler) { s.Number("主动公开!B5", "2.4") }, []string{"V04 主动公开!B5"}},
	{"remark", func(s *Spoiler) { s.Text("主动公开!B6", "8（其中修订 2 件）") }, []string{"V05 主动公开!B6"}},
	{"yuan", func(s *Spoiler) { s.Text("主动公开!B16", "961716000元") }, []string{"V05 主动公开!B16"}},
	{"quotation of no name", func(s *Spoiler) { s.Text("文字!A21", "{{申请.新受.总计}}") }, []string{"V07 文字!A21"}},
	{"decimals hidden", func(s *Spoiler) {
		s.Number("主动公开!B16", "96171.64")
		s.Style("主动公开!B16", &excelize.Style{NumFmt: 1})
	}, []string{"V10 主动公开!B16"}},
	{"row hidden", func(s *Spoiler) {
		s.Rewrite(func(f *excelize.File) error { return f.SetRowVisible(Applied, 8, false) })
	}, []string{"V11 依申请公开!D8"}},
	{"column hidden", func(s *Spoiler) {
		s.Rewrite(func(f *excelize.File) error { return f.SetColVisible(Applied, "E", false) })
	}, []string{"V11 依申请公开!E6"}},
	{"sheet hidden", func(s *Spoiler) {
		s.Rewrite(func(f *excelize.File) error { return f.SetSheetVisible("复议诉讼", false) })
	}, []string{"V11 复议诉讼!A6"}},
	{"format shows nothing", func(s *Spoiler) {
		none := ";;;"
		s.Style("主动公开!B16", &excelize.Style{CustomNumFmt: &none})
	}, []string{"V11 主动公开!B16"}},
	{"white on white", func(s *Spoiler) {
		s.Style("主动公开!B16", &excelize.Style{Font: &excelize.Font{Color: "FFFFFF"}})
	}, []string{"V11 主动公开!B16"}},
	{"struck through", func(s *Spoiler) {
		s.Style("主动公开!B16", &excelize.Style{Font: &excelize.Font{Strike: true}})
	}, []string{"V31 主动公开!B16"}},
	{"another unit below", func(s *Spoiler) { s.Text("主动公开!A18", "注：金额单位为元") }, []string{"V32 主动公开!A18"}},
	{"total typed over", func(s *Spoiler) { s.Number(Applied+"!J6", "3119") }, []string{"F01 依申请公开!J6"}},
	{"total typed over wrongly", func(s *Spoiler) { s.Number(Applied+"!J8", "1326") },
		[]string{"R03 依申请公开!J8", "F12 依申请公开!J29", "R02 依申请公开!J29", "F01 依申请公开!J8"}},
	{"term missing", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:E6,G6:I6)", "3119") },
		[]string{"F02 依申请公开!J6"}},
	{"term foreign", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:I6)+F8", "3119") },
		[]string{"F03 依申请公开!J6"}},
	{"term doubled", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:I6,F6)", "3119") },
		[]string{"F04 依申请公开!J6"}},
	{"sign wrong", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:E6)-F6+SUM(G6:I6)", "3119") },
		[]string{"F05 依申请公开!J6"}},
	{"subtotal with its parts", func(s *Spoiler) {
		s.Text(Applied+"!K5", "组织小计")
		s.Formula(Applied+"!K7", "SUM(E7:I7)", "0")
		s.Formula(Applied+"!J7", "SUM(D7:I7,K7)", "34")
	}, []string{"F06 依申请公开!J7", "S08 依申请公开!K5"}},
	{"constant added", func(s *Spoiler) {
		s.Number(Applied+"!D6", "3000")
		s.Formula(Applied+"!J6", "SUM(D6:I6)+1", "3119")
	}, []string{"F07 依申请公开!J6", "R03 依申请公开!J6", "R01 依申请公开!D6"}},
	{"reckoned back", func(s *Spoiler) { s.Formula(Applied+"!D29", "D6+D7-D30", "2932") },
		[]string{"F08 依申请公开!D29"}},
	{"input reckoned back", func(s *Spoiler) { s.Formula(Applied+"!D30", "D6+D7-D29", "103") },
		[]string{"F08 依申请公开!D30"}},
	{"other row", func(s *Spoiler) { s.Formula(Applied+"!J23", "SUM(D24:I24)", "0") }, []string{"F09 依申请公开!J23"}},
	{"reference lost", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:I6)+N(#REF!)*0", "3119") },
		[]string{"F10 依申请公开!J6"}},
	{"circle", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:J6)", "3119") }, []string{"F11 依申请公开!J6"}},
	{"result stale", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:I6)", "3118") },
		[]string{"F12 依申请公开!J6", "R03 依申请公开!J6", "R01 依申请公开!J6"}},
	{"no result", func(s *Spoiler) { s.Formula(Applied+"!J6", "SUM(D6:I6)", "") },
		[]string{"F13 依申请公开!J6", "V07 文字!A6"}},
	{"number as text", func(s *Spoiler) { s.Text(Applied+"!F6", "0") }, []string{"F14 依申请公开!F6"}},
	{"other file", func(s *Spoiler) { s.Formula(Applied+"!D6", "[1]台账!B2", "3001") }, []string{"F15 依申请公开!D6"}},
	{"unlike its neighbours", func(s *Spoiler) {
		for _, f := range []string{"D6 3001", "E6 53", "F6 0", "G6 0", "H6 61"} {
			cell, result, _ := strings.Cut(f, " ")
			from := cell[:1] + "40"
			if cell == "F6" {
				from = "F41"
			}
			s.Number(Applied+"!"+cell[:1]+"40", result)
			s.Formula(Applied+"!"+cell, from, result)
		}
		s.Number(Applied+"!F41", "0")
	}, []string{"F16 依申请公开!F6", "F17 依申请公开!D6", "S30 依申请公开!D40"}},
	{"formula in an input cell", func(s *Spoiler) { s.Formula(Applied+"!D6", "3000+1", "3001") },
		[]string{"F17 依申请公开!D6"}},
	{"function unknown", func(s *Spoiler) { s.Formula(Applied+"!J6", "DSUM(D6:I6,1,D6)", "3119") },
		[]string{"F18 依申请公开!J6"}},
	{"total right only today", func(s *Spoiler) {
		s.Formula(Applied+"!J6", "IF(D6=3001,3119,SUM(D6:I6))", "3119")
	}, []string{"F20 依申请公开!J6"}},
	{"formula kept as text", func(s *Spoiler) {
		s.Style(Applied+"!J6", &excelize.Style{NumFmt: 49})
		s.Text(Applied+"!J6", "=SUM(D6:I6)")
	}, []string{"F21 依申请公开!J6", "V07 文字!A6"}},
	{"number in a sentence", func(s *Spoiler) { s.Text("文字!A21", "共收到政府信息公开申请5件。") },
		[]string{"N01 文字!A21"}},
	{"another agency in a sentence", func(s *Spoiler) {
		s.Text("文字!A21", "全年收取政府信息公开信息处理费0元。丙市人民政府认真贯彻落实条例。")
	}, []string{"Y12 文字!A21"}},
	{"error value in a sentence", func(s *Spoiler) { s.Text("文字!A21", "见台账：#N/A") }, []string{"F22 文字!A21"}},
	{"number as text with what nobody sees", func(s *Spoiler) { s.Text(Applied+"!F6", "0\u200b") },
		[]string{"F14 依申请公开!F6"}},
	{"number as text given by a formula", func(s *Spoiler) { s.TextFormula(Applied+"!F6", `"0"`, "0") },
		[]string{"F14 依申请公开!F6", "F17 依申请公开!F6"}},
	{"what nobody sees", func(s *Spoiler) { s.Text("主动公开!B5", "\ufeff0\u00a0") }, []string{"V20 主动公开!B5"}},
	{"total in a date's format", func(s *Spoiler) {
		s.Number(Applied+"!J6", "3119")
		s.Style(Applied+"!J6", &excelize.Style{NumFmt: 14})
	}, []string{"V02 依申请公开!J6", "V07 文字!A6"}},
	{"manual calculation", func(s *Spoiler) {
		s.Rewrite(func(f *excelize.File) error {
			manual := "manual"
			return f.SetCalcProps(&excelize.CalcPropsOptions{CalcMode: &manual})
		})
	}, []string{"F19"}},
}

// CopySheet adds a copy of a sheet.
func (s *Spoiler) CopySheet(from, to string) {
	s.t.Helper()
	s.Rewrite(func(f *excelize.File) error {
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
