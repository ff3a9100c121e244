package filing

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
	"nianbao/render/word"
)

var chartValue = regexp.MustCompile(`<c:v>([^<]*)</c:v>`)

// chartTexts returns what each chart of a document shows, and what its description says.
func chartTexts(t *testing.T, path string) (shown []string, described string) {
	t.Helper()
	pkg, err := opc.ReadFile(path)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	for _, part := range pkg.Parts() {
		if strings.Contains(pkg.Type(part.Name), "drawingml.chart+xml") {
			var texts []string
			for _, m := range chartValue.FindAllStringSubmatch(string(part.Data), -1) {
				texts = append(texts, m[1])
			}
			shown = append(shown, strings.Join(texts, " "))
		}
	}
	xml, _ := pkg.Part("word/document.xml")
	return shown, string(xml)
}

// TestChartsOfLastYear shows that the charts of last year's report are filled anew, with or without another appendix, or
// refused by name.
func TestChartsOfLastYear(t *testing.T) {
	dir := t.TempDir()
	older := spoiledYear(t, yearBefore(t, books[0]))
	template := filepath.Join(dir, "上年.docx")
	if _, err := Builtin().Convert(older, Conversion{Out: template, Charts: true, Draft: true}); err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	if shown, _ := chartTexts(t, template); !strings.Contains(shown[0], "2023年") || strings.Contains(shown[0], " 3001 ") {
		t.Fatalf("the report shows %v", shown)
	}
	for _, charts := range []bool{false, true} {
		out := filepath.Join(dir, "本年.docx")
		if _, err := Builtin().Convert(books[0], Conversion{Out: out, Template: template, Charts: charts, Force: true}); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		shown, xml := chartTexts(t, out)
		if len(shown) != 2 || !strings.HasPrefix(shown[0], "2024年 ") || !strings.HasSuffix(shown[0], " 3001 53 0 0 61 4") {
			t.Errorf("%v: %v", charts, shown)
		}
		if !strings.Contains(xml, "自然人 3001") || strings.Contains(xml, "自然人 7") {
			t.Error("the description is last year's")
		}
	}
	// A chart of another title is nobody's.
	pkg, err := opc.ReadFile(template)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	xml, _ := pkg.Part("word/charts/chart1.xml")
	pkg.Set("word/charts/chart1.xml", []byte(strings.Replace(string(xml), "新收政府信息公开申请的申请人构成", "网站访问量", 1)))
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	if err := os.WriteFile(template, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	out := filepath.Join(dir, "其他.docx")
	_, err = Builtin().Convert(books[0], Conversion{Out: out, Template: template})
	if err == nil || !strings.Contains(err.Error(), "“网站访问量（件）”不知道填什么数") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Error("it was saved")
	}
	if _, err := Builtin().CheckTemplate(template, ""); err == nil || !strings.Contains(err.Error(), "“网站访问量（件）”不知道填什么数") ||
		strings.Contains(err.Error(), "没有保存") {
		t.Errorf("checked: got %v", err)
	}
}

// spoiledYear returns a workbook with another figure of new applications by persons: 7.
func spoiledYear(t *testing.T, path string) string {
	t.Helper()
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	done := filepath.Join(t.TempDir(), "上年.xlsx")
	r := f.Report
	r.SetNumber(r.Form.Cell("applications.received.person"), decimal.NewFromInt(7))
	data, err := sheet.Workbook(r)
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	if err := os.WriteFile(done, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return done
}

// TestChartsOfBlankForm shows that an appendix to a document that is filled by its labels has the report's figures.
func TestChartsOfBlankForm(t *testing.T) {
	blank := convertTo(t, books[0], "空白.docx")
	out := filepath.Join(t.TempDir(), "o.docx")
	if _, err := Builtin().Convert(books[0], Conversion{Out: out, Template: blank, Charts: true}); err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	shown, _ := chartTexts(t, out)
	if len(shown) != 2 || !strings.HasSuffix(shown[0], " 3001 53 0 0 61 4") || slices.ContainsFunc(shown, func(s string) bool {
		return strings.Contains(s, "10 20 30")
	}) {
		t.Errorf("shows %v", shown)
	}
}

// TestChartsAreReadBack shows that a chart which shows another figure than was put into it, or none, is not saved, whatever
// the document is made of.
func TestChartsAreReadBack(t *testing.T) {
	l, dir := Builtin(), t.TempDir()
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	older := filepath.Join(dir, "上年.docx")
	if _, err := l.Convert(yearBefore(t, books[0]), Conversion{Out: older, Charts: true, Draft: true}); err != nil {
		t.Fatalf("l.Convert: %v", err)
	}
	charts := word.Charts(f.Report, nil)
	for name, fill := range map[string]func() (*rendered, error){
		"built in":   func() (*rendered, error) { return l.word(f.Report, false, charts, nil) },
		"by actions": func() (*rendered, error) { return l.filledWithCharts(f.Report, changedTemplate(t, 1)) },
		"last year's": func() (*rendered, error) {
			pkg, err := opc.ReadFile(older)
			if err != nil {
				t.Fatalf("opc.ReadFile: %v", err)
			}
			return l.filledWithCharts(f.Report, pkg)
		},
	} {
		for _, by := range []string{"<c:v>7</c:v>", "<c:v>3001</c:v>", "<c:v/>"} {
			w, err := fill()
			if err != nil {
				t.Fatalf("fill: %v", err)
			}
			for _, p := range w.pkg.Parts() {
				if strings.Contains(w.pkg.Type(p.Name), "drawingml.chart+xml") {
					w.pkg.Set(p.Name, []byte(strings.ReplaceAll(string(p.Data), "<c:v>3001</c:v>", by)))
				}
			}
			_, err = w.bytes()
			const want = "的“2024年”“自然人”：原来是“3001”，写出的是"
			sound := by == "<c:v>3001</c:v>"
			if sound != (err == nil) || err != nil && !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %s: %v", name, by, err)
			}
		}
	}
}

// filledWithCharts fills a template of one's own, with an appendix of charts where it has none.
func (l *Library) filledWithCharts(r *form.Report, pkg *opc.Package) (*rendered, error) {
	return l.fillTemplate(&Converted{Filing: &Filing{Report: r}}, pkg, Conversion{Charts: true}, nil)
}
