package fill

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
)

// TestFigureIn shows which digits in a paragraph are a year's figures.
func TestFigureIn(t *testing.T) {
	for text, want := range map[string]string{
		"所列数据的统计期限自2023年1月1日起，至2023年12月31日止。":                    "",
		"根据国办公开办函〔2021〕30号、第711号令第二十条编制。":                        "",
		"联系电话：0000-1111111，邮编000001，甲路1号，a1@b.cn。":               "",
		"网址 http://www.example.gov.cn/2023/a.html，手机13900000000": "",
		"2023年全年新收申请3402件。":                                      "3402件",
		"2023年处理行政许可1808595件。":                                   "1808595件",
		"2023年增长5.2%。":                                           "5.2%",
		"2023年主动公开信息１２条":                                         "１２条",
		"二〇二三年办结二十九件。":                                           "二十九件",
		"2023年推进高效办成一件事，统一条件，建成三项制度。":                            "",
	} {
		if got := figureIn(text); got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}

// foreignTable draws a table that is none of the form's: figures by year, a list of agencies, anything.
func (h *hand) foreignTable() string {
	years := []string{"2022年", "2023年", "2023年度"}
	switch h.IntN(8) {
	case 5:
		return tbl(tr("年度", "2021年", "2022年", "2023年"), tr("新收", fmt.Sprint(h.IntN(9999)), "1", "2"))
	case 6:
		return tbl(tr("年度", "新收", "办结"), tr("2023年", fmt.Sprint(h.IntN(9999)), "1"))
	case 7:
		return tbl(tr("受理机构", "样本市水务局"), tr("电话", "0000-6666666"), tr("邮编", "000003"), tr("地址", "丙路3号"))
	case 0:
		return tbl(tr("年度", "新收"), tr("2022年", fmt.Sprint(h.IntN(9999))), tr("2023年", fmt.Sprint(h.IntN(9999))))
	case 1:
		return tbl(tr("受理机构", "地址", "电话", "邮编"), tr("甲办公室", "甲路1号", "0000-1111111", "000001"),
			tr("乙局", "乙路2号", "0000-2222222", "000002"))
	case 2:
		return tbl(tr("项目", years[h.IntN(3)], "2024年"), tr("网站访问量", fmt.Sprint(h.IntN(99999)), ""))
	case 3:
		return tbl(tr("电话", "备注"), tr("0000-3333333", "上班时间"))
	}
	return tbl(tr("机关名称", "电话"), tr("样本市水务局", "0000-4444444"), tr("丙县财政局", "0000-5555555"))
}

// TestAnyForeign places reports into documents with tables and sentences that are not the form's around and between the
// form's: they stay byte for byte, and each is named once.
func TestAnyForeign(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		h := &hand{Rand: rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))}
		h.form = define.Builtin()[1]
		want := h.report()
		want.Year = 2024
		for _, p := range h.form.Particulars {
			if want.Particulars[p.ID] == "" && p.ID != form.Date {
				want.Particulars[p.ID] = "新的" + p.Label
			}
		}
		document := h.document()
		var foreign []string
		for range 1 + h.IntN(3) {
			one := h.foreignTable()
			if h.once(2) {
				one = p(fmt.Sprintf("%d、2023年全年接待群众%d人次。", len(foreign)+11, 100+h.IntN(900)))
			}
			if strings.Contains(document+strings.Join(foreign, ""), one) {
				continue
			}
			if strings.HasPrefix(one, "<w:tbl>") && h.once(2) { // what speaks of the table stays with it
				one = p(fmt.Sprintf("表%d 2023年分类情况", len(foreign)+11)) + p("单位：件") + one + p("注：2023年起分类。")
			}
			ends := strings.Split(document, "</w:tbl>")
			at := 1 + h.IntN(len(ends)-1)
			if strings.HasPrefix(ends[at], p("注：2023年起分类。")) {
				continue
			}
			document = strings.Join(ends[:at], "</w:tbl>") + "</w:tbl>" + p("——附——") + one + p("——完——") +
				strings.Join(ends[at:], "</w:tbl>")
			foreign = append(foreign, one)
		}
		done, err := ByLabels(word(t, document, nil), want, builtin, nil)
		if err != nil && strings.Contains(err.Error(), "年度不对") {
			rt.Fatalf("ByLabels: %v", err)
		}
		if err != nil {
			rt.Skip(err) // a table drawn beside another of the form's may make that unclear
		}
		after, _ := done.Package.Part("word/document.xml")
		for _, one := range foreign {
			if !strings.Contains(string(after), one) {
				rt.Errorf("changed:\n%s\n%v", one, done.Changes)
			}
			_, first, _ := strings.Cut(one[max(0, strings.Index(one, "<w:tbl>")):], "<w:t>")
			first, _, _ = strings.Cut(first, "<")
			named := 0
			for _, r := range done.Remarks {
				if strings.Contains(r.Text, "从“"+first+"”开始的这个表") || strings.Contains(one, "人次") && strings.Contains(one, figureIn(r.Text)) && strings.Contains(r.Text, "人") {
					named++
				}
			}
			if named == 0 {
				rt.Errorf("%s is not named in\n%s", one, remarks(done.Remarks))
			}
		}
	})
}

// TestBesideForeign shows that years above and below a table that stays are not changed, nor those in what of a text
// stays behind it.
func TestBesideForeign(t *testing.T) {
	last := p("示例市司法局2023年政府信息公开工作年度报告") + p("本报告反映2023年的工作。") + p("一、总体情况") + p("去年的文字。") +
		p("2023年各镇情况如下：") + tbl(tr("年度", "2022年", "2023年"), tr("新收", "1", "2")) + p("注：2023年起分类。") +
		p("2023年开设专栏。") + p("二、主动公开情况") + tbl(tr("", "本年制发件数", "本年收费金额（单位：万元）"), tr("规章", "1", "2"),
		tr("规范性文件", "3", "4")) + p("2023年分类情况") + p("（单位：件）") + tbl(tr("类别", "数量"), tr("甲", "7")) +
		`<w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>` + p("图1 2023年申请情况") +
		`<w:p><w:r><w:drawing><a:graphicData><dgm:relIds xmlns:dgm="urn:d"/></a:graphicData></w:drawing></w:r></w:p>` +
		p("图2 2023年流程") + p("三、其他事项") +
		p("无。")
	done, err := ByLabels(word(t, last, nil), smallReport(t), builtin, nil)
	if err != nil {
		t.Fatalf("ByLabels: %v", err)
	}
	after, _ := done.Package.Part("word/document.xml")
	for _, want := range []string{"本报告反映2024年的工作。", "注：2023年起分类。", "2023年开设专栏。", "2023年分类情况", "（单位：件）", "图1 2023年申请情况", "图2 2023年流程"} {
		if !strings.Contains(string(after), want) {
			t.Errorf("no %s", want)
		}
	}
	for _, want := range []string{"“一、总体情况”在表后面还有 2 段原来的文字，没有改", "从“年度”开始的这个表", "从“类别”开始的这个表",
		"这一行说的是旁边没有改的表或者图片", "这里的图片没有改动"} {
		if !strings.Contains(remarks(done.Remarks), want) {
			t.Errorf("no %s in\n%s", want, remarks(done.Remarks))
		}
	}
}

// TestNotesAreNamed shows that a footnote of last year's, which stays, is named.
func TestNotesAreNamed(t *testing.T) {
	pkg := word(t, unfilled.with(func(s *sheetful) { s.closing = p("示例市司法局") }).String(), map[string]string{
		"footnotes.xml": `<w:footnotes ` + wordNS + `><w:footnote w:id="1">` + p("2023年含网上申请2000件。") + `</w:footnote></w:footnotes>`})
	done, err := ByLabels(pkg, smallReport(t), builtin, nil)
	if err != nil {
		t.Fatalf("ByLabels: %v", err)
	}
	if said := remarks(done.Remarks); !strings.Contains(said, "脚注!第1段 这一段里的“2000件”不是统计表的数，没有改，请核对") {
		t.Errorf("told %s", said)
	}
}

// TestTableNotesAreNamed shows that a note in a row of a form's table keeps last year's figures with their year, and is
// named; a year alone is replaced.
func TestTableNotesAreNamed(t *testing.T) {
	table := func(notes ...string) string {
		rows := []string{tr("", "本年制发件数", "本年收费金额"), tr("规章", "1", "2"), tr("规范性文件（2022年为6件）", "3", "4")}
		for _, n := range notes {
			rows = append(rows, tr(n, "", ""))
		}
		return tbl(rows...)
	}
	last := func(table string) string {
		return unfilled.with(func(s *sheetful) {
			s.title, s.table = p("样本市水务局2023年政府信息公开工作年度报告"), table
		}).String()
	}
	done, err := ByLabels(word(t, last(table("注：2023年含网上制发7件。", "注：废止另有8件。", "注：2023年起分类。")), nil),
		smallReport(t), builtin, nil)
	if err != nil {
		t.Fatalf("ByLabels: %v", err)
	}
	after, _ := done.Package.Part("word/document.xml")
	for _, want := range []string{"注：2023年含网上制发7件。", "注：废止另有8件。", "注：2024年起分类。", "规范性文件（2022年为6件）"} {
		if !strings.Contains(string(after), want) {
			t.Errorf("no %s", want)
		}
	}
	for _, want := range []string{"第3行第1格 这一格里的“6件”不是统计表的数", "第4行第1格 这一格里有上年的数“7件”，没有改", "第5行第1格 这一格里的“8件”不是统计表的数，没有改"} {
		if said := remarks(done.Remarks); !strings.Contains(said, want) || strings.Contains(said, "第6行") {
			t.Errorf("no %s in\n%s", want, said)
		}
	}
}
