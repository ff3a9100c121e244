package chart

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/docx/drawing/drawingtest"
)

// frame is a drawing with a chart, by the id of its relation and the attributes of its label.
func frame(id, label string) string {
	return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" ` + label +
		`/><a:graphic><a:graphicData uri="c"><c:chart r:id="` + id +
		`"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

// one is a document with a chart.
func one(label, chart string) drawingtest.Document {
	return drawingtest.Document{"document.xml": frame("rId1", label),
		"document.xml:": drawingtest.Relation("rId1", "chart", "charts/chart1.xml"), "charts/chart1.xml": chart}
}

// withBook gives a document's chart an embedded workbook.
func withBook(d drawingtest.Document) drawingtest.Document {
	d["charts/chart1.xml"] = strings.Replace(d["charts/chart1.xml"], "</c:chartSpace>",
		`<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`, 1)
	d["charts/chart1.xml:"] = drawingtest.Relation("rId1", "package", "../embeddings/old.xlsx") +
		drawingtest.Relation("rId2", "chartStyle", "style1.xml")
	d["charts/style1.xml"], d["embeddings/old.xlsx"] = "<style/>", "sample figures"
	return d
}

// chartOf is a chart part with a title's paragraphs and a plot area.
func chartOf(title, area string) string {
	if title != "" {
		title = `<c:title><c:tx><c:rich>` + title + `</c:rich></c:tx></c:title>`
	}
	return `<c:chartSpace ` + drawingtest.Prefixes + `><c:chart>` + title + `<c:plotArea>` + area +
		`</c:plotArea></c:chart></c:chartSpace>`
}

// para is a paragraph of a title.
func para(runs ...string) string {
	return `<a:p><a:r><a:t>` + strings.Join(runs, `</a:t></a:r><a:r><a:t>`) + `</a:t></a:r></a:p>`
}

// ser is a series as Word writes one; look is what it has before its figures.
func ser(i int, look string) string {
	return fmt.Sprintf(`<c:ser><c:idx val="%[1]d"/><c:order val="%[1]d"/>%[2]s<c:cat><c:strRef>`+
		`<c:f>Sheet1!$A$2:$A$3</c:f><c:strCache><c:ptCount val="2"/><c:pt idx="0"><c:v>甲</c:v></c:pt>`+
		`<c:pt idx="1"><c:v>乙</c:v></c:pt></c:strCache></c:strRef></c:cat>`+
		`<c:val><c:numRef><c:f>Sheet1!$B$2:$B$3</c:f><c:numCache><c:formatCode>0.0</c:formatCode>`+
		`<c:ptCount val="2"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v>2</c:v></c:pt></c:numCache>`+
		`</c:numRef></c:val></c:ser>`, i, look)
}

// drawn is a way to draw, with axes 1 and 2.
func drawn(element, settings string, series ...string) string {
	return `<c:` + element + `>` + settings + strings.Join(series, "") + `<c:axId val="1"/><c:axId val="2"/></c:` +
		element + `>`
}

func bars(series ...string) string { return drawn("barChart", `<c:barDir val="col"/>`, series...) }

// values are figures; "" is a gap.
func values(texts ...string) []decimal.NullDecimal {
	list := make([]decimal.NullDecimal, len(texts))
	for i, text := range texts {
		if text != "" {
			list[i] = decimal.NewNullDecimal(decimal.RequireFromString(text))
		}
	}
	return list
}

// sources are data of one series with a gap.
var sources = Data{Title: "2024年申请来源", Categories: []string{"自然人", "商业企业", "其他"},
	Series: []Series{{"件数", values("12", "", "3.5")}}}

// years are data of some series.
func years(n int) Data {
	d := Data{Title: "对比", Categories: []string{"新收", "结转"}}
	for i := range n {
		d.Series = append(d.Series, Series{fmt.Sprint(2020+i, "年"), values(fmt.Sprint(i), "7")})
	}
	return d
}

// cells returns the sheet of a workbook as excelize reads it, and the cells of its table.
func cells(t testing.TB, data []byte) (rows [][]string, table string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("excelize.OpenReader: %v", err)
	}
	defer f.Close()
	rows, err = f.GetRows(sheetName, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("f.GetRows: %v", err)
	}
	tables, err := f.GetTables(sheetName)
	if err != nil {
		t.Fatalf("f.GetTables: %v", err)
	}
	for _, one := range tables {
		table = one.Range
	}
	return rows, table
}
