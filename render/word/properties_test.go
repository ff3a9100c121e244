package word

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/ooxml/opc"
)

// TestDescribe shows what a report's document says of itself, that what a document of the user's says stays, and that
// equal reports give equal bytes.
func TestDescribe(t *testing.T) {
	r := form.NewReport(define.Builtin()[1])
	r.Agency, r.Year = "示例市<司法>局", 2024
	r.Particulars[form.Date] = "二〇二五年一月二十日"
	core := func(own bool, change func(string) string) string {
		pkg := open(t, r.Form)
		data, _ := pkg.Part("docProps/core.xml")
		pkg.Set("docProps/core.xml", []byte(change(string(data))))
		for range 2 { // a second time changes nothing
			if err := Describe(pkg, r, own); err != nil {
				t.Fatalf("Describe: %v", err)
			}
		}
		data, _ = pkg.Part("docProps/core.xml")
		parse(t, data)
		return string(data)
	}
	same := func(s string) string { return s }
	said := core(true, same)
	for _, want := range []string{
		">示例市&lt;司法&gt;局2024年政府信息公开工作年度报告</dc:title>", ">政府信息公开工作年度报告</dc:subject>",
		">示例市&lt;司法&gt;局</dc:creator>", ">政府信息公开；2024年；示例市&lt;司法&gt;局</cp:keywords>", ">zh-CN</dc:language>",
		` xsi:type="dcterms:W3CDTF">2025-01-20T00:00:00Z</dcterms:created>`,
	} {
		if strings.Count(said, want) != 1 {
			t.Errorf("%s is not said once in %s", want, said)
		}
	}
	if again := core(true, same); again != said {
		t.Error("equal reports are described otherwise")
	}
	theirs := core(false, func(s string) string { return strings.Replace(s, "<dc:title>", "<dc:title>我局的", 1) })
	if !strings.Contains(theirs, ">我局的政府信息公开工作年度报告</dc:title>") || !strings.Contains(theirs, "</dc:creator>") {
		t.Errorf("of the user's: %s", theirs)
	}
	last := core(false, func(s string) string {
		return strings.Replace(strings.Replace(s, "<dc:title>", "<dc:title>示例市&lt;司法&gt;局2023年", 1), "</cp:coreProperties>",
			"<cp:keywords>政府信息公开；2023年</cp:keywords></cp:coreProperties>", 1)
	})
	if !strings.Contains(last, "局2024年政府信息公开工作年度报告</dc:title>") || !strings.Contains(last, ">政府信息公开；2023年</cp:keywords>") {
		t.Errorf("last year's: %s", last)
	}
	r.Particulars[form.Date], r.Agency, r.Year = "2025年1月 日", "", 0
	if said := core(true, same); strings.Contains(said, "created") || strings.Contains(said, "creator") ||
		!strings.Contains(said, ">政府信息公开工作年度报告</dc:title>") {
		t.Errorf("of a blank one: %s", said)
	}
	if err := Describe(opc.New(), r, true); err != nil {
		t.Errorf("of nothing: %v", err)
	}
}

// TestTablesAreDescribed shows that each table says what it is to who has it read out.
func TestTablesAreDescribed(t *testing.T) {
	for name, f := range forms(t) {
		for i, table := range body(t, f).all("tbl") {
			if got, want := table.attr("tblCaption", "val"), drawings(f)[i].Name; got != want {
				t.Errorf("%s: a table is called %q, want %q", name, got, want)
			}
			if !strings.HasPrefix(table.attr("tblDescription", "val"), "共 ") {
				t.Errorf("%s: a table is not described", name)
			}
		}
	}
}
