package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/drawing/drawingtest"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// untagged is a document with a chart of 甲 and 乙 whose title an earlier filling left.
func untagged(title, area string) drawingtest.Document {
	if title != "" {
		title = para(title)
	}
	return one(`name="图 1" descr="去年的"`, chartOf(title, area))
}

// TestRefill fills a chart without a tag that has the title and the categories of one, spaces aside, and says of all others
// that it does not know them.
func TestRefill(t *testing.T) {
	data := years(1)
	data.Title, data.Categories = "申请 来源", []string{"甲", " 乙"}
	for _, c := range []struct {
		name, title, area string
		strange           string // what is said of the chart; empty where it is filled
	}{
		{"known", "申请来源", bars(ser(0, "")), ""},
		{"spaces", " 申请来 源", bars(ser(0, "")), ""},
		{"several series", "申请来源", bars(ser(0, ""), ser(1, "")), ""},
		{"another title", "办理", bars(ser(0, "")), "正文第 1 个图形：图表“办理”不知道填什么数"},
		{"no title", "", bars(ser(0, "")), "正文第 1 个图形：图表不知道填什么数"},
		{"other categories", "申请来源", bars(strings.ReplaceAll(ser(0, ""), "乙", "丙")), "正文第 1 个图形：图表“申请来源”不知道填什么数"},
		{"other categories in one series", "申请来源", bars(ser(0, ""), strings.ReplaceAll(ser(1, ""), "乙", "丙")),
			"正文第 1 个图形：图表“申请来源”不知道填什么数"},
		{"nothing drawn", "申请来源", "", "正文第 1 个图形：图表“申请来源”不知道填什么数"},
	} {
		pkg := untagged(c.title, c.area).Pack(t)
		before := pkg.Clone()
		strange, err := Refill(pkg, map[string]Data{"来源": data, "空": {}})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if c.strange != "" {
			if len(strange) != 1 || strange[0].Error() != c.strange {
				t.Errorf("%s: %v, want %s", c.name, strange, c.strange)
			}
			drawingtest.Same(t, before, pkg)
			continue
		}
		if len(strange) > 0 {
			t.Errorf("%s: %v", c.name, strange)
		}
		shown, err := Shown(pkg)
		if err != nil || len(shown) != 1 {
			t.Fatalf("%s: shows %v, %v", c.name, shown, err)
		}
		if diff := cmp.Diff(fmt.Sprint(data.Series), fmt.Sprint(shown[0].Series)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if body := drawingtest.Body(t, pkg, "word/document.xml"); strings.Contains(body, "去年的") || !strings.Contains(body, `name="图 1"`) {
			t.Errorf("%s: described %s", c.name, body)
		}
	}
}

// TestRefillAmbiguous fills no chart whose title and categories two have: nobody knows which is meant, and what a map
// gives first differs from run to run.
func TestRefillAmbiguous(t *testing.T) {
	one, other := years(1), years(2)
	one.Title, one.Categories = "申请来源", []string{"甲", "乙"}
	other.Title, other.Categories = one.Title, one.Categories
	pkg := untagged("申请来源", bars(ser(0, ""))).Pack(t)
	before := pkg.Clone()
	strange, err := Refill(pkg, map[string]Data{"来源": one, "两年": other})
	if err != nil || fmt.Sprint(strange) != "正文第 1 个图形：图表“申请来源”不知道填什么数" {
		t.Errorf("%v, %v", strange, err)
	}
	drawingtest.Same(t, before, pkg)
}

// TestDropEmpty takes out the paragraphs of which nothing is left, but the first where that is all.
func TestDropEmpty(t *testing.T) {
	for texts, want := range map[string]string{"甲||乙": "甲乙", "| |": "", "|甲": "甲", "甲|": "甲", "": ""} {
		title := `<c:rich>`
		for i, text := range strings.Split(texts, "|") {
			title += fmt.Sprintf(`<a:p n="%d"><a:r><a:t>%s</a:t></a:r></a:p>`, i, text)
		}
		rich := xmltree.Element(title + `</c:rich>`)
		dropEmpty(all(rich, "t"))
		got, paragraphs := "", all(rich, "p")
		for _, p := range all(rich, "t") {
			got += strings.TrimSpace(p.Text())
		}
		if most := max(1, len([]rune(want))); got != want || len(paragraphs) != most || want == "" && paragraphs[0].Attr("n") != "0" {
			t.Errorf("%q: left is %s", texts, rich)
		}
	}
}

// TestRefillTags fills tagged charts as before, keeps their alternative text, and refuses a name that nobody offers without
// changing anything.
func TestRefillTags(t *testing.T) {
	data := years(1)
	pkg := one(`descr="来自 {{chart 甲}}"`, chartOf(para("题"), bars(ser(0, "")))).Pack(t)
	if strange, err := Refill(pkg, map[string]Data{"甲": data}); err != nil || len(strange) > 0 {
		t.Fatalf("%v, %v", strange, err)
	}
	if shown, err := Shown(pkg); err != nil || fmt.Sprint(shown[0].Series) != fmt.Sprint(data.Series) {
		t.Errorf("shows %v, %v", shown, err)
	}
	if body := drawingtest.Body(t, pkg, "word/document.xml"); !strings.Contains(body, "来自 ") {
		t.Errorf("described %s", body)
	}
	for _, c := range []struct {
		area, want string
		charts     map[string]Data
	}{
		{bars(ser(0, "")), "没有叫这个名称的图表，可用的有：乙", map[string]Data{"乙": data}},
		{"", "", map[string]Data{"甲": data}},
	} {
		pkg := one(`descr="{{chart 甲}}"`, chartOf(para("题"), c.area)).Pack(t)
		before := pkg.Clone()
		strange, err := Refill(pkg, c.charts)
		if err == nil || strange != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, %v, want %s", strange, err, c.want)
		}
		drawingtest.Same(t, before, pkg)
	}
}

// TestTitles returns what charts are called, spaces aside, but no tag and nothing of a chart without a title.
func TestTitles(t *testing.T) {
	d := drawingtest.Document{
		"document.xml": frame("rId1", `name="1"`) + frame("rId2", `name="2"`) + frame("rId3", `name="3"`),
		"document.xml:": drawingtest.Relation("rId1", "chart", "charts/chart1.xml") + drawingtest.Relation("rId2", "chart", "charts/chart2.xml") +
			drawingtest.Relation("rId3", "chart", "charts/chart3.xml"),
		"charts/chart1.xml": chartOf(para("申请 来源"), bars(ser(0, ""))), "charts/chart2.xml": chartOf(para("{{chart 甲}}"), bars(ser(0, ""))),
		"charts/chart3.xml": chartOf("", bars(ser(0, ""))),
	}
	if titles, err := Titles(d.Pack(t)); err != nil || fmt.Sprint(titles) != "[申请来源]" {
		t.Errorf("%q, %v", titles, err)
	}
	for n, want := range map[int]string{maxRuns: "[" + strings.Repeat("申", maxRuns) + "]", maxRuns + 1: "[]"} { // nobody writes a title in so many pieces
		pieces := strings.Split(strings.Repeat("申,", n), ",")[:n]
		if titles, err := Titles(one(`name="1"`, chartOf(para(pieces...), bars(ser(0, "")))).Pack(t)); err != nil || fmt.Sprint(titles) != want {
			t.Errorf("in %d pieces: %q, %v", n, titles, err)
		}
	}
}

// TestCheck tells of names that nobody offers.
func TestCheck(t *testing.T) {
	pkg := one(`descr="{{chart 甲}}"`, chartOf("", bars(ser(0, "")))).Pack(t)
	if err := Check(pkg, map[string]int{"甲": 1}); err != nil {
		t.Errorf("%v", err)
	}
	if err := Check(pkg, map[string]int{"乙": 1}); err == nil || !strings.Contains(err.Error(), "{{chart 甲}}：没有叫这个名称的图表，可用的有：乙") {
		t.Errorf("%v", err)
	}
	if err := Check(one(`descr="{{chart }}"`, chartOf("", bars(ser(0, "")))).Pack(t), map[string]int{"甲": 1}); err == nil {
		t.Error("a tag without a name passes")
	}
}

// TestShown reads what a chart draws: points by their numbers, blanks where there is none, the name of each series.
func TestShown(t *testing.T) {
	point := func(i, v string) string { return `<c:pt idx="` + i + `"><c:v>` + v + `</c:v></c:pt>` }
	cache := func(kind, points string) string {
		return `<c:` + kind + `><c:strRef><c:strCache>` + points + `</c:strCache></c:strRef></c:` + kind + `>`
	}
	area := bars(`<c:ser><c:idx val="0"/><c:order val="0"/>`+cache("tx", point("0", "2023_x005F_年"))+
		cache("cat", point("0", "甲")+point("2", "丙")+point("-1", "x")+point("4000000", "x")+point("z", "x")+`<c:pt idx="1"/>`)+
		cache("val", point("1", "2.50")+point("0", "无"))+`</c:ser>`,
		`<c:ser><c:idx val="1"/><c:order val="1"/>`+cache("val", point("3", "7"))+`</c:ser>`)
	shown, err := Shown(untagged("来源", area).Pack(t))
	if err != nil || len(shown) != 1 {
		t.Fatalf("%v, %v", shown, err)
	}
	got := fmt.Sprintf("%s %q", shown[0].Title, shown[0].Categories)
	for _, s := range shown[0].Series {
		got += " " + s.Name + ":"
		for _, v := range s.Values {
			if v.Valid {
				got += v.Decimal.String()
			}
			got += ","
		}
	}
	if want := `来源 ["甲" "" "丙"] 2023_年:,2.5,, :,,,7,`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if shown, err := Shown(untagged("来源", "").Pack(t)); err != nil || len(shown) != 0 {
		t.Errorf("of a chart that draws nothing: %v, %v", shown, err)
	}
}

// TestNoDocument refuses what is no document.
func TestNoDocument(t *testing.T) {
	_, refilled := Refill(opc.New(), nil)
	_, titled := Titles(opc.New())
	_, shown := Shown(opc.New())
	_, named := Names(opc.New())
	for name, err := range map[string]error{"Refill": refilled, "Titles": titled, "Shown": shown, "Names": named, "Check": Check[int](opc.New(), nil), "Fill": Fill(opc.New(), nil)} {
		if err == nil {
			t.Errorf("%s takes an empty package", name)
		}
	}
}
