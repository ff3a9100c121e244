package record

import (
	"encoding/binary"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
)

// linesIn writes lines as a test has them: number:field|field, one behind the other.
func linesIn(lines []Line) string {
	var list []string
	for _, l := range lines {
		list = append(list, string(rune('0'+l.Number))+":"+strings.Join(l.Fields, "|"))
	}
	return strings.Join(list, " ")
}

func anyLines([]Line) bool { return true }

// TestLinesOfText cuts a list of text into lines with the numbers that people count, and says what is no list.
func TestLinesOfText(t *testing.T) {
	for _, test := range []struct{ name, text, want, wrong string }{
		{"a.txt", "甲局\n\n乙局,乙，二；三;四、五|六｜七\t八\n", "1:甲局 3:乙局|乙|二|三|四|五|六|七|八", ""},
		{"a.TXT", "# 名单\r\n甲局 # 没有电话\r\n乙局#1\r\n　＃说明\n丙局　＃丙\n", "2:甲局 3:乙局#1 5:丙局", ""},
		{"a.txt", "一、市直部门\n（二）、区县\n3、甲局，甲\n、\n", "1:一、市直部门 2:（二）、区县 3:3、甲局|甲 4:", ""},
		{"a.csv", "单位,别名\n\"甲,局\",甲\n , \n乙局\n", "1:单位|别名 2:甲,局|甲 4:乙局", ""},
		{"a.csv", "单位;别名\n甲局;甲\n", "1:单位|别名 2:甲局|甲", ""},
		{"a.txt", "", "", ""},
		{"a.csv", " \n<html>", "", "名单是网页、XML 或 JSON，不是工作簿、CSV 或者文本"},
		{"a.txt", "{\"甲\": 1}", "", "名单是网页、XML 或 JSON"},
		{"a.csv", "甲,乙\n\"丙", "", "第 2 行第 1 个字符"},
		{"a.txt", "\x00\x01\x02\xff", "", "名单"},
	} {
		lines, remarks, err := ReadLines(write(t, test.name, []byte(test.text)), "名单", "", anyLines)
		if test.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), test.wrong) || lines != nil {
				t.Errorf("%q: %v, %v", test.text, lines, err)
			}
			continue
		}
		if got := linesIn(lines); err != nil || got != test.want || remarks != nil {
			t.Errorf("%q: %s, %q, %v, want %s", test.text, got, remarks, err, test.want)
		}
	}
	lines, _, err := ReadLines(write(t, "a.txt", in16("\uFEFF甲局\n乙局", binary.LittleEndian)), "名单", "", anyLines)
	if got := linesIn(lines); err != nil || got != "1:甲局 2:乙局" {
		t.Errorf("in UTF-16: %s, %v", got, err)
	}
	if _, _, err := ReadLines(filepath.Join(t.TempDir(), "无.txt"), "名单", "", anyLines); err == nil || !strings.HasSuffix(err.Error(), "无.txt：名单打不开。请写明名单（.xlsx、.csv 或 .txt）的名字。") {
		t.Errorf("of no file: %v", err)
	}
}

// TestLinesOfSheet reads the first shown sheet that fits, the first of all where none does, and says which it took.
func TestLinesOfSheet(t *testing.T) {
	agencies := func(lines []Line) bool {
		return strings.Contains(linesIn(lines), "局")
	}
	sheet := func(f *excelize.File, name string, cells ...string) {
		_, err := f.NewSheet(name)
		filingtest.Must(t, err)
		for i := 0; i < len(cells); i += 2 {
			filingtest.Must(t, f.SetCellValue(name, cells[i], cells[i+1]))
		}
	}
	hide := func(f *excelize.File, name string) { filingtest.Must(t, f.SetSheetVisible(name, false)) }
	for _, test := range []struct {
		about       string
		rows        [][]any
		more        func(*excelize.File)
		want, aside string // lines; what is remarked
		wrong       string
	}{
		{"one sheet", [][]any{{"甲局", "甲"}, {}, {nil, "乙局"}}, nil, "1:甲局|甲 3:|乙局", "", ""},
		{"with others behind", [][]any{{"甲局"}}, func(f *excelize.File) { sheet(f, "别的", "A1", "丙局") }, "1:甲局", "x.xlsx 用的是工作表“Sheet1”，另有“别的”没有用", ""},
		{"behind an explanation", [][]any{{"说明"}}, func(f *excelize.File) { sheet(f, "名单", "B2", " 甲局 ") }, "2:|甲局",
			"x.xlsx 用的是写着名单的工作表“名单”，前面的“Sheet1”没有用", ""},
		{"hidden", [][]any{{"说明"}}, func(f *excelize.File) { sheet(f, "名单", "A1", "甲局"); hide(f, "名单") }, "1:说明", "", ""},
		{"none that fits", [][]any{{"说明"}}, func(f *excelize.File) { sheet(f, "别的", "A1", "说明") }, "1:说明", "x.xlsx 用的是工作表“Sheet1”，另有“别的”没有用", ""},
		{"merged", [][]any{{"甲局", nil, "乙局"}}, func(f *excelize.File) { filingtest.Must(t, f.MergeCell("Sheet1", "A1", "B1")) }, "1:甲局||乙局", "", ""},
		{"an error value", [][]any{{"甲局"}}, func(f *excelize.File) { filingtest.Must(t, f.SetCellFormula("Sheet1", "B1", "1/0")) }, "", "",
			"：B1 是出错值，或者公式没有存结果。请在 WPS 或 Excel 里改正、保存后再试。"},
		{"an error value before the list", nil, func(f *excelize.File) {
			filingtest.Must(t, f.SetCellFormula("Sheet1", "A1", "1/0"))
			sheet(f, "名单", "A1", "甲局")
		}, "1:甲局", "x.xlsx 用的是写着名单的工作表“名单”，前面的“Sheet1”没有用", ""},
	} {
		t.Run(test.about, func(t *testing.T) {
			lines, remarks, err := ReadLines(workbook(t, test.rows, test.more), "名单", "", agencies)
			if test.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), test.wrong) {
					t.Errorf("got %v, want %s", err, test.wrong)
				}
				return
			}
			if diff := cmp.Diff(test.want, linesIn(lines)); diff != "" || err != nil || strings.Join(remarks, "；") != test.aside {
				t.Errorf("%s%q, %v, want %q", diff, remarks, err, test.aside)
			}
		})
	}
	if _, _, err := ReadLines(write(t, "a.xlsx", []byte("PK\x03\x04")), "名单", "", anyLines); err == nil || !strings.Contains(err.Error(), "a.xlsx：") {
		t.Errorf("of a damaged workbook: %v", err)
	}
}
