package chart

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/docx/drawing/drawingtest"
	"nianbao/docx/wml"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

const chart1 = "word/charts/chart1.xml"

// filled returns the document's first chart after filling.
func filled(t *testing.T, d drawingtest.Document, data Data) (*opc.Package, string) {
	t.Helper()
	pkg := d.Pack(t)
	if err := Fill(pkg, map[string]Data{"甲": data}); err != nil {
		t.Fatalf("Fill: %v", err)
	}
	return pkg, drawingtest.Text(t, pkg, chart1)
}

// TestSeries shows what becomes of a whole series.
func TestSeries(t *testing.T) {
	_, got := filled(t, one(`descr="{{chart 甲}}"`,
		chartOf("", bars(ser(0, `<c:tx><c:v>旧</c:v></c:tx><c:spPr><a:solidFill/></c:spPr>`)))), sources)
	want := `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>` +
		`<c:ptCount val="1"/><c:pt idx="0"><c:v>件数</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>` +
		`<a:solidFill/></c:spPr>` +
		`<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$4</c:f><c:strCache><c:ptCount val="3"/><c:pt idx="0">` +
		`<c:v>自然人</c:v></c:pt><c:pt idx="1"><c:v>商业企业</c:v></c:pt><c:pt idx="2"><c:v>其他</c:v></c:pt>` +
		`</c:strCache></c:strRef></c:cat>` +
		`<c:val><c:numRef><c:f>Sheet1!$B$2:$B$4</c:f><c:numCache><c:formatCode>0.0</c:formatCode>` +
		`<c:ptCount val="3"/><c:pt idx="0"><c:v>12</c:v></c:pt><c:pt idx="2"><c:v>3.5</c:v></c:pt></c:numCache>` +
		`</c:numRef></c:val></c:ser>`
	if diff := cmp.Diff(want, got[strings.Index(got, "<c:ser>"):strings.Index(got, "<c:axId")]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if !strings.Contains(got,
		`</c:plotArea><c:dispBlanksAs val="gap"/></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/>`+
			`</c:externalData></c:chartSpace>`) {
		t.Error(got)
	}
}

// TestFill shows what in a chart stays and what goes: each case looks for pieces of its XML.
func TestFill(t *testing.T) {
	accent := func(n string) string {
		return `<c:spPr><a:solidFill><a:schemeClr val="accent` + n + `"/></a:solidFill></c:spPr>`
	}
	colour := func(c string) string {
		return `<c:spPr><a:solidFill><a:srgbClr val="` + c +
			`"/></a:solidFill><a:ln><a:srgbClr val="FFFFFF"/></a:ln></c:spPr>`
	}
	two, three := years(2), years(3)
	axis := func(settings string) string {
		return `<c:valAx><c:axId val="2"/><c:scaling>` + settings + `</c:scaling><c:majorUnit val="0.1"/></c:valAx>`
	}
	minus := years(1)
	minus.Series[0].Values = values("-3", "7")
	for _, test := range []struct {
		name, title, area string
		data              Data
		want, gone        string // pieces divided by |
	}{
		{"title was the mark", para("{{chart 甲}}"), bars(ser(0, "")), two, `<a:t>对比</a:t>`, "{{"},
		{"title was the mark in pieces", para("{{cha", "rt", " 甲}}", ""), bars(ser(0, "")), two,
			`<a:t>对比</a:t>|<a:t/>`, "<a:t>rt|{{|}}"},
		{"title had the mark", para("图1 {{chart 甲}}", "（件）"), bars(ser(0, "")), two,
			`<a:t>图1 </a:t>|<a:t>（件）</a:t>`, "{{|对比"},
		{"title's line that was the mark", para("申请来源") + para("{{chart 甲}}"), bars(ser(0, "")), two,
			`<a:t>申请来源</a:t></a:r></a:p></c:rich>`, "{{|对比"},
		{"title without a mark", para("申请来源"), bars(ser(0, "")), two, `<a:t>申请来源</a:t>`, "对比"},
		{"no title any more", para("{{chart 甲}}"), bars(ser(0, "")), Data{"", two.Categories, two.Series},
			`<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>`, "c:title"},
		{"series get the next accents", "", bars(ser(0, accent("1")), ser(1, accent("5"))), years(5),
			accent("1") + "|" + accent("5") + "|" + accent("6") +
				`|accent1"><a:lumMod val="60000"/>|accent2"><a:lumMod`, "accent3"},
		{"series without a colour of their own", "", bars(ser(3, "")), two,
			`<c:idx val="3"/><c:order val="3"/>|<c:idx val="4"/><c:order val="4"/>|2021年`, ""},
		{"numbers that are taken", "", bars(`<c:ser><c:idx val="5"/><c:order val="0"/></c:ser>`), two,
			`<c:idx val="6"/><c:order val="6"/>`, ""},
		{"series with fixed colours", "", bars(ser(0, colour("C00000"))), two,
			colour("C00000") + "|" + strings.Replace(colour("C00000"), `srgbClr val="C00000"`,
				`schemeClr val="accent2"`, 1), ""},
		{"series in our palette", "", bars(ser(0, fill(palette[0]))), two, fill(palette[1]), ""},
		{"lines in our palette", "", drawn("lineChart", "",
			ser(0, `<c:spPr><a:ln><a:srgbClr val="1f4e79"/></a:ln></c:spPr>`)), two,
			`<a:ln><a:srgbClr val="9DC3E6"/></a:ln>`, ""},
		{"copies have no points' formats and no id", "",
			bars(ser(0, `<c:dPt><c:idx val="1"/></c:dPt><c:dLbls><c:dLbl><c:idx val="0"/></c:dLbl>`+
				`<c:showVal val="1"/></c:dLbls>`)), two,
			`<c:dPt><c:idx val="1"/></c:dPt><c:dLbls><c:dLbl><c:idx val="0"/></c:dLbl><c:showVal val="1"/>` +
				`</c:dLbls>|</c:tx><c:dLbls><c:showVal val="1"/></c:dLbls>`, ""},
		{"series become several", "", bars(ser(0, "")), two,
			`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend></c:chart>`, ""},
		{"series are several without a legend", "", bars(ser(0, ""), ser(1, "")), three, "", "c:legend"},
		{"rings become several", "", drawn("doughnutChart", "", ser(0, "")), two, "", "c:legend"},
		{"series go", "", bars(ser(1, ""), ser(0, accent("3")), ser(2, "")), years(1), accent("3"),
			`idx val="1"/><c:order|val="2"/><c:order`},
		{"order decides", "", bars(ser(1, accent("4")), ser(0, accent("3"))), two,
			`<c:idx val="1"/><c:order val="1"/><c:tx><c:strRef><c:f>Sheet1!$C$1`, ""},
		{"formats of points that are gone", "",
			bars(ser(0, `<c:dPt><c:idx val="1"/></c:dPt><c:dPt><c:idx val="2"/></c:dPt><c:dLbls><c:dLbl>`+
				`<c:idx val="7"/></c:dLbl></c:dLbls>`)), two, `<c:dPt><c:idx val="1"/></c:dPt><c:dLbls/>`,
			`<c:idx val="2"/>|"7"`},
		{"typed labels", "", bars(ser(0, `<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich>`+para("12 件")+
			`</c:rich></c:tx></c:dLbl><c:dLbl><c:idx val="1"/><c:tx><c:rich>`+para("其中")+
			`</c:rich></c:tx></c:dLbl></c:dLbls>`)), two, "其中", "12 件"},
		{"error bars of the sample", "",
			bars(ser(0, `<c:errBars><c:errValType val="cust"/></c:errBars><c:trendline/>`)), two, "c:trendline",
			"errBars"},
		{"series that were filtered out", "",
			bars(ser(0, `<c:extLst><c:ext><c15:filteredSeriesTitle/></c:ext><c:ext><c16:uniqueId/></c:ext>`+
				`</c:extLst>`)), two, "uniqueId", "filtered"},
		{"axis that is too short", "", bars(ser(0, "")) + axis(`<c:max val="5"/><c:min val="0"/>`), two,
			`<c:scaling><c:min val="0"/></c:scaling></c:valAx>`, "max|majorUnit"},
		{"axis that begins too high", "", bars(ser(0, "")) + axis(`<c:max val="50"/><c:min val="0"/>`), minus,
			`<c:scaling><c:max val="50"/></c:scaling>`, "c:min"},
		{"axis that is too short for a stack", "",
			drawn("areaChart", `<c:grouping val="stacked"/>`, ser(0, "")) + axis(`<c:max val="20"/>`), three, "",
			"max"},
		{"axis of parts of a whole", "", drawn("barChart", `<c:grouping val="percentStacked"/>`, ser(0, "")) + axis(`<c:max val="1"/>`),
			three, `<c:max val="1"/>`, ""},
		{"axis of another group", "", bars(ser(0, "")) + `<c:valAx><c:axId val="3"/><c:scaling><c:max val="1"/></c:scaling></c:valAx>`, three,
			`<c:max val="1"/>`, ""},
		{"axis without end", "", bars(ser(0, "")) + axis(`<c:max val="0.`+strings.Repeat("1", 29)+`"/><c:min val="`+strings.Repeat("1", 30)+`"/>`), three,
			strings.Repeat("1", 29), strings.Repeat("1", 30)},
		{"axis of no number", "", bars(ser(0, "")) + axis(`<c:max val="0.`+strings.Repeat("1", 30)+`"/>`), three, strings.Repeat("1", 30), ""},
		{"colours that are no accents", "", bars(ser(0, `<c:spPr><a:schemeClr val="tx1"/><a:schemeClr val="accent7"/><a:schemeClr val="accent0"/>`+
			`<a:schemeClr val="accent6"><a:lumMod val="1"/></a:schemeClr><a:srgbClr val="808080"/><a:srgbClr val="F00"/></c:spPr>`)), two,
			`</c:tx><c:spPr><a:schemeClr val="tx1"/><a:schemeClr val="accent7"/><a:schemeClr val="accent0"/><a:schemeClr val="accent1">` +
				`<a:lumMod val="1"/></a:schemeClr><a:srgbClr val="808080"/><a:srgbClr val="F00"/></c:spPr>`, ""},
		{"axis that is long enough", "", bars(ser(0, "")) + axis(`<c:max val="20"/>`), three, `<c:max val="20"/>`, ""},
		{"line", "", drawn("lineChart", "", ser(0,
			`<c:marker><c:spPr><a:schemeClr val="accent1"/></c:spPr></c:marker>`)), two,
			`<c:marker><c:spPr><a:schemeClr val="accent2"/></c:spPr></c:marker><c:cat>`, ""},
		{"pie without slices' labels", "", drawn("pieChart", "",
			ser(0, `<c:dLbls><c:dLbl><c:idx val="1"/><c:x/></c:dLbl><c:showVal val="1"/></c:dLbls>`)), years(1),
			`<c:dLbls><c:dLbl><c:idx val="0"/><c:delete val="1"/></c:dLbl><c:dLbl><c:idx val="1"/><c:x/></c:dLbl>` +
				`<c:showVal val="1"/></c:dLbls>`, ""},
		{"rings of a doughnut keep slices' colours", "",
			drawn("doughnutChart", "", ser(0, `<c:dPt><c:idx val="1"/></c:dPt>`)), two,
			`2021年</c:v></c:pt></c:strCache></c:strRef></c:tx><c:dPt>`, ""},
		{"combination", "", drawn("barChart", "", ser(0, "")) + drawn("lineChart", "", ser(1, "")), three,
			`2022年</c:v></c:pt>`, "dispBlanksAs"},
		{"other prefix", "", `<k:barChart xmlns:k="y"><k:ser/></k:barChart>`, two,
			`<k:ser><k:tx><k:strRef><k:f>|<k:pt idx="0"><k:v>新收</k:v></k:pt>`, "c:ser"},
		{"name without a text", "", bars(ser(0, `<c:tx><c:v>旧</c:v></c:tx>`)),
			Data{"", two.Categories, []Series{{"", values("1", "2")}}}, "", "c:tx|旧"},
		{"texts that XML minds", "", bars(ser(0, "")),
			Data{"", []string{"<a&b>\n\x01", "_x0041_"}, []Series{{"\"c\"", values("1", "2")}}},
			`<c:v>&lt;a&amp;b&gt; </c:v>|<c:v>_x005F_x0041_</c:v>|<c:v>"c"</c:v>`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, got := filled(t, one(`descr="{{chart 甲}}"`, chartOf(test.title, test.area)), test.data)
			for _, piece := range strings.Split(test.want, "|") {
				if !strings.Contains(got, piece) {
					t.Errorf("no %s in\n%s", piece, got)
				}
			}
			for _, piece := range strings.Split(test.gone, "|") {
				if piece != "" && strings.Contains(got, piece) {
					t.Errorf("still %s in\n%s", piece, got)
				}
			}
		})
	}
}

func TestLegend(t *testing.T) {
	entries := `<c:legend><c:legendEntry><c:idx val="0"/></c:legendEntry><c:legendEntry><c:idx val="1"/>` +
		`</c:legendEntry><c:legendEntry><c:idx val="2"/></c:legendEntry></c:legend>`
	for _, test := range []struct {
		area string
		want int
	}{{bars(ser(0, "")), 1}, {drawn("pieChart", "", ser(0, "")), 2}} {
		_, got := filled(t, one(`descr="{{chart 甲}}"`,
			strings.Replace(chartOf("", test.area), "</c:chart>", entries+"</c:chart>", 1)), years(1))
		if n := strings.Count(got, "<c:legendEntry>"); n != test.want {
			t.Errorf("%d entries, want %d", n, test.want)
		}
	}
}

func TestAlternativeText(t *testing.T) {
	for _, test := range []struct{ name, label, area, want string }{
		{"description", `name="图表 1" descr="{{chart 甲}}"`, bars(ser(0, "")),
			`name="图表 1" descr="柱形图“2024年申请来源”：自然人 12，商业企业无数据，其他 3.5。"`},
		{"description beside a text", `descr="见图：{{chart 甲}}"`,
			drawn("barChart", `<c:barDir val="bar"/>`, ser(0, "")),
			`descr="见图：条形图“2024年申请来源”：自然人 12，商业企业无数据，其他 3.5。"`},
		{"none there", `name="{{chart 甲}}" title="{{chart 甲}}"`, drawn("pieChart", "", ser(0, "")),
			`name="甲" title="甲" descr="饼图“2024年申请来源”：自然人 12，商业企业无数据，其他 3.5。"`},
		{"combination", `name="{{chart 甲}}"`, drawn("barChart", "", ser(0, "")) + drawn("lineChart", ""),
			`name="甲" descr="组合图“2024年申请来源”：自然人 12，商业企业无数据，其他 3.5。"`},
		{"one without a mark", `title="{{chart 甲}}" descr="图"`, bars(ser(0, "")), `title="甲" descr="图"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, _ := filled(t, one(test.label, chartOf("", test.area)), sources)
			if diff := cmp.Diff(frame("rId1", test.want), drawingtest.Body(t, p, "word/document.xml")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	many := Data{"", make([]string, 101), []Series{{"数", make([]decimal.NullDecimal, 101)}}}
	if got := many.describe("折线图"); !strings.HasSuffix(got, strings.Repeat("无数据，", 99)+"无数据等。") {
		t.Errorf("of more than a hundred figures %s", got)
	}
	two := years(2)
	if got, want := two.describe("折线图"),
		"折线图“对比”：2020年：新收 0，结转 7；2021年：新收 1，结转 7。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestEverywhere shows that a chart is found by its title in headers and text boxes, and filled once where two drawings
// show it.
func TestEverywhere(t *testing.T) {
	d := one("", chartOf(para("{{chart 甲}}"), bars(ser(0, ""))))
	d["document.xml"] = `<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:docPr name="框"/><txbx>` +
		frame("rId1", `name="a"`) + `</txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>` +
		frame("rId1", `name="a"`) + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	d["document.xml:"] += drawingtest.Relation("rId2", "header", "header1.xml")
	d["header1.xml"], d["header1.xml:"] = frame("rId9", `descr="{{chart 乙}}"`),
		drawingtest.Relation("rId9", "chart", "charts/chart2.xml")
	d["charts/chart2.xml"] = chartOf("", bars(ser(0, "")))
	pkg := d.Pack(t)
	names, err := Names(pkg)
	if diff := cmp.Diff([]string{"甲", "乙"}, names); diff != "" || err != nil {
		t.Fatal(diff, err)
	}
	if err := Fill(pkg, map[string]Data{"甲": sources, "乙": years(2), "丙": {}}); err != nil {
		t.Fatalf("Fill: %v", err)
	}
	body := drawingtest.Text(t, pkg, "word/document.xml")
	if n := strings.Count(body, `descr="柱形图`); n != 2 {
		t.Errorf("%d drawings are described: %s", n, body)
	}
	if got := drawingtest.Text(t, pkg, "word/header1.xml"); !strings.Contains(got, "2021年：新收") {
		t.Error(got)
	}
	if names, err := Names(pkg); len(names) > 0 || err != nil {
		t.Error(names, err)
	}
}

func TestFillRefuses(t *testing.T) {
	bar := chartOf("", bars(ser(0, "")))
	offered := map[string]Data{
		"甲": sources, "申请来源": sources, "二": years(2), "空": {},
		"长短": {Categories: []string{"a"}, Series: []Series{{"s", nil}}}, "多": years(26), "廿": years(20),
		"负": {Categories: []string{"a"}, Series: []Series{{"s", values("-1")}}},
		"大": {Categories: []string{"a"},
			Series: []Series{{"s", []decimal.NullDecimal{decimal.NewNullDecimal(decimal.New(1, 1<<30))}}}},
	}
	for _, test := range []struct{ name, tag, chart, want string }{
		{"name that is not offered", "申请来原", bar,
			"没有叫这个名称的图表，可用的有：二、多、大、廿、甲、申请来源、空、负、长短，您是不是要用 申请来源？"},
		{"scatter", "甲", chartOf("", drawn("scatterChart", "", ser(0, ""))),
			"散点图不能填，请换成柱形图、条形图、折线图、面积图、饼图或圆环图"},
		{"bubbles", "甲", chartOf("", drawn("bubbleChart", "", ser(0, ""))),
			"气泡图不能填，请换成柱形图、条形图、折线图、面积图、饼图或圆环图"},
		{"no kind that is known", "甲", chartOf("", "<c:layout/>"), unknownChart},
		{"large part", "甲", chartOf("", bars(ser(0, strings.Repeat("<c:dPt/>", maxPart/8)))), largeChart},
		{"large series to copy", "廿", chartOf("", bars(ser(0, strings.Repeat("<c:dPt/>", maxCopied/19/8)))),
			largeChart},
		{"too many ways to draw", "甲", chartOf("", strings.Repeat(bars(ser(0, "")), maxGroups+1)), brokenChart},
		{"too many series in the template", "甲", chartOf("", bars(strings.Repeat("<c:ser/>", maxLines+1))),
			"图表里的数据系列太多，请在 Word 里删到只剩几个"},
		{"no series", "甲", chartOf("", bars()), "图表里一个数据系列也没有，请在 Word 里至少留一个"},
		{"broken part", "甲", "<c:chartSpace>", brokenChart},
		{"no chart", "甲", "<x/>", brokenChart},
		{"two names", "甲", chartOf(para("{{chart 乙}}"), bars(ser(0, ""))),
			"这个图表的标题和替代文字里有两个名称“甲”“乙”，只能留一个"},
		{"mark in the title that is not finished", "甲", chartOf(para("{{chart 乙"), bars(ser(0, ""))),
			"标题里的标记没有写完，应写成 {{chart 名称}}"},
		{"linked title", "甲", strings.ReplaceAll(strings.ReplaceAll(chartOf("<c:strCache><c:v>{{chart 甲}}</c:v></c:strCache>", bars(ser(0, ""))), "<c:rich>", "<c:strRef>"), "</c:rich>", "</c:strRef>"), "图表的标题引用了单元格，请在标题里直接写标记"},
		{"pie of two series", "二", chartOf("", drawn("pieChart", "", ser(0, ""))),
			"饼图只能画一个系列，数据有 2 个；请换成圆环图或柱形图"},
		{"pie of a negative", "负", chartOf("", drawn("pieChart", "", ser(0, ""))), "饼图不能画负数，请换成柱形图"},
		{"combination that loses a line", "甲", chartOf("", bars(ser(0, ""))+drawn("lineChart", "", ser(1, ""))),
			"组合图有 2 个系列，数据只有 1 个，“折线图”没有可画的"},
		{"labels from cells", "甲", chartOf("",
			bars(ser(0, "<c:extLst><c:ext><c15:datalabelsRange/></c:ext></c:extLst>"))),
			"图表的数据标签取自单元格，填不了；请把标签改成值或类别名称"},
		{"no data", "空", bar, "没有可画的数据"},
		{"too many series", "多", bar, "系列太多：有 26 个，一个图表最多 25 个"},
		{"values for other categories", "长短", bar, "系列“s”有 0 个数，类别有 1 个，应当一样多"},
		{"number without end", "大", bar, "系列“s”里有太大或太长的数"},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg := one(`descr="{{chart `+test.tag+`}}"`, "").Pack(t)
			pkg.Set(chart1, []byte(test.chart))
			before := pkg.Clone()
			err := Fill(pkg, offered)
			var errs wml.Errors
			if !errors.As(err, &errs) {
				t.Fatalf("%v", err)
			}
			_, reason, _ := strings.Cut(errs.Error(), "：")
			if diff := cmp.Diff(test.want, reason); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			drawingtest.Same(t, before, pkg)
		})
	}
}

func TestFillTellsAll(t *testing.T) {
	inTitle := Fill(one("", chartOf(para("{{chart 甲}}"), bars())).Pack(t), map[string]Data{"甲": sources})
	if inTitle == nil || inTitle.Error() != "正文第 1 个图形 {{chart 甲}}：图表里一个数据系列也没有，请在 Word 里至少留一个" {
		t.Errorf("named by its title: %v", inTitle)
	}
	d := one(`descr="{{chart 乙}}"`, chartOf("", bars(ser(0, ""))))
	d["document.xml"] += frame("rId2", `descr="{{chart 丙}}"`) + frame("rId3", `descr="{{chart}}"`)
	err := Fill(d.Pack(t), nil)
	want := "正文第 3 个图形：替代文字里的标记里没有写名称，应写成 {{chart 名称}}\n正文第 2 个图形 {{chart 丙}}：" +
		brokenChart + "\n正文第 1 个图形 {{chart 乙}}：没有叫这个名称的图表，没有图表可用"
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestNothingElseChanges shows that other parts keep their bytes, and that a document without tags is not touched.
func TestNothingElseChanges(t *testing.T) {
	pkg := withBook(one(`descr="{{chart 甲}}"`, chartOf("", bars(ser(0, ""))))).Pack(t)
	before := pkg.Clone()
	if err := Fill(pkg, map[string]Data{"甲": sources}); err != nil {
		t.Fatalf("Fill: %v", err)
	}
	drawingtest.Same(t, before, pkg, "word/document.xml", chart1, "word/embeddings/old.xlsx")

	pkg = withBook(one(`descr="图"`, "<broken")).Pack(t)
	first, _ := pkg.Bytes()
	if err := Fill(pkg, nil); err != nil {
		t.Fatalf("Fill: %v", err)
	}
	if second, _ := pkg.Bytes(); !bytes.Equal(first, second) {
		t.Error("a document without marks has changed")
	}
}

func TestEqualBytes(t *testing.T) {
	fill := func() []byte {
		pkg, _ := filled(t, one(`descr="{{chart 甲}}"`, chartOf(para("{{chart 甲}}"), bars(ser(0, "")))), years(4))
		data, err := pkg.Bytes()
		if err != nil {
			t.Fatalf("pkg.Bytes: %v", err)
		}
		return data
	}
	if !bytes.Equal(fill(), fill()) {
		t.Error("two fillings differ")
	}
}

// TestDamaged shows that nothing comes of a document that is damaged, and that it stays as it is.
func TestDamaged(t *testing.T) {
	for name, try := range map[string]func(*opc.Package) error{
		"Fill":   func(p *opc.Package) error { return Fill(p, map[string]Data{"甲": sources}) },
		"Names":  func(p *opc.Package) error { _, err := Names(p); return err },
		"Check":  func(p *opc.Package) error { return Check(p, map[string]int{"甲": 1}) },
		"Refill": func(p *opc.Package) error { _, err := Refill(p, map[string]Data{"甲": sources}); return err },
		"Titles": func(p *opc.Package) error { _, err := Titles(p); return err },
		"Shown":  func(p *opc.Package) error { _, err := Shown(p); return err },
	} {
		t.Run(name, func(t *testing.T) { wordtest.Refuses(t, frame("rId1", `descr="{{chart 甲}}"`), try) })
	}
	for _, rels := range []string{"word/charts/_rels/chart1.xml.rels", "word/_rels/header1.xml.rels"} {
		d := withBook(one(`descr="{{chart 甲}}"`, chartOf("", bars(ser(0, "")))))
		d["document.xml:"] += drawingtest.Relation("rId2", "header", "header1.xml")
		d["header1.xml"] = frame("rId1", `descr="{{chart 乙}}"`)
		pkg := d.Pack(t)
		pkg.Set(rels, []byte("<Relationships>"))
		before := pkg.Clone()
		var bad *opc.Error
		if err := Fill(pkg, map[string]Data{"甲": sources, "乙": sources}); !errors.As(err, &bad) {
			t.Errorf("%s: %v", rels, err)
		}
		drawingtest.Same(t, before, pkg)
	}
	pkg := withBook(one("", chartOf("", bars(ser(0, ""))))).Pack(t) // which nothing is asked of but its workbook
	pkg.Set("[Content_Types].xml", []byte(strings.Replace(drawingtest.Text(t, pkg, "[Content_Types].xml"), "</Types>",
		`<Override PartName="/word/charts/chart1.xml" ContentType="`+chartMime+`"/></Types>`, 1)))
	pkg.Set("word/charts/_rels/chart1.xml.rels", []byte("<Relationships>"))
	var bad *opc.Error
	if err := Fill(pkg, nil); !errors.As(err, &bad) {
		t.Errorf("a chart without a tag: %v", err)
	}
}

// TestFault says why data cannot be drawn.
func TestFault(t *testing.T) {
	long, category, figure := strings.Repeat("长", 256), []string{"a"}, []Series{{"s", values("1")}}
	series := func(s Series) Data { return Data{"", category, []Series{s}} }
	for _, test := range []struct {
		data Data
		want string
	}{
		{Data{long[3:], []string{long[3:]}, []Series{{long[3:], values("1" + strings.Repeat("0", 29))}}}, ""},
		{Data{"", nil, figure}, "没有可画的数据"}, {Data{"", category, nil}, "没有可画的数据"},
		{Data{"", make([]string, 1001), figure}, "类别太多：有 1001 个，一个图表最多 1000 个"},
		{Data{"", category, slices.Repeat(figure, 25)}, ""}, {Data{"", category, make([]Series, 26)}, "系列太多：有 26 个，一个图表最多 25 个"},
		{Data{long, category, figure}, "标题太长"}, {Data{"", []string{long}, figure}, "类别的名称太长"},
		{series(Series{long, values("1")}), "系列的名称太长"}, {series(Series{"s", values("1", "2")}), "系列“s”有 2 个数，类别有 1 个，应当一样多"},
		{series(Series{"s", values("1" + strings.Repeat("0", 30))}), "系列“s”里有太大或太长的数"},
		{series(Series{"s", values("1E30")}), "系列“s”里有太大或太长的数"}, {series(Series{"s", values("1E-30")}), ""},
		{series(Series{"s", values("1E-31")}), "系列“s”里有太大或太长的数"},
	} {
		if got := test.data.fault(); got != test.want {
			t.Errorf("%.60v: %s, want %s", test.data, got, test.want)
		}
	}
}
