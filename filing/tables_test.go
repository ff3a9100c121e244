package filing

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
	"nianbao/ooxml/opc"
)

// aboutTables are the rules that say what of a file's tables was not read, or not found.
var aboutTables = []string{"S01", "S02", "S03", "S04", "S08", "S10", "S15", "S30"}

// tablesIn returns what the check says of a file's tables, each finding by rule, place and a word that it must have.
func tablesIn(t *testing.T, path string) (rules []string, messages string) {
	t.Helper()
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	for _, found := range Builtin().Check(f) {
		if slices.Contains(aboutTables, found.Rule.ID) {
			rules = append(rules, found.Rule.ID+" "+found.Place.String())
			messages += found.Message + "\n"
		}
	}
	return rules, messages
}

// TestTablesInCases reads what was met in reports: rows that are not the form's, labels misspelt, tables of the other
// edition.
func TestTablesInCases(t *testing.T) {
	const second, third = "二、主动公开政府信息情况 ", "三、收到和处理政府信息公开申请情况 "
	for file, test := range map[string]struct {
		want []string
		says string
	}{
		"report-05-extra-row.docx":    {[]string{"S08 " + second + "第5行第1格"}, "其他主动公开文件"},
		"report-05-extra-row.xlsx":    {[]string{"S08 二、主动公开!A8"}, "其他主动公开文件"},
		"field-foreign-row-2021.docx": {[]string{"S08 " + second + "第5行第1格"}, "其他主动公开文件"},
		"report-06-near-label.docx":   {[]string{"S02 " + third + "第9行第3格"}, "这里的“2.其他法律行政止公开”与它相近"},
		"report-07a-2019-table.docx":  {[]string{"S15 " + third + "第2行第2格"}, "是 2019版"},
		"peer-q03-path-labels.docx":   {nil, ""},
		"output-trend-table.docx":     {[]string{"S30 附表 第1行第1格"}, "“附表”下面的一张表（“年度”）"},
	} {
		got, messages := tablesIn(t, "testdata/"+file)
		if diff := cmp.Diff(test.want, got); diff != "" || !strings.Contains(messages, test.says) {
			t.Errorf("%s: (-want +got)\n%s%s", file, diff, messages)
		}
	}
}

// TestOtherEditionMisspelt knows a table of the other edition in which labels are misspelt besides, in every kind of file,
// and tells of the labels, too.
func TestOtherEditionMisspelt(t *testing.T) {
	const third = "三、收到和处理政府信息公开申请情况"
	misspell := strings.NewReplacer("2.重复申请", "2.重複的申请", "科研机构", "科研单位")
	document := rewritten(t, "testdata/report-07a-2019-table.docx", "word/document.xml", misspell.Replace)
	sheet := rewritten(t, mixedWorkbook(t), "", misspell.Replace)
	for _, path := range []string{document, sheet} {
		got, messages := tablesIn(t, path)
		for i := range got {
			got[i], _, _ = strings.Cut(got[i], " ")
		}
		slices.Sort(got)
		if diff := cmp.Diff([]string{"S02", "S03", "S15"}, got); diff != "" || !strings.Contains(messages, "“2.重複的申请”与它相近") ||
			!strings.Contains(messages, third) {
			t.Errorf("%s: (-want +got)\n%s%s", path, diff, messages)
		}
	}
}

// mixedWorkbook writes a workbook of 2021 with section three of 2019 and returns its path.
func mixedWorkbook(t *testing.T) string {
	t.Helper()
	return spoiled(t, func(s *filingtest.Spoiler) {
		s.Rewrite(func(f *excelize.File) error {
			old, err := excelize.OpenFile(books[1])
			if err != nil {
				return err
			}
			defer old.Close()
			rows, err := old.GetRows(filingtest.Applied)
			if err != nil {
				return err
			}
			merges, err := old.GetMergeCells(filingtest.Applied)
			if err != nil {
				return err
			}
			if err := f.DeleteSheet(filingtest.Applied); err != nil {
				return err
			}
			if _, err := f.NewSheet(filingtest.Applied); err != nil {
				return err
			}
			for i, row := range rows {
				for j, text := range row {
					ref, _ := excelize.CoordinatesToCellName(j+1, i+1)
					var value any = text
					if n, err := strconv.Atoi(text); err == nil {
						value = n
					}
					if err := f.SetCellValue(filingtest.Applied, ref, value); err != nil {
						return err
					}
				}
			}
			for _, m := range merges {
				if err := f.MergeCell(filingtest.Applied, m.GetStartAxis(), m.GetEndAxis()); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// rewritten returns the path of a copy of a package with a part rewritten, every part where none is named.
func rewritten(t *testing.T, path, part string, rewrite func(string) string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	for _, name := range pkg.Names() {
		if content, _ := pkg.Part(name); part == "" || name == part {
			pkg.Set(name, []byte(rewrite(string(content))))
		}
	}
	if data, err = pkg.Bytes(); err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	out := filepath.Join(t.TempDir(), filepath.Base(path))
	if err := os.WriteFile(out, data, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return out
}
