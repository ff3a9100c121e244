package chart

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/drawing/drawingtest"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// designs are one chart of each kind, and one with two series.
var designs = []Design{
	{Name: "申请来源", Kind: Column, Sample: years(1)}, {Name: "办理结果", Kind: Bar, Sample: years(1)},
	{Name: "本年与上年对比", Kind: Column, Height: 62, Sample: years(2)},
	{Name: "a & b", Kind: Pie, Sample: years(1)},
}

// drawnDesigns is a document with the designs' charts. Its main part is written last, as that of a built-in template
// is.
func drawnDesigns(t testing.TB) *opc.Package {
	t.Helper()
	pkg := drawingtest.Document{"document.xml": ""}.Pack(t)
	pkg.Remove("word/document.xml")
	body := ""
	for _, d := range designs {
		run, err := New(pkg, "word/document.xml", d)
		if err != nil {
			t.Fatalf("New: %v", err)
		}
		body += `<w:p><w:pPr>` + Paragraph + `</w:pPr>` + run + `</w:p>`
	}
	pkg.Set("word/document.xml", []byte(drawingtest.Before+body+drawingtest.After))
	return pkg
}

func TestNew(t *testing.T) {
	pkg := drawnDesigns(t)
	names, err := Names(pkg)
	if err != nil {
		t.Fatalf("Names: %v", err)
	}
	var want []string
	offered := map[string]Data{}
	for _, d := range designs {
		want = append(want, d.Name)
		offered[d.Name] = Data{Title: "题", Categories: []string{"一", "二", "三"},
			Series: []Series{{"甲", values("3", "0", "5")}}}
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Fatalf("(-want +got)\n%s", diff)
	}
	second, _ := drawnDesigns(t).Bytes()
	if first, err := pkg.Bytes(); err != nil || !bytes.Equal(first, second) {
		t.Error("two drawings differ", err)
	}
	inSchema(t, pkg)
	body := drawingtest.Body(t, pkg, "word/document.xml")
	for _, piece := range []string{`<wp:extent cx="5616000" cy="2700000"/>`, `<wp:extent cx="5616000" cy="2232000"/>`,
		`id="20001" name="图表 1" descr="{{chart 申请来源}}"`, `id="20004"`} {
		if !strings.Contains(body, piece) {
			t.Errorf("no %s in\n%s", piece, body)
		}
	}
	for part, want := range map[string]string{"1": `<c:barDir val="col"/>|<c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>|<c:axPos val="l"/>`,
		"2": `<c:barDir val="bar"/>|<c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>|<c:axPos val="t"/>`,
		"4": `<c:dLblPos val="bestFit"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="1"/><c:showSerName val="0"/><c:showPercent val="1"/>`} {
		drawn := drawingtest.Text(t, pkg, "word/charts/chart"+part+".xml")
		for piece := range strings.SplitSeq(want, "|") {
			if !strings.Contains(drawn, piece) {
				t.Errorf("no %s in\n%s", piece, drawn)
			}
		}
	}
	if err := Fill(pkg, offered); err != nil {
		t.Fatalf("Fill: %v", err)
	}
	inSchema(t, pkg)
	for _, part := range pkg.Parts() {
		if bytes.Contains(part.Data, []byte("{{")) {
			t.Errorf("%s still has a mark", part.Name)
		}
		if pkg.Type(part.Name) == "" && part.Name != "[Content_Types].xml" {
			t.Errorf("%s has no type", part.Name)
		}
	}
	pie := drawingtest.Text(t, pkg, "word/charts/chart4.xml")
	if !strings.Contains(pie, `<c:dLbl><c:idx val="1"/><c:delete val="1"/></c:dLbl><c:spPr>`) ||
		strings.Count(pie, "<c:dPt>") != 2 {
		t.Error(pie)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, test := range []struct {
		design Design
		want   string
	}{
		{Design{Name: "甲", Kind: Column}, "没有可画的数据"},
		{Design{Name: "", Kind: Column, Sample: sources}, "“”不能作图表的名称"},
		{Design{Name: "甲}}", Kind: Column, Sample: sources}, "“甲}}”不能作图表的名称"},
		{Design{Name: "甲", Kind: Pie, Sample: years(2)}, "饼图只能画一个系列，数据有 2 个；请换成圆环图或柱形图"},
	} {
		pkg := drawingtest.Document{"document.xml": ""}.Pack(t)
		before := pkg.Clone()
		if _, err := New(pkg, "word/document.xml", test.design); err == nil || err.Error() != test.want {
			t.Errorf("%v, want %s", err, test.want)
		}
		drawingtest.Same(t, before, pkg)
	}
}

// schema lists the children of elements in the order of ECMA-376, dml-chart.xsd. Word refuses a chart that has them in
// another.
var schema = map[string]string{
	"chartSpace": strings.Join(orders["chartSpace"], " "), "chart": strings.Join(orders["chart"], " "),
	"ser":      strings.Join(orders["ser"], " "),
	"title":    "tx layout overlay spPr txPr extLst",
	"plotArea": "layout barChart pieChart catAx valAx dTable spPr extLst",
	"barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
	"pieChart": "varyColors ser dLbls firstSliceAng extLst",
	"dPt":      "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
	"dLbls":    "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst",
	"dLbl":     "idx delete layout tx numFmt spPr txPr dLblPos",
	"legend":   "legendPos legendEntry layout overlay spPr txPr", "externalData": "autoUpdate",
	"catAx":   "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
	"valAx":   "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
	"scaling": "logBase orientation max min", "strRef": "f strCache", "numRef": "f numCache",
	"strCache": "ptCount pt", "numCache": "formatCode ptCount pt",
	"tx": "strRef rich", "rich": "bodyPr lstStyle p", "txPr": "bodyPr lstStyle p", "p": "pPr r endParaRPr",
	"r": "rPr t", "rPr": "ln solidFill latin ea", "defRPr": "ln solidFill latin ea",
	"spPr": "xfrm noFill solidFill ln", "ln": "noFill solidFill",
}

func inSchema(t *testing.T, pkg *opc.Package) {
	t.Helper()
	for _, part := range pkg.Parts() {
		if strings.HasPrefix(part.Name, "word/charts/chart") {
			tree, err := xmltree.Parse(part.Data, nil)
			if err != nil {
				t.Fatalf("xmltree.Parse: %v", err)
			}
			inOrder(t, part.Name, tree.Root())
		}
	}
}

func inOrder(t *testing.T, where string, e *xmltree.Node) {
	t.Helper()
	where += "/" + e.Name()
	list, known := schema[e.Name()]
	if !known && slices.ContainsFunc(e.Kids(), (*xmltree.Node).IsElement) && !slices.Contains([]string{"cat", "val", "pt", "pPr", "solidFill"},
		e.Name()) {
		t.Errorf("%s is not in the list", where)
	}
	ranks, last := strings.Fields(list), 0
	for kid := range e.Elements() {
		if known {
			rank := slices.Index(ranks, kid.Name())
			if rank < last {
				t.Errorf("%s: %s is not allowed there", where, kid.Name())
			}
			last = rank
		}
		inOrder(t, where, kid)
	}
}
