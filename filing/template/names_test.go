package template

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/docx/wordtest"
	"nianbao/filing/file"
	"nianbao/filing/filingtest"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"
)

// TestJudgedFor says of a template most of whose names no report has that it is none for reports, and of any other each of
// its faults.
func TestJudgedFor(t *testing.T) {
	offered := map[string]any{"机关名称": "甲局", "年度": "2024", "电话": "1", "邮编": "2"}
	const other = "这看来不是年报的模板：年报没有"
	for _, test := range []struct {
		about, text string
		asked       bool // for the edition
		want, not   string
	}{
		{"all names", "{{机关名称}}{{年度}}", false, "", ""},
		{"other names", "{{姓名}}{{住址}}{{住址.门牌}}", false, other + "姓名、住址。", "没有这个名称"},
		{"for an edition", "{{姓名}}{{住址}}", true, "正文第 1 段 {{姓名}}：没有这个名称", other},
		{"two thirds of them", "{{姓名}}{{住址}}{{年度}}", false, other, "没有这个名称"},
		{"half of them", "{{姓名}}{{住址}}{{年度}}{{电话}}", false, "{{住址}}：没有这个名称", other},
		{"one", "{{姓名}}", false, "{{姓名}}：没有这个名称", other},
		{"meant to be others", "{{机关名城}}{{年渡}}", false, "{{机关名城}}：没有这个名称", other},
		{"with another fault", "{{姓名}}{{住址}}{{If 年度}}", false, "模板有错：\n  正文第 1 段 {{If 年度}}：“If”要用半角小写，请写成 {{if 年度}}\n  " + other + "姓名、住址。", "{{姓名}}"},
	} {
		pkg := wordtest.Document(t, wordtest.Paragraph(test.text), nil)
		parsed, err := docx.Parse(pkg)
		if err != nil {
			t.Fatalf("%s: parse: %v", test.about, err)
		}
		var wrong wml.Errors
		errors.As(parsed.Check(offered), &wrong)
		of := parsed
		if test.asked {
			of = nil
		}
		err = JudgedFor("2021", offered, "a.docx", pkg, wrong, of)
		said := ""
		if err != nil {
			said = err.Error()
		}
		if (err == nil) != (test.want == "") || !strings.Contains(said, test.want) || test.not != "" && strings.Contains(said, test.not) {
			t.Errorf("%s: %s", test.about, said)
		}
		if strings.Contains(said, other) && (!strings.Contains(said, "加 --edition 2021 列出每一处") || !errors.As(err, &wrong)) {
			t.Errorf("%s: %s", test.about, said)
		}
	}
}

// TestManyUnknown names the first of many names.
func TestManyUnknown(t *testing.T) {
	text := ""
	for _, sign := range "甲乙丙丁戊己庚辛壬癸子" {
		text += "{{" + strings.Repeat(string(sign), 3) + "}}"
	}
	pkg := wordtest.Document(t, wordtest.Paragraph(text), nil)
	parsed, err := docx.Parse(pkg)
	filingtest.Must(t, err)
	var wrong wml.Errors
	errors.As(parsed.Check(map[string]any{"年度": "2024"}), &wrong)
	err = JudgedFor("2021", map[string]any{"年度": "2024"}, "a.docx", pkg, wrong, parsed)
	if err == nil || !strings.Contains(err.Error(), "壬壬壬、癸癸癸 等 11 个名称。") {
		t.Errorf("got %v", err)
	}
}

// TestOnlyOne asks for a name that tells rows apart where several rows are to go into one document, the usual one first.
func TestOnlyOne(t *testing.T) {
	for _, test := range []struct{ rows, out, into, want string }{
		{"单位,名\n甲局,1\n乙局,2\n", "a.docx", "", "-o 'a-{{单位}}.docx'"},
		{"单位,名\n甲局,1\n甲局,2\n", "a.docx", "", "-o 'a-{{名}}.docx'"},
		{"名,单位\n1,甲局\n2,\n", "a.docx", "通知", "-o '通知" + string(filepath.Separator) + "{{名}}'"},
		{"名,数\n甲,1\n甲,1\n", "a.docx", "", "-o 'a-{{单位}}.docx'"},
		{"a b,数\n甲,1\n乙,2\n", "a.docx", "", "-o 'a-{{a b}}.docx'"},
	} {
		dir := t.TempDir()
		rows := filepath.Join(dir, "a.csv")
		save(t, rows, []byte(test.rows))
		out := filepath.Join(dir, test.out)
		_, err := Fill(document(t, dir, "{{数}}{{名}}"), Filling{Data: record.Source{Paths: []string{rows}}, Out: out, Into: test.into})
		said := ""
		if err != nil {
			said = strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "")
		}
		if !strings.Contains(said, "a.docx：数据有 2 行，输出的文件名却只有一个。") || !strings.Contains(said, test.want) {
			t.Errorf("%q: %s", test.rows, said)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q: it is written", test.rows)
		}
	}
}

// TestRead says of what is no Word template what it is, and takes the comments of a check before out of one.
func TestRead(t *testing.T) {
	packed := func(mainType string) []byte {
		p := opc.New()
		p.Set("[Content_Types].xml", []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="`+mainType+`"/></Types>`))
		p.Set("_rels/.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" `+
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="main.xml"/></Relationships>`))
		p.Set("main.xml", []byte("<a/>"))
		data, err := p.Bytes()
		filingtest.Must(t, err)
		return data
	}
	const built, other = "内置的模板用 nianbao template export 导出。", "用 WPS 文字或 Word 打开它，另存为 .docx 再试；"
	for _, test := range []struct {
		about   string
		data    []byte
		want    string // the reason
		advice  string
		unknown bool // no advice to open it with Word
	}{
		{"workbook", packed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "这不是 Word 模板（.docx），是工作簿（电子表格）", "统计表写在 convert 后面，不作模板；" + "请换用 .docx 文件；", true},
		{"old type of workbook", packed("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "这不是 Word 模板（.docx），是工作簿（电子表格）", built, true},
		{"slides", packed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "这不是 Word 模板（.docx），是演示文稿", built, true},
		{"old type of slides", packed("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"), "这不是 Word 模板（.docx），是演示文稿", built, true},
		{"of no known type", packed("application/x"), "这不是 Word 模板（.docx）", built, true},
		{"text", []byte("模板"), "这不是 Word 模板（.docx），是纯文本", other, false},
		{"page", []byte("<!DOCTYPE html><html></html>"), "这不是 Word 模板（.docx），是网页", other, false},
		{"RTF", []byte(`{\rtf1 a}`), "这不是 Word 模板（.docx），是", other, false},
		{"damaged", []byte("PK\x03\x04 damaged"), "", "", false},
	} {
		path := filepath.Join(t.TempDir(), "a.docx")
		save(t, path, test.data)
		pkg, err := Read(path)
		var told *file.Error
		if pkg != nil || !errors.As(err, &told) || !strings.HasPrefix(told.Reason, test.want) || !strings.Contains(told.Advice, test.advice) ||
			test.unknown && strings.Contains(told.Advice, other) {
			t.Errorf("%s: %v", test.about, err)
		}
	}
}

// TestSettle refuses comments and revisions, or takes them out, and pictures that a report does not have.
func TestSettle(t *testing.T) {
	revised := func() *opc.Package {
		return wordtest.Document(t, `<w:p><w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"><w:r><w:t>乙</w:t></w:r></w:ins></w:p>`, nil)
	}
	if taken, err := Settle("a.docx", wordtest.Document(t, wordtest.Paragraph("甲"), nil), false); taken != "" || err != nil {
		t.Errorf("of a clean one: %q, %v", taken, err)
	}
	if taken, err := Settle("a.docx", revised(), false); taken != "" || err == nil || !strings.HasPrefix(err.Error(), "a.docx：模板里有插入 1 处（正文第1段），会留在生成的文件里，没有保存。请在 Word 或 WPS 的“审阅”里") {
		t.Errorf("refused: %q, %v", taken, err)
	}
	pkg := revised()
	taken, err := Settle("a.docx", pkg, true)
	body, _ := pkg.Part("word/document.xml")
	if err != nil || taken != "插入 1 处（正文第1段）" || strings.Contains(string(body), "w:ins") || !strings.Contains(string(body), "乙") {
		t.Errorf("taken out: %q, %v, %s", taken, err, body)
	}
	pictured, err := opc.ReadFile(picturesOf(t, "", "照片"))
	filingtest.Must(t, err)
	if err := RefusePictures("a.docx", pictured); err == nil || !strings.Contains(err.Error(), "模板要填图片 {{image 照片}}，年报没有图片，没有保存") {
		t.Errorf("got %v", err)
	}
	if err := RefusePictures("a.docx", revised()); err != nil {
		t.Errorf("of one without: %v", err)
	}
}

// TestTags lists the actions of a template, those that are not filled, and its pictures.
func TestTags(t *testing.T) {
	texts := func(path string) (list []string) {
		tags, err := Tags(path)
		filingtest.Must(t, err)
		for _, tag := range tags {
			list = append(list, tag.Part+" "+tag.Text)
		}
		return list
	}
	if got := strings.Join(texts(picturesOf(t, "", "照片")), "|"); !strings.HasSuffix(got, "图片 {{image 照片}}") {
		t.Errorf("%s", got)
	}
	if got := strings.Join(texts(portraits(t, ".照")), "|"); strings.Contains(got, "图片 {{image") || !strings.Contains(got, "{{range $人 := 人们}}") {
		t.Errorf("%s", got)
	}
	dir := t.TempDir()
	for path, want := range map[string]string{filepath.Join(dir, "无.docx"): "文件不存在", document(t, dir, "{{if 甲}}"): "模板有错："} {
		if tags, err := Tags(path); err == nil || tags != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

// TestChartData reads what a chart shows from data, gaps included, and says how it is to be written.
func TestChartData(t *testing.T) {
	pkg := wordtest.Document(t, wordtest.Paragraph("甲"), nil)
	if charts, err := chartsIn(pkg, map[string]any{"图": 1}); len(charts) > 0 || err != nil {
		t.Errorf("of a document without charts: %v, %v", charts, err)
	}
	if err := fillDrawings(pkg, nil, &rowPictures{}, action.Refuse); err != nil {
		t.Errorf("nothing to fill: %v", err)
	}
	pictured, err := opc.ReadFile(picturesOf(t, "", "照片"))
	filingtest.Must(t, err)
	err = fillDrawings(pictured, map[string]any{}, &rowPictures{}, action.Refuse)
	if err == nil || !strings.Contains(err.Error(), "图表或图片填不了，没有保存：\n") || !strings.Contains(err.Error(), "照片") {
		t.Errorf("a picture without data: %v", err)
	}
	if faults := drawingFaults(pictured, map[string]any{}, nil, action.Refuse); len(faults) != 1 {
		t.Errorf("faults: %v", faults)
	}
}
