package template

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/action"
	"nianbao/docx/chart"
	"nianbao/docx/wordtest"
	"nianbao/filing/file"
	"nianbao/filing/filingtest"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"
)

// chartTemplate writes a template with a chart of a name and returns its path.
func chartTemplate(t *testing.T, name string) string {
	t.Helper()
	pkg := wordtest.Document(t, `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp" xmlns:a="a"><wp:extent cx="900" cy="900"/><wp:docPr id="1" name="图" `+
		`descr="{{chart `+name+`}}"/><a:graphic><a:graphicData><c:chart xmlns:c="c" r:id="rId1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, nil)
	pkg.Set("word/charts/chart1.xml", []byte(`<c:chartSpace xmlns:c="c" xmlns:a="a" xmlns:r="r"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>题</a:t></a:r></a:p>`+
		`</c:rich></c:tx></c:title><c:plotArea><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/></c:ser><c:axId val="1"/><c:axId val="2"/>`+
		`</c:barChart></c:plotArea></c:chart></c:chartSpace>`))
	if _, err := pkg.Attach("word/document.xml", "chart", "word/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"); err != nil {
		t.Fatalf("pkg.Attach: %v", err)
	}
	data, err := pkg.Bytes()
	filingtest.Must(t, err)
	path := filepath.Join(t.TempDir(), "模板.docx")
	save(t, path, data)
	return path
}

// TestCharts fills a template's chart with what data says, a gap where it says null, and tells of data that is none with
// the template's name and what it should be.
func TestCharts(t *testing.T) {
	path := chartTemplate(t, "来源")
	values, out := filepath.Join(filepath.Dir(path), "数据.json"), filepath.Join(filepath.Dir(path), "成品.docx")
	const none, lacking = "图表“来源”的数据不对", "正文第 1 个图形 {{chart 来源}}：没有叫这个名称的图表"
	for _, test := range []struct {
		data    string
		missing action.Policy
		want    string // what the chart shows, or what is said
	}{
		{`{"来源": {"title": "申请", "categories": ["甲", "乙"], "series": [{"name": "2024年", "values": [1, null]}, {"name": "2023年", "values": [2.5, 0]}]}}`,
			action.Refuse, "[甲 乙] 2024年 1 - 2023年 2.5 0"},
		{`{"来源": {"categories": ["甲"], "series": [{"values": [-3]}]}}`, action.Refuse, "[甲]  -3"},
		{`{"来源": 7}`, action.Refuse, none},
		{`{"来源": {"categories": "甲"}}`, action.Refuse, none},
		{`{"来源": {"categories": ["甲"], "series": [{"values": ["多"]}]}}`, action.Refuse, none},
		{`{"去向": {}}`, action.Refuse, lacking},
		{`{"去向": {}}`, action.Ignore, ""},
	} {
		save(t, values, []byte(test.data))
		_, err := Fill(path, Filling{Data: record.Source{Paths: []string{values}}, Out: out, Missing: test.missing, Force: true})
		if err != nil {
			var e *file.Error
			if !errors.As(err, &e) || e.Path != path || !strings.Contains(err.Error(), test.want) || (test.want == none) != strings.Contains(e.Advice, `"series": [{"name"`) {
				t.Errorf("%s: %v, want %s", test.data, err, test.want)
			}
			continue
		}
		pkg, err := opc.ReadFile(out)
		filingtest.Must(t, err)
		shown, err := chart.Shown(pkg)
		filingtest.Must(t, err)
		got := ""
		for _, d := range shown {
			got += fmt.Sprint(d.Categories)
			for _, s := range d.Series {
				got += " " + s.Name
				for _, v := range s.Values {
					if v.Valid {
						got += " " + v.Decimal.String()
					} else {
						got += " -"
					}
				}
			}
		}
		if got != test.want {
			t.Errorf("%s: the chart shows %s, want %s", test.data, got, test.want)
		}
	}
	if tags, err := Tags(path); err != nil || len(tags) != 1 || tags[0].Text != "{{chart 来源}}" || tags[0].Part != "图表" {
		t.Errorf("tags %v, %v", tags, err)
	}
}

// TestAnnotate writes what is wrong with a template beside its place in a copy, once however often it is annotated, and
// nothing of what is no fault of a template.
func TestAnnotate(t *testing.T) {
	folder := t.TempDir()
	from, out := filepath.Join(folder, "数据.json"), filepath.Join(folder, "批注.docx")
	save(t, from, []byte(`{"甲": 1}`))
	path := document(t, folder, "好{{甲}}", "坏{{乙}}", "{{if 甲}}")
	_, found := Check(path, record.Source{Paths: []string{from}})
	if !IsFaulty(found) {
		t.Fatalf("found %v", found)
	}
	for _, again := range []string{path, out} {
		if written, err := Annotate(again, out, found, again == out); err != nil || !written {
			t.Fatalf("Annotate: %v, %v", written, err)
		}
		pkg, err := opc.ReadFile(out)
		filingtest.Must(t, err)
		comments, err := pkg.Related("word/document.xml", "comments")
		if err != nil || len(comments) != 1 {
			t.Fatalf("%d parts of comments, %v", len(comments), err)
		}
		for said, n := range map[string]int{"{{乙}}：没有": 1, "{{if 甲}}：没有与它配对的 {{end}}": 1, "{{甲}}：": 0} {
			if strings.Count(string(comments[0].Data), said) != n {
				t.Errorf("%s is not said %d times in %s", said, n, comments[0].Data)
			}
		}
	}
	if _, err := Annotate(path, out, found, false); err == nil || !strings.Contains(err.Error(), "文件已经存在，没有覆盖") {
		t.Errorf("an output that stands there: %v", err)
	}
	if _, err := Annotate(filepath.Join(folder, "没有.docx"), out, found, true); err == nil {
		t.Error("a template that is not there is annotated")
	}
	none := filepath.Join(folder, "没有批注.docx")
	_, unread := Check(filepath.Join(folder, "没有.docx"), record.Source{Paths: []string{from}})
	if written, err := Annotate(path, none, unread, false); written || err != nil || IsFaulty(unread) {
		t.Errorf("what is no fault of a template: %v, %v", written, err)
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("a copy without comments is written")
	}
}
