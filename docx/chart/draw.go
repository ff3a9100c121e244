package chart

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/ooxml/xmltree"
)

// The look of the charts that [New] draws: that of the report's tables, with one calm colour. Every figure stands at
// its bar, so there are no grid lines and no scale to read it from.
const (
	titleSize = 1200 // 小四, in 1/100 pt
	labelSize = 900  // 小五
	hairline  = `<c:spPr><a:noFill/><a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln>` +
		`</c:spPr>`
	invisible = `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`
)

// draw returns a chart part without figures: series to be filled, as many as the sample has.
func draw(kind Kind, tag string, sample *Data) string {
	var b strings.Builder
	fmt.Fprintf(&b, xmlHead+`<c:chartSpace xmlns:c="%s" xmlns:a="%s" xmlns:r="%s">`, chartSpace, mainSpace, relSpace)
	b.WriteString(`<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>`)
	b.WriteString(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>` +
		`<a:pPr>` + font("a:defRPr", titleSize, "黑体") + `</a:pPr><a:r>` + font("a:rPr", titleSize, "黑体") +
		`<a:t>` + xmltree.EscapeText(tag) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
		`<c:autoTitleDeleted val="0"/>`)
	b.WriteString(`<c:plotArea><c:layout/>`)
	if kind == Pie {
		b.WriteString(pie(sample))
	} else {
		b.WriteString(columns(kind, sample))
	}
	b.WriteString(invisible + `</c:plotArea>`)
	if len(sample.Series) > 1 {
		b.WriteString(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`)
	}
	b.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` + invisible)
	b.WriteString(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p>` +
		`<a:pPr>` + font("a:defRPr", labelSize, "宋体") + `</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>` +
		`</c:chartSpace>`)
	return b.String()
}

// font returns the properties of text: Chinese in a face, figures as in the report's tables.
func font(element string, size int, face string) string {
	return fmt.Sprintf(`<%[1]s lang="zh-CN" sz="%[2]d" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>`+
		`<a:latin typeface="Times New Roman"/><a:ea typeface="%[3]s"/></%[1]s>`, element, size, face)
}

// tints are the colours of slices: a label may stand on one.
var tints = []string{"9DC3E6", "DEEBF7", "BFBFBF", "F2F2F2", "BDD7EE", "D9D9D9"}

// fill returns the look of what is drawn in a colour.
func fill(colour string) string {
	return `<c:spPr><a:solidFill><a:srgbClr val="` + colour + `"/></a:solidFill><a:ln w="6350"><a:solidFill>` +
		`<a:srgbClr val="1F4E79"/></a:solidFill></a:ln></c:spPr>`
}

// labels returns what is written at the points.
func labels(position string, shows ...string) string {
	var b strings.Builder
	b.WriteString(`<c:dLbls>` + invisible + `<c:dLblPos val="` + position + `"/>`)
	for _, what := range []string{"LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"} {
		on := '0'
		if slices.Contains(shows, what) {
			on = '1'
		}
		fmt.Fprintf(&b, `<c:show%s val="%c"/>`, what, on)
	}
	if len(shows) > 1 {
		b.WriteString(`<c:separator> </c:separator><c:showLeaderLines val="1"/>`)
	}
	b.WriteString(`</c:dLbls>`)
	return b.String()
}

func columns(kind Kind, sample *Data) string {
	direction, turn, categories, values := "col", "minMax", "b", "l"
	if kind == Bar {
		direction, turn, categories, values = "bar", "maxMin", "l", "t"
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<c:barChart><c:barDir val="%s"/><c:grouping val="clustered"/><c:varyColors val="0"/>`, direction)
	for i := range sample.Series {
		fmt.Fprintf(&b, `<c:ser><c:idx val="%[1]d"/><c:order val="%[1]d"/>%[2]s`+
			`<c:invertIfNegative val="0"/>%[3]s</c:ser>`,
			i, fill(palette[i%len(palette)]), labels("outEnd", "Val"))
	}
	b.WriteString(`<c:gapWidth val="80"/><c:overlap val="0"/><c:axId val="111111111"/><c:axId val="222222222"/>` +
		`</c:barChart>`)
	fmt.Fprintf(&b, `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="%s"/></c:scaling>`+
		`<c:delete val="0"/><c:axPos val="%s"/>`, turn, categories)
	b.WriteString(`<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/>` +
		`<c:minorTickMark val="none"/><c:tickLblPos val="low"/>` + hairline)
	b.WriteString(`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>` +
		`<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`)
	fmt.Fprintf(&b, `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>`+
		`</c:scaling><c:delete val="1"/><c:axPos val="%s"/>`, values)
	b.WriteString(`<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/>` +
		`<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`)
	b.WriteString(`<c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`)
	return b.String()
}

// pie draws a pie. Its labels name the categories, because shades are hard to tell apart on paper, and have no place
// but one that is free.
func pie(sample *Data) string {
	var b strings.Builder
	b.WriteString(`<c:pieChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/>`)
	for i := range sample.Categories {
		fmt.Fprintf(&b, `<c:dPt><c:idx val="%d"/><c:bubble3D val="0"/>%s</c:dPt>`, i, fill(tints[i%len(tints)]))
	}
	b.WriteString(labels("bestFit", "CatName", "Val", "Percent") + `</c:ser><c:firstSliceAng val="0"/></c:pieChart>`)
	return b.String()
}
