package docx

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
)

// report returns a template of about 200 pages and 20,000 actions, with the data for it: prose with actions cut over
// runs, tables of figures, loops over rows.
func report(b *testing.B) (*opc.Package, map[string]any) {
	b.Helper()
	data := map[string]any{"机关名称": "示例市司法局", "年度": "2024", "有": int64(1),
		"行们": []any{map[string]any{"名": "甲", "数": int64(1)}, map[string]any{"名": "乙", "数": int64(2)}}}
	figures := map[string]any{}
	for i := range 100 {
		figures[fmt.Sprintf("数%d", i)] = int64(i * 37)
	}
	data["表"] = figures
	filler := strings.Repeat("本机关按照条例的要求主动公开政府信息，及时办理依申请公开。", 8)
	properties := `<w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:line="560"/></w:pPr>`
	var body strings.Builder
	actions := 0
	add := func(xml string) {
		actions += strings.Count(xml, "}}")
		body.WriteString(xml)
	}
	for page := range 200 {
		for range 6 {
			add(`<w:p w14:paraId="` + fmt.Sprintf("%08X", actions+1) + `">` + properties +
				typed(filler+"{{机关名称}}在{{年度}}年新收") + run(bold, "<w:t>{{表.</w:t>") +
				`<w:proofErr w:type="spellStart"/>` +
				typed("数5") + run(bold, "<w:t>}}</w:t>") +
				typed("件{{if 有}}，已办结{{后缀 “件” 表.数7}}{{end}}。"+filler) + "</w:p>")
		}
		for i := range 8 {
			cells := make([]string, 8)
			for j := range cells {
				cells[j] = tc(`<w:tcW w:w="1000" w:type="dxa"/>`, fmt.Sprintf("{{表.数%d}}", (page+i*8+j)%100))
			}
			table := row(cells...)
			if i == 7 {
				table += tr("{{range 行们}}") + tr("{{.名}}", "{{.数}}") + tr("{{end}}")
			}
			add(tbl(table) + p(""))
		}
	}
	if actions < 20_000 {
		b.Fatalf("%d actions", actions)
	}
	return bundle{body: body.String()}.pack(b), data
}

// BenchmarkLargeReport opens, prepares and fills a template of 200 pages and 20,000 actions.
func BenchmarkLargeReport(b *testing.B) {
	pkg, data := report(b)
	source, err := pkg.Bytes()
	if err != nil {
		b.Fatalf("pkg.Bytes: %v", err)
	}
	xml, _ := pkg.Part("word/document.xml")
	b.SetBytes(int64(len(xml)))
	b.ReportAllocs()
	for b.Loop() {
		pkg, err := opc.Read(source)
		if err != nil {
			b.Fatalf("opc.Read: %v", err)
		}
		template, err := Parse(pkg)
		if err != nil {
			b.Fatalf("Parse: %v", err)
		}
		if _, err := template.Fill(data); err != nil {
			b.Fatalf("template.Fill: %v", err)
		}
	}
}

// BenchmarkLoop repeats one row 20,000 times.
func BenchmarkLoop(b *testing.B) {
	rows := make([]any, 20_000)
	for i := range rows {
		rows[i] = map[string]any{"名": "示例", "数": int64(i)}
	}
	pkg := word(b, tbl(tr("名", "数"), tr("{{range 行们}}", ""), tr("{{.名}}", "{{.数}}"), tr("{{end}}", "")), nil)
	b.ReportAllocs()
	for b.Loop() {
		template, err := Parse(pkg)
		if err != nil {
			b.Fatalf("Parse: %v", err)
		}
		if _, err := template.Fill(map[string]any{"行们": rows}); err != nil {
			b.Fatalf("template.Fill: %v", err)
		}
	}
}
