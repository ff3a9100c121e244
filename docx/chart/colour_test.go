package chart

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/ooxml/xmltree"
)

// TestColours gives copied series the colours that come next: of the theme's accents with the first behind the last,
// darker each time round; of our palette; any other coloured one that of its position. Outlines stay.
func TestColours(t *testing.T) {
	scheme := func(val, more string) string { return `<a:schemeClr val="` + val + `">` + more + `</a:schemeClr>` }
	dark := func(percent int) string { return fmt.Sprintf(`<a:lumMod val="%d000"/>`, percent) }
	rgb := func(val string) string { return `<a:srgbClr val="` + val + `"></a:srgbClr>` }
	outlined := `<a:solidFill><a:srgbClr val="9DC3E6"/></a:solidFill><a:ln><a:solidFill>%s</a:solidFill></a:ln>`
	for _, test := range []struct {
		before          string
		steps, position int
		want            string
	}{
		{scheme("accent1", ""), 1, 9, scheme("accent2", "")}, {scheme("accent1", ""), 5, 9, scheme("accent6", "")},
		{scheme("accent6", ""), 1, 9, scheme("accent1", dark(60))}, {scheme("accent1", ""), 6, 9, scheme("accent1", dark(60))},
		{scheme("accent1", ""), 12, 9, scheme("accent1", dark(20))}, {scheme("accent2", ""), 18, 9, scheme("accent2", dark(20))},
		{scheme("accent1", ""), 11, 9, scheme("accent6", dark(60))},
		{scheme("accent6", dark(75)), 2, 9, scheme("accent2", dark(75))},
		{scheme("accent0", ""), 1, 9, scheme("accent0", "")}, {scheme("accent7", ""), 1, 9, scheme("accent7", "")},
		{scheme("accent", ""), 1, 9, scheme("accent", "")}, {scheme("tx1", ""), 1, 9, scheme("tx1", "")},
		{rgb("1F4E79"), 1, 9, rgb("9DC3E6")}, {rgb("1f4e79"), 7, 9, rgb("BFBFBF")}, {rgb("BFBFBF"), 1, 9, rgb("1F4E79")}, {rgb("2E75B6"), 12, 9, rgb("1F4E79")},
		{rgb("FF0000"), 1, 0, scheme("accent1", "")}, {rgb("00FF00"), 1, 5, scheme("accent6", "")}, {rgb("0000FF"), 1, 6, scheme("accent1", "")},
		{rgb("FF00FF"), 1, 1, scheme("accent2", "")}, {rgb("FFFF00"), 1, 1, scheme("accent2", "")},
		{rgb("000000"), 1, 9, rgb("000000")}, {rgb("AAAAAA"), 1, 9, rgb("AAAAAA")}, {rgb("FFF"), 1, 9, rgb("FFF")},
		{fmt.Sprintf(outlined, rgb("1F4E79")), 1, 9, strings.Replace(fmt.Sprintf(outlined, rgb("1F4E79")), "9DC3E6", "7F7F7F", 1)},
		{`<a:ln><a:solidFill>` + rgb("1F4E79") + `</a:solidFill></a:ln>`, 1, 9, `<a:ln><a:solidFill>` + rgb("9DC3E6") + `</a:solidFill></a:ln>`},
	} {
		for _, around := range []string{"spPr", "marker", "dPt"} {
			ser := xmltree.Element(`<c:ser><c:` + around + `>` + test.before + `</c:` + around + `></c:ser>`)
			recolour(ser, test.steps, test.position)
			want := test.want
			if around == "dPt" { // of one figure
				want = test.before
			}
			got := strings.ReplaceAll(ser.String(), "/>", "></X>")
			if want = strings.ReplaceAll(`<c:ser><c:`+around+`>`+want+`</c:`+around+`></c:ser>`, "/>", "></X>"); plainTags(got) != plainTags(want) {
				t.Errorf("%s in %s by %d at %d: %s, want %s", test.before, around, test.steps, test.position, got, want)
			}
		}
	}
}

// plainTags returns XML in which an element that holds nothing is written in one way.
func plainTags(source string) string {
	for _, name := range []string{"a:schemeClr", "a:srgbClr", "X"} {
		source = strings.ReplaceAll(source, "></"+name+">", "/>")
	}
	return source
}

// TestLoosen takes bounds from an axis that figures go beyond, and lines that would be too many; both stay where they do.
func TestLoosen(t *testing.T) {
	axis := func(id, settings string) string {
		return `<c:valAx><c:axId val="` + id + `"/>` + settings + `</c:valAx>`
	}
	scaled := func(bounds string) string { return `<c:scaling>` + bounds + `</c:scaling>` }
	const low, high = `<c:min val="-2"/>`, `<c:max val="9"/>`
	for _, test := range []struct {
		name, grouping string
		first, second  []string // figures
		settings, want string
	}{
		{"within", "clustered", []string{"9", "-2"}, []string{"1", "1"}, scaled(low + high), scaled(low + high)},
		{"above", "clustered", []string{"9.5", "-2"}, []string{"1", "1"}, scaled(low + high), scaled(low)},
		{"below", "clustered", []string{"9", "1"}, []string{"1", "-2.01"}, scaled(low + high), scaled(high)},
		{"stacked", "stacked", []string{"5", "-1"}, []string{"5", "-1"}, scaled(low + high), scaled(low)},
		{"stacked below", "stacked", []string{"5", "-1"}, []string{"4", "-1.5"}, scaled(low + high), scaled(high)},
		{"stacked both ways", "stacked", []string{"9", "-2"}, []string{"-2", "9"}, scaled(low + high), scaled(low + high)},
		{"shares", "percentStacked", []string{"500", "-500"}, []string{"5", "1"}, scaled(low + high), scaled(low + high)},
		{"gaps", "clustered", []string{"", "9"}, []string{"-2", ""}, scaled(low + high), scaled(low + high)},
		{"above zero alone", "clustered", []string{"3", "3"}, []string{"3", "3"}, scaled(`<c:min val="1"/>`), scaled("")},
		{"as many lines as may be", "clustered", []string{"100", "0"}, []string{"0", "0"}, `<c:majorUnit val="2"/><c:minorUnit val="1"/>`, `<c:majorUnit val="2"/>`},
		{"no number", "clustered", []string{"100", "0"}, []string{"0", "0"}, scaled(`<c:max val="多"/>`), scaled(`<c:max val="多"/>`)},
		{"too long a one", "clustered", []string{"100", "0"}, []string{"0", "0"}, scaled(`<c:max val="0000000000000000000000000000009"/>`),
			scaled(`<c:max val="0000000000000000000000000000009"/>`)},
	} {
		other := axis("7", scaled(low+high)+`<c:majorUnit val="1"/>`)
		root := xmltree.Element(`<c:chartSpace><c:chart><c:plotArea><c:barChart><c:grouping val="` + test.grouping + `"/><c:ser><c:order val="0"/></c:ser>` +
			`<c:ser><c:order val="1"/></c:ser><c:axId val=" 2 "/></c:barChart>` + axis("2", test.settings) + other + `</c:plotArea></c:chart></c:chartSpace>`)
		p, fault := newPlot(root)
		if fault != "" {
			t.Fatalf("%s: %s", test.name, fault)
		}
		p.loosen(&Data{Categories: []string{"甲", "乙"}, Series: []Series{{"一", values(test.first...)}, {"二", values(test.second...)}}})
		got := strings.ReplaceAll(root.String(), "<c:scaling/>", scaled(""))
		if want := axis("2", test.want) + other; !strings.Contains(got, want) {
			t.Errorf("%s: no %s in %s", test.name, want, got)
		}
	}
}

// TestDescribe says what a chart shows, of many figures the first.
func TestDescribe(t *testing.T) {
	two := Data{Title: "来源", Categories: []string{"甲", "乙"}, Series: []Series{{"上年", values("1", "")}, {"本年", values("-2.50", "0")}}}
	one := Data{Categories: []string{"甲"}, Series: []Series{{"件数", values("3")}}}
	if got := two.describe("柱形图"); got != "柱形图“来源”：上年：甲 1，乙无数据；本年：甲 -2.5，乙 0。" {
		t.Error(got)
	}
	if got := one.describe("饼图"); got != "饼图：甲 3。" {
		t.Error(got)
	}
	for n, end := range map[int]string{maxDescribed: "，类 7。", maxDescribed + 1: "，类 7等。"} {
		many := Data{Series: []Series{{"", values(strings.Split(strings.Repeat("7 ", n), " ")[:n]...)}}}
		for range n {
			many.Categories = append(many.Categories, "类")
		}
		if got := many.describe("图"); !strings.HasSuffix(got, end) || strings.Count(got, "类 7") != maxDescribed {
			t.Errorf("%d: %d, %s", n, strings.Count(got, "类 7"), got[len(got)-30:])
		}
	}
}
