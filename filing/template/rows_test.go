package template

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/filing/file"
	"nianbao/filing/filingtest"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"

	"pgregory.net/rapid"
)

// document writes a Word document of paragraphs and returns its path.
func document(t *testing.T, folder string, paragraphs ...string) string {
	t.Helper()
	var body strings.Builder
	for _, p := range paragraphs {
		body.WriteString(wordtest.Paragraph(p))
	}
	data, err := wordtest.Document(t, body.String(), nil).Bytes()
	filingtest.Must(t, err)
	path := filepath.Join(folder, "t.docx")
	filingtest.Must(t, os.WriteFile(path, data, 0o600))
	return path
}

// words returns the text of a document.
func words(t testing.TB, path string) string {
	t.Helper()
	pkg, err := opc.ReadFile(path)
	filingtest.Must(t, err)
	book, err := edit.Read(pkg)
	filingtest.Must(t, err)
	var b strings.Builder
	for _, g := range book.Grids {
		for i := range g.Cells {
			b.WriteString(g.Cells[i].Text + "\n")
		}
	}
	return b.String()
}

// solid returns what of a text is seen, whatever the spaces.
func solid(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// TestAnyRows: there are as many documents as rows, in the folder and nowhere else, and each says what its row says; or
// there are none and the row is named.
func TestAnyRows(t *testing.T) {
	folder := t.TempDir()
	template := document(t, folder, "〔{{单位}}〕〔{{内容}}〕")
	field := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("甲Aaé./\\:. <&{}\n\"")), 0, 8, -1),
		rapid.SampledFrom([]string{"..", ".", "CON", "nul.x", "/etc/x", "../x", strings.Repeat("长", 200)}))
	rapid.Check(t, func(r *rapid.T) {
		rows := [][]string{{"单位", "内容"}}
		for i := range rapid.IntRange(1, 6).Draw(r, "rows") {
			unit := field.Draw(r, "unit")
			if rapid.Bool().Draw(r, "numbered") {
				unit = fmt.Sprint(i, unit)
			}
			rows = append(rows, []string{unit, "x" + field.Draw(r, "content")})
		}
		var b bytes.Buffer
		filingtest.Must(t, csv.NewWriter(&b).WriteAll(rows))
		data := filepath.Join(folder, "data.csv")
		filingtest.Must(t, os.WriteFile(data, b.Bytes(), 0o600))
		out := filepath.Join(folder, "out")
		filingtest.Must(t, os.RemoveAll(out))
		done, err := Fill(template, Filling{Data: record.Source{Paths: []string{data}}, Out: filepath.Join(out, "{{单位}}.docx")})
		found, _ := os.ReadDir(out)
		if err != nil {
			if len(found) > 0 || !strings.Contains(err.Error(), "行") {
				t.Fatalf("%q: %v, and %d files", rows, err, len(found))
			}
			return
		}
		around, err := os.ReadDir(folder)
		filingtest.Must(t, err)
		if len(around) > 3 || len(done.Written) != len(rows)-1 || len(found) != len(rows)-1 || done.Left > 0 {
			t.Fatalf("%q: wrote %d of %q", rows, len(done.Written), found)
		}
		for i, row := range rows[1:] {
			if got, want := solid(words(t, done.Written[i])), solid("〔"+row[0]+"〕〔"+row[1]+"〕"); got != want {
				t.Fatalf("%q: %q says %q", rows, done.Written[i], got)
			}
		}
	})
}

// TestRowsLeaveNothingHalf: what is wrong with one row keeps no other from its document, and leaves no other file.
func TestRowsLeaveNothingHalf(t *testing.T) {
	folder := t.TempDir()
	template := document(t, folder, "{{单位}}{{if eq 号 7}}{{缺}}{{end}}")
	var b strings.Builder
	b.WriteString("单位,号\n")
	for i := range 50 {
		fmt.Fprintf(&b, "示例市第%d局,%d\n", i, i)
	}
	data := filepath.Join(folder, "data.csv")
	filingtest.Must(t, os.WriteFile(data, []byte(b.String()), 0o600))
	how := Filling{Data: record.Source{Paths: []string{data}}, Out: filepath.Join(folder, "out", "{{号}}", "{{单位}}.docx")}
	done, err := Fill(template, how)
	filingtest.Must(t, err)
	if len(done.Written) != 49 || done.Left != 1 || done.Folder != filepath.Join(folder, "out") {
		t.Errorf("wrote %d, left %d, in %s", len(done.Written), done.Left, done.Folder)
	}
	if len(done.Failed) != 1 || !strings.HasPrefix(done.Failed[0].Error(), "data.csv 第 9 行：") {
		t.Errorf("got %v", done.Failed)
	}
	files, err := filepath.Glob(filepath.Join(folder, "out", "*", "*"))
	filingtest.Must(t, err)
	if len(files) != 49 {
		t.Errorf("there are %d files", len(files))
	}
	if _, err := os.Stat(filepath.Join(folder, "out", "7")); err == nil {
		t.Error("there is a folder for no document")
	}
}

func TestNames(t *testing.T) {
	values := map[string]any{"单位": "甲/局", "点": "..", "数": json.Number("1.50"), "空": nil, "表": map[string]any{"名": "乙"}}
	for text, want := range map[string]string{
		"{{单位}}.docx":               "甲_局.docx",
		"a/{{单位}}/{{表.名}}.docx":     "a/甲_局/乙.docx",
		"../{{数}}-x.docx":           "../1.5-x.docx",
		"{{点}}/x.docx":              "不能作文件名",
		"x/{{点}}{{点}}.docx":         "不能作文件名",
		"{{空}}.docx":                "是空白的",
		`{{默认 "无" 空}}.docx`:         "无.docx",
		"{{单}}.docx":                "没有这个名称",
		"{{表}}.docx":                "后面还要写",
		`{{日期 "a/b" 数}}/{{数}}.docx`: "文件名里的",
	} {
		name, err := parseName(text)
		filingtest.Must(t, err)
		got, err := name.of(values)
		if err != nil {
			got = err.Error()
		}
		if filepath.ToSlash(got) != want && (err == nil || !strings.Contains(got, want)) {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"{{单位.docx", "{{if a}}.docx", "{{/* a */}}.docx", "{{}}.docx"} {
		if _, err := parseName(text); err == nil {
			t.Errorf("%s is a name", text)
		}
	}
}

// TestPicturesBesideData: a picture's file is looked for beside each file of data, the last first.
func TestPicturesBesideData(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	filingtest.Must(t, os.WriteFile(filepath.Join(one, "a.png"), nil, 0o600))
	for path, want := range map[string]string{
		"a.png": filepath.Join(one, "a.png"), "b.png": filepath.Join(two, "b.png"),
	} {
		if got := beside(path, []string{two, one}); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestTold tells of rows with faults, those of which the same is wrong as one, and of the first of many.
func TestTold(t *testing.T) {
	var records []record.Record
	var failed []error
	fault := func(reason string) error {
		return &file.Error{Path: "模板.docx", Reason: reason, Advice: "请改正。"}
	}
	for i, err := range []error{nil, fault("甲"), fault("乙"), fault("甲"), errors.New("disk"), fault("甲")} {
		records, failed = append(records, record.Record{Place: fmt.Sprintf("a.csv 第 %d 行", i+2)}), append(failed, err)
	}
	var said []string
	list := told(failed, records)
	for _, err := range list {
		said = append(said, err.Error())
	}
	want := []string{"a.csv 第 3 行等 3 行：甲。请改正。", "a.csv 第 4 行：乙。请改正。", "a.csv 第 6 行：没有写成。"}
	if !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
	if got := told([]error{fault("甲")}, []record.Record{{}}); len(got) != 1 || got[0].Error() != "模板.docx：甲。请改正。" {
		t.Errorf("without rows: %v", got)
	}
	if together(nil) != nil || together(list[:1]) != list[0] {
		t.Error("of none and one")
	}
	if got, want := together(list).Error(), "文件名有错，一份也没有写：\n  "+strings.TrimSuffix(strings.Join(want, "\n  "), "。")+"。"; strings.ReplaceAll(got, "。\n", "\n") != strings.ReplaceAll(want, "。\n", "\n") {
		t.Errorf("%q, want %q", got, want)
	}
	for n, last := range map[int]string{maxTold: "a.csv", maxTold + 3: "  还有 3 处。"} {
		var many []error
		for range n {
			many = append(many, list[0])
		}
		lines := strings.Split(together(many).Error(), "\n")
		if !strings.Contains(lines[len(lines)-1], last) || len(lines) != 1+min(n, maxTold+1) {
			t.Errorf("%d: %q", n, lines)
		}
	}
}

// TestRunOfRows shows what becomes of outputs that stand there, of an earlier run's, and of rows that have no turn.
func TestRunOfRows(t *testing.T) {
	dir := t.TempDir()
	rows := filepath.Join(dir, "a.csv")
	save(t, rows, []byte("单位,内容\n甲,1\n乙,2\n丙,3\n"))
	path := document(t, dir, "〔{{单位}}〕〔{{内容}}〕")
	at := func(name string) string { return filepath.Join(dir, "出", name+".docx") }
	var told []Row
	how := Filling{Data: record.Source{Paths: []string{rows}}, Out: filepath.Join(dir, "出", "{{单位}}.docx"), Jobs: 1,
		Told: func(row Row) { told = append(told, row) }}
	done, err := Fill(path, how)
	if err != nil || !slices.Equal(done.Written, []string{at("甲"), at("乙"), at("丙")}) || !done.Rows || done.Left+done.Same+done.Stopped > 0 || done.Folder != filepath.Join(dir, "出") {
		t.Fatalf("%+v, %v", done, err)
	}
	for i, row := range told {
		if row.Of != i+1 || row.All != 3 || row.Place != fmt.Sprintf("a.csv 第 %d 行", i+2) || len(row.Sum) != 64 || row.Same || row.Err != nil || row.Out != done.Written[i] {
			t.Errorf("%+v", row)
		}
	}
	if _, err := Fill(path, how); err == nil || !strings.Contains(err.Error(), "甲.docx：文件已经存在，没有覆盖（这样的共 3 份，一份也没有写）。") {
		t.Errorf("over what stands there: %v", err)
	}
	filingtest.Must(t, os.WriteFile(at("乙"), []byte("x"), 0o666))
	how.Stands = func(string) bool { return true }
	if done, err = Fill(path, how); err != nil || done.Same != 2 || len(done.Written) != 3 || !strings.Contains(words(t, at("乙")), "〔乙〕〔2〕") {
		t.Errorf("of an earlier run: %+v, %v", done, err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	how.Stop = stopped
	if done, err = Fill(path, how); err != nil || done.Stopped != 3 || done.Left != 3 || len(done.Written) > 0 {
		t.Errorf("stopped: %+v, %v", done, err)
	}
	how.Stop, how.Out = nil, filepath.Join(dir, "无", "{{单位}}{{没有}}.docx")
	if _, err := Fill(path, how); err == nil || !strings.Contains(err.Error(), "a.csv 第 2 行等 3 行：文件名里的 ") {
		t.Errorf("a name that is not there: %v", err)
	}
	how.Out = filepath.Join(dir, "{{内容}}", "a.docx")
	save(t, rows, []byte("单位,内容\n甲,1\n乙,1\n"))
	if _, err := Fill(path, how); err == nil || !strings.Contains(err.Error(), "和 a.csv 第 2 行 的文件名相同：") {
		t.Errorf("two of one name: %v", err)
	}
}
