package word

import (
	"strings"

	"nianbao/ooxml/xmltree"
)

// noticeTitle is what the superior's notice is called in its properties.
const noticeTitle = "政府信息公开工作年度报告报送情况的通报"

// Notice returns the template of the superior's notice (通报) on who has filed and what is wrong, as official documents
// are laid out (GB/T 9704-2012): equal bytes each time. Its names are those of package filing/notice. The error means
// a mistake in the parts.
func Notice() ([]byte, error) {
	w := &bodyWriter{}
	w.WriteString(documentStart)
	w.paragraph("Title", "", text("关于{{if 年度}}{{年度}}年{{end}}政府信息公开工作年度报告"))
	w.paragraph("Title", "", text("报送情况的通报"))
	w.paragraph("BodyText", `<w:ind w:firstLineChars="0" w:firstLine="0"/>`, text("各有关单位："))
	w.body("按照《中华人民共和国政府信息公开条例》的规定，对各单位{{if 年度}}{{年度}}年{{end}}政府信息公开工作年度报告的" +
		"报送情况和内容进行了核查。现将有关情况通报如下。")
	w.paragraph("Heading1", "", text("一、总体情况"))
	w.body("{{if 有名单}}应报送的单位{{应报数}}个，已报送{{报送数}}个，未报送{{未报数}}个{{if 待核数}}，待核实{{待核数}}个{{end}}。" +
		"{{else}}共收到{{报送数}}个单位的年度报告{{if 待核数}}，待核实{{待核数}}个{{end}}。{{end}}" +
		"已报送的单位中，没有发现问题的{{无误数}}个{{if 未核上年}}，" +
		"没有与上年核对、没有发现别的问题的{{未核上年数}}个{{end}}，有警告、没有错误的{{有警告数}}个，有错误的{{有误数}}个，" +
		"逾期的{{逾期数}}个{{if 雷同数}}，文字雷同的{{雷同数}}个{{end}}{{if 重复数}}，重复报送的{{重复数}}个{{end}}" +
		"{{if 兼有}}（有的单位兼有几种情况）{{end}}。{{if 无日期数}}另有{{无日期数}}个单位（{{无日期名单}}）的年度报告没有成文日期，" +
		"看不出是否逾期。{{end}}")
	w.block("if 检查范围")
	w.body("本次{{检查范围}}，没有全面检查：“没有发现问题”只就检查过的内容而言。")
	w.block("end")
	w.block("if 全未核上年")
	w.body("本次没有与上年的年度报告核对。")
	w.block("end")
	w.block("if 无上年数")
	w.body("有{{无上年数}}个单位没有与上年核对（没有上年的年度报告，不能确定是哪一份，或者版本不同）：{{无上年名单}}。")
	w.block("end")
	w.names("无误", "{{if 检查范围}}在检查过的内容里{{end}}没有发现问题的单位")
	w.names("未核上年", "没有与上年核对、没有发现别的问题的单位")
	w.names("有警告", "有警告、没有错误的单位")
	w.names("未报", "没有报送的单位")
	w.listed("逾期", "逾期的单位", "个",
		"是否逾期按年度报告的成文日期认定{{if 期限}}，期限为{{期限}}{{end}}。",
		[]column{{"单位", 3400, ".单位"}, {"成文日期", 2700, ".日期"}, {"公布期限", 0, ".期限"}})
	w.listed("有误", "有错误的单位", "个",
		"错误指不相符的数、不合规定的内容；每个单位列出第一处，其余由各单位按核查结果逐条改正。",
		[]column{{"单位", 2500, ".单位"}, {"错误（处）", 1000, ".错误"}, {"警告（处）", 1000, ".警告"},
			{"第一处错误", 0, ".问题"}})
	w.listed("雷同", "文字雷同的单位", "组", "以下单位的文字有大段一字不差，请分别说明。",
		[]column{{"单位", 3700, ".单位"}, {"雷同的部分", 0, ".问题"}})
	w.names("重复", "重复报送的单位")
	w.listed("待核", "需要核实的情况", "项", "",
		[]column{{"涉及的单位或文件", 3700, ".单位"}, {"需要核实的原因", 0, ".问题"}})
	w.paragraph("Heading1", "", text("{{要求.序号}}、工作要求"))
	w.body("{{if 未报}}没有报送的单位，请立即报送。{{end}}{{if 有误}}有错误的单位，请核对台账，改正后重新报送。{{end}}" +
		"{{if 雷同}}文字雷同的单位，请按本单位的情况改写。{{end}}各单位要对年度报告的数据和内容负责，按规定的格式编制，" +
		"按期公布。")
	w.paragraph("Signer", "", text("{{if 发文机关}}{{发文机关}}{{else}}（发文机关署名）{{end}}"))
	w.paragraph("SignDate", "", text("{{if 发文日期}}{{发文日期}}{{else}}　　年　月　日{{end}}"))
	w.WriteString(page())
	w.WriteString(`</w:body></w:document>`)
	p := assembled([]byte(w.String()))
	for _, name := range []string{"word/header1.xml", "word/header2.xml"} {
		p.Set(name, []byte(noHeader))
	}
	if err := describe(p, []property{{dublinCore, "title", noticeTitle}}, true, ""); err != nil {
		return nil, err
	}
	return p.Bytes()
}

func (w *bodyWriter) body(words string) { w.paragraph("BodyText", "", text(words)) }

// A column is one of a table of the notice; of width 0 it takes what is left.
type column struct {
	head  string
	width int
	name  string // in a row
}

// names writes a section with a list of names; nothing where there are none.
func (w *bodyWriter) names(name, title string) {
	w.block("if " + name)
	w.paragraph("Heading1", "", text(action(name+".序号")+"、"+title+"（"+action(name+".数")+"个）"))
	w.body(action(name+".名单") + "。")
	w.block("end")
}

// listed writes a section with a table, a row for each of its list, which unit counts.
func (w *bodyWriter) listed(name, title, unit, words string, columns []column) {
	w.block("if " + name)
	heading := text(action(name+".序号") + "、" + title + "（" + action(name+".数") + unit + "）")
	if words == "" {
		w.paragraph("Heading1", spacing(0, spaceAboveTable), heading)
	} else {
		w.paragraph("Heading1", "", heading)
		w.paragraph("BodyText", `<w:keepNext/>`+spacing(0, spaceAboveTable), text(words))
	}
	rest := textWidth
	for _, c := range columns {
		rest -= c.width
	}
	widths := make([]int, len(columns))
	for i, c := range columns {
		if widths[i] = c.width; c.width == 0 {
			widths[i] = rest
		}
	}
	w.add(`<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblLayout w:type="fixed"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, textWidth,
		xmltree.EscapeAttr(title))
	for _, width := range widths {
		w.add(`<w:gridCol w:w="%d"/>`, width)
	}
	w.WriteString(`</w:tblGrid>`)
	w.noticeRow(`<w:tblHeader/>`, widths, func(i int) (string, string) { return "Head", columns[i].head })
	w.opening("range "+name+".各行", len(columns))
	w.noticeRow("", widths, func(i int) (string, string) {
		style := "Stub"
		if columns[i].width > 0 && columns[i].width <= narrow {
			style = "Figure"
		}
		return style, action(columns[i].name)
	})
	w.opening("end", len(columns))
	w.WriteString(`</w:tbl>`)
	w.paragraph("BodyText", `<w:spacing w:line="240" w:lineRule="exact"/>`) // so that the next section stands off
	w.block("end")
}

// narrow is the width of a column of figures at most, in twips.
const narrow = 1000

// opening writes a row that holds nothing but an action, and goes when the template is filled.
func (w *bodyWriter) opening(words string, columns int) {
	w.add(`<w:tr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, textWidth)
	if columns > 1 {
		w.add(`<w:gridSpan w:val="%d"/>`, columns)
	}
	w.WriteString(`</w:tcPr>`)
	w.paragraph("Stub", "", text(action(words)))
	w.WriteString(`</w:tc></w:tr>`)
}

// noticeRow writes a row by what stands in each column, in which style.
func (w *bodyWriter) noticeRow(props string, widths []int, cell func(i int) (style, words string)) {
	w.add(`<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>`, props)
	for i, width := range widths {
		style, words := cell(i)
		direct := ""
		if props == "" {
			direct = `<w:keepNext w:val="0"/>`
		}
		if strings.HasPrefix(style, "Stub") {
			direct += `<w:ind w:left="100" w:right="100"/>`
		}
		w.add(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`, width)
		w.paragraph(style, direct, text(words))
		w.WriteString(`</w:tc>`)
	}
	w.WriteString(`</w:tr>`)
}
