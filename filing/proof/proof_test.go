package proof

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/docx"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/fields"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
	"nianbao/templates"
)

// reported is a report of 2024 in which each figure is another one.
func reported() *form.Report {
	r := form.NewReport(define.Builtin()[1])
	r.Agency, r.Year = "示例市司法局", 2024
	for id, text := range map[string]string{form.Agency: r.Agency, form.Year: "2024", form.Date: "2025年1月20日"} {
		r.SetParticular(id, text, form.Place{})
	}
	for _, s := range r.Form.Texts() {
		words := s.Title[strings.Index(s.Title, "、")+len("、"):] + "良好。"
		r.Texts[s.Text] = form.Text{Text: words, Lines: []form.Line{{Text: words}}}
	}
	for i, c := range r.Form.Cells {
		r.SetNumber(c, decimal.NewFromInt(int64(1000+i)))
	}
	return r
}

// provedOf fills a changed copy of the built-in template and returns what is told of it.
func provedOf(t *testing.T, r *form.Report, around map[string]string, changes ...string) *Proof {
	t.Helper()
	data, meant, omitted, lost := filledOf(t, r, around, changes...)
	p, err := Of(data, meant, omitted, lost, locate.New(define.Builtin()...))
	if err != nil {
		t.Fatalf("prove: %v", err)
	}
	return p
}

func filledOf(t *testing.T, r *form.Report, around map[string]string, changes ...string) ([]byte, *readback.Meant, Omissions, Skipped) {
	t.Helper()
	source, err := templates.FS.ReadFile("2021/report.docx")
	if err != nil {
		t.Fatalf("read the template: %v", err)
	}
	pkg, err := opc.Read(source)
	if err != nil {
		t.Fatalf("read the template: %v", err)
	}
	body, _ := pkg.Part("word/document.xml")
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(string(body), changes[i]) {
			t.Fatalf("the template has no %s", changes[i])
		}
	}
	pkg.Set("word/document.xml", []byte(strings.NewReplacer(changes...).Replace(string(body))))
	for name, text := range around {
		pkg.Set(name, []byte(text))
	}
	parsed, err := docx.Parse(pkg)
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	named := fields.Of(r)
	named["草稿"] = false
	omitted, problems := OmissionsOf(parsed.Tags(), r.Form)
	lost := Skipped{}
	filled, err := parsed.FillWith(named, docx.Options{Skipped: lost.Add})
	if err != nil || len(problems) > 0 {
		t.Fatalf("fill: %v, %v", err, problems)
	}
	data, err := filled.Bytes()
	if err != nil {
		t.Fatalf("pack: %v", err)
	}
	return data, readback.Of(r, named), omitted, lost
}

// said lists all that a proof says.
func (p *Proof) said() (list []string) {
	for _, d := range p.Differences {
		list = append(list, "否："+d)
	}
	for _, l := range p.Lost {
		list = append(list, "失："+l+" 不印 "+p.Omit)
	}
	for _, n := range p.Notices {
		list = append(list, n.Severity.Chinese()+"："+n.Text)
	}
	return list
}

const wNamespace = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

func headerOf(text string) map[string]string {
	return map[string]string{"word/header1.xml": `<w:hdr` + wNamespace + `><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:hdr>`}
}

func coreOf(properties string) map[string]string {
	return map[string]string{"docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/">` + properties + `</cp:coreProperties>`}
}

// letterOf is a template of paragraphs.
func letterOf(lines ...string) map[string]string {
	body := ""
	for _, line := range lines {
		body += "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>"
	}
	return map[string]string{"word/document.xml": `<w:document` + wNamespace + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`}
}

var updateProofs = flag.Bool("update", false, "write testdata/proofs.txt anew")

// proofCases change the built-in template, or what stands around it in the package, one thing at a time.
var proofCases = []struct {
	name    string
	report  func(r *form.Report)
	around  map[string]string
	changes []string
}{
	{name: "the built-in template"},
	{name: "a figure typed", changes: []string{"{{文件.规章.制发}}", "7"}},
	{name: "another figure", changes: []string{"{{文件.规章.制发}}", "{{文件.规章.废止}}"}},
	{name: "a figure gone", changes: []string{"{{文件.规章.制发}}", ""}},
	{name: "a row gone", changes: []string{"{{文件.规章.制发}}", "", "{{文件.规章.废止}}", "", "{{文件.规章.现行有效}}", ""}},
	{name: "a column gone", changes: []string{"{{文件.规章.制发}}", "", "{{文件.规范性文件.制发}}", ""}},
	{name: "a row and a column gone", changes: []string{"{{文件.规章.制发}}", "", "{{文件.规章.废止}}", "", "{{文件.规章.现行有效}}", "", "{{文件.规范性文件.制发}}", ""}},
	{name: "a table gone", changes: []string{"{{执法.行政处罚.处理决定}}", "", "{{执法.行政强制.处理决定}}", ""}},
	{name: "a row gone that is half blank", report: func(r *form.Report) { r.SetValue(r.Form.Cells[0], form.Value{}) },
		changes: []string{"{{文件.规章.废止}}", "", "{{文件.规章.现行有效}}", ""}},
	{name: "a blank cell", report: func(r *form.Report) { r.SetValue(r.Form.Cells[0], form.Value{}) }, changes: []string{"{{文件.规章.制发}}", ""}},
	{name: "omitted on purpose", changes: []string{"{{文件.规章.制发}}", "{{/* 不印 文件.规章.制发 */}}"}},
	{name: "a row gone of which a figure is omitted", changes: []string{"{{文件.规章.制发}}", "{{/* 不印 文件.规章.制发 */}}", "{{文件.规章.废止}}", ""}},
	{name: "lost by a block", changes: []string{"{{文件.规章.制发}}", "{{if 邮编}}{{文件.规章.制发}}{{end}}"}},
	{name: "lost by blocks of two tables", changes: []string{"{{文件.规章.制发}}", "{{if 邮编}}{{文件.规章.制发}}{{end}}",
		"{{执法.行政处罚.处理决定}}", "{{if 邮编}}{{执法.行政处罚.处理决定}}{{end}}"}},
	{name: "lost by four blocks", changes: []string{"{{文件.规章.制发}}", "{{if 邮编}}{{文件.规章.制发}}{{end}}", "{{文件.规章.废止}}", "{{if 邮编}}{{文件.规章.废止}}{{end}}",
		"{{文件.规范性文件.制发}}", "{{if 邮编}}{{文件.规范性文件.制发}}{{end}}", "{{文件.规范性文件.废止}}", "{{if 邮编}}{{文件.规范性文件.废止}}{{end}}"}},
	{name: "lost and omitted", changes: []string{"{{文件.规章.制发}}", "{{/* 不印 文件.规章.制发 */}}{{if 邮编}}{{文件.规章.制发}}{{end}}"}},
	{name: "a label gone", changes: []string{">规章<", "><"}},
	{name: "a label twice", changes: []string{">行政强制<", ">行政处罚<"}},
	{name: "a year", changes: []string{"所列数据", "2023年公开较好。所列数据"}},
	{name: "a year twice, and another", changes: []string{"所列数据", "2023年较好，2023年更好，2022年也好。所列数据"}},
	{name: "years of another kind", changes: []string{"所列数据", "与2023年相比，比2023年多，2023年以来，2023年修订，2023年至2026年，2020年做，2025年做，2024年做。所列数据"}},
	{name: "a plan that has ended", changes: []string{"所列数据", "2021年至2023年的规划。所列数据"}},
	{name: "an old year of a report", changes: []string{"所列数据", "2015年政府信息公开工作年度报告见网站。所列数据"}},
	{name: "a year with points", changes: []string{"所列数据", "截至2023.12.31。所列数据"}},
	{name: "a year that the report says", report: func(r *form.Report) { r.Texts["overview"] = form.Text{Text: "早在2023年做过。"} },
		changes: []string{"所列数据", "早在2023年做过。所列数据"}},
	{name: "a year of a report without one", report: func(r *form.Report) { r.Year = 0 }, changes: []string{"所列数据", "2023年较好。所列数据"}},
	{name: "another agency", changes: []string{"所列数据", "示例市民政局公开较好。所列数据"}},
	{name: "another agency twice, and a third", changes: []string{"所列数据", "示例市民政局较好，样例市教育局也好。所列数据", "的要求编制", "的要求和示例市民政局的要求编制",
		"一、总体情况", "一、总体情况（示例市民政局）"}},
	{name: "agencies that may be named", changes: []string{"所列数据", "示例市人民政府较好，按照示例市民政局要求，在示例省司法厅指导下，示例市档案馆可查，报示例省司法厅。所列数据"}},
	{name: "agencies below and above", changes: []string{"所列数据", "示例省民政厅较好。甲县民政局较好。包括甲县教育局、乙县教育局。示例省人民政府网站。所列数据"}},
	{name: "agencies above, of another name", changes: []string{"所列数据", "江苏省民政厅较好。按照江苏省司法厅要求，依据《江苏省财政厅办法》，见江苏省人民政府网站。所列数据"}},
	{name: "an agency above, without a place like its own", changes: []string{"所列数据", "见江苏省人民政府公报。所列数据"}},
	{name: "agencies of the same level, one of them in a list", changes: []string{"所列数据", "包括样例市教育局、样例市财政局。样例市民政局较好。所列数据"}},
	{name: "an agency that the report names", report: func(r *form.Report) { r.Texts["problems"] = form.Text{Text: "示例市民政局提出意见。"} },
		changes: []string{"所列数据", "示例市民政局提出意见。所列数据"}},
	{name: "no agency of its own", report: func(r *form.Report) { r.Agency = "" }, changes: []string{"所列数据", "示例市民政局较好。所列数据"}},
	{name: "an agency typed where the report has none", report: func(r *form.Report) { r.Agency = ""; delete(r.Particulars, form.Agency) },
		changes: []string{"{{机关名称}}", "示例市民政局"}},
	{name: "a heading in other words", changes: []string{"一、总体情况", "一、工作情况"}},
	{name: "a heading misnumbered", changes: []string{"二、主动公开政府信息情况", "三、主动公开政府信息情况"}},
	{name: "a heading without a number", changes: []string{"一、总体情况", "总体情况"}},
	{name: "no heading", changes: []string{">一、总体情况<", "><"}},
	{name: "no heading of a text that is omitted", changes: []string{">一、总体情况<", ">{{/* 不印 总体情况 */}}<"}},
	{name: "headings exchanged", changes: []string{"五、存在的主要问题及改进情况", "六、其他需要报告的事项", "六、其他需要报告的事项", "五、存在的主要问题及改进情况"}},
	{name: "a heading twice", changes: []string{"一、总体情况", "二、主动公开政府信息情况"}},
	{name: "a text gone", changes: []string{"{{range 段落 总体情况}}", "{{range 段落 主要问题}}"}},
	{name: "a text gone on purpose", changes: []string{"{{range 段落 总体情况}}", "{{/* 不印 总体情况 */}}{{range 段落 主要问题}}"}},
	{name: "lines of a text gone", report: func(r *form.Report) {
		r.Texts["overview"] = form.Text{Text: "第一段好。\n第二段好。\n第三段好。"}
	},
		changes: []string{"{{range 段落 总体情况}}", "{{range 段落 \"第二段好。\"}}"}},
	{name: "another date", changes: []string{"{{成文日期}}", "2025年1月21日"}},
	{name: "the date in another notation", changes: []string{"{{成文日期}}", "2025-01-20"}},
	{name: "a date for none", report: func(r *form.Report) { delete(r.Particulars, form.Date) }, changes: []string{"{{成文日期}}", "2025年1月21日"}},
	{name: "another date beside its own", changes: []string{"{{成文日期}}", "2025年1月21日", "所列数据", "{{成文日期}}起草。所列数据"}},
	{name: "another year on top", changes: []string{"{{年度}}年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告"}},
	{name: "another edition's notice", changes: []string{"国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"}},
	{name: "hidden text", changes: []string{"<w:t>一、总体情况</w:t>", "<w:t>一、总体情况</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>先别报</w:t>"}},
	{name: "white text", changes: []string{"<w:t>二、主动公开政府信息情况</w:t></w:r></w:p>",
		"<w:t>二、主动公开政府信息情况</w:t></w:r></w:p><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>先别报</w:t></w:r></w:p>"}},
	{name: "a header of another agency", around: headerOf("示例市民政局")},
	{name: "a header of another year", around: headerOf("示例市司法局 2023年")},
	{name: "a header of two columns", around: headerOf("示例市民政局　　2024年年报")},
	{name: "a header of who printed it", around: headerOf("示例市民政局办公室2025年1月印发")},
	{name: "a header that was printed too early", around: headerOf("2024年12月5日印发")},
	{name: "a header that was printed in time", around: headerOf("2025年1月5日印发")},
	{name: "a header with a page", around: headerOf("示例市民政局 第1页共9页")},
	{name: "its own header", around: headerOf("示例市司法局")},
	{name: "a header that names another in a sentence", around: headerOf("示例市民政局较好")},
	{name: "a header of a title", around: headerOf("示例市民政局2023年政府信息公开工作年度报告")},
	{name: "a header to whom it goes", around: headerOf("送：示例市档案馆")},
	{name: "properties of another agency", around: coreOf("<dc:title>示例市民政局2024年政府信息公开工作年度报告</dc:title>")},
	{name: "properties of another year, made by a company", around: coreOf("<dc:title>2023年年报</dc:title><dc:creator>某某软件公司</dc:creator>")},
	{name: "properties that name another", around: coreOf("<dc:subject>示例市民政局的材料</dc:subject><dc:description>示例市教育局</dc:description>")},
	{name: "properties of its own", around: coreOf("<dc:title>示例市司法局2024年</dc:title><dc:creator/>")},
	{name: "a letter", around: letterOf("{{机关名称}}{{年度}}年新收{{申请.新收.总计}}件。")},
	{name: "a letter of another agency", around: letterOf("示例市民政局新收{{申请.新收.总计}}件。")},
	{name: "a letter in which a block loses a figure", around: letterOf("{{机关名称}}{{if 邮编}}{{申请.新收.总计}}{{end}}")},
	{name: "a report without its tables", around: letterOf("{{机关名称}}{{年度}}年政府信息公开工作年度报告", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")},
	{name: "a report without its tables, one of its headings", around: letterOf("{{机关名称}}{{年度}}年政府信息公开工作年度报告", "二、主动公开政府信息情况")},
	{name: "many figures typed otherwise", changes: []string{"{{申请.", "7{{申请."}},
	{name: "properties that are damaged", around: coreOf("<dc:title>示例市民政局</dc:titl")},
}

// TestProof holds what is told of each case against testdata/proofs.txt, which -update writes anew.
func TestProof(t *testing.T) {
	var b strings.Builder
	for _, c := range proofCases {
		r := reported()
		if c.report != nil {
			c.report(r)
		}
		b.WriteString("# " + c.name + "\n")
		for _, line := range provedOf(t, r, c.around, c.changes...).said() {
			b.WriteString(strings.ReplaceAll(line, "\n", " ") + "\n")
		}
	}
	const golden = "testdata/proofs.txt"
	if *updateProofs {
		if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
			t.Fatalf("write: %v", err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
