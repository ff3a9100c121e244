package form

import (
	"strings"
	"testing"
)

// TestNumbered parts lines into number and words.
func TestNumbered(t *testing.T) {
	for _, c := range []struct {
		line   string
		n      Numbering
		number int
		marked bool
		words  string
	}{
		{"总体情况", Unnumbered, 0, false, "总体情况"}, {"", Unnumbered, 0, false, ""},
		{"一、总体情况", Chapters, 1, false, "总体情况"},
		{" 十二、 总体情况 ", Chapters, 12, false, "总体情况"}, {"二十、总", Chapters, 20, false, "总"},
		{"二十三.总", Chapters, 23, false, "总"},
		{"贰、总", Chapters, 2, false, "总"}, {"拾壹、总", Chapters, 11, false, "总"},
		{"六 总", Chapters, 6, false, "总"}, {"六）总", Chapters, 6, false, "总"},
		{"第一部分 总体", Chapters, 1, false, "总体"}, {"第12章总体", Chapters, 12, false, "总体"},
		{"第三节、总体", Chapters, 3, false, "总体"},
		{"第 六 部 分 总 体", Chapters, 6, false, "总体"}, {"（三）总体", Parts, 3, false, "总体"},
		{"(十)、总体", Parts, 10, false, "总体"},
		{"1.总体", Figures, 1, false, "总体"}, {"12、总体", Figures, 12, false, "总体"},
		{"3 总体", Figures, 3, false, "总体"},
		{"1.5倍", Unnumbered, 0, false, "1.5倍"}, {"1.2024年总体", Figures, 1, false, "2024年总体"},
		{"2024年总体", Unnumbered, 0, false, "2024年总体"},
		{"（4）总体", Points, 4, false, "总体"}, {"③总体", Points, 3, false, "总体"},
		{"⑳ 总体", Points, 20, false, "总体"}, {"①", Points, 1, false, ""},
		{"## 一、总体", Chapters, 1, true, "总体"}, {"**一、总体**", Chapters, 1, true, "总体"},
		{"# 总体 #", Unnumbered, 0, true, "总体"},
		{"|六、总体", Chapters, 6, false, "总体"}, {"l六、总体", Chapters, 6, false, "总体"},
		{"|总体", Unnumbered, 0, false, "|总体"},
		{"·一、总体", Chapters, 1, false, "总体"}, {"Ⅲ、总体", Chapters, 3, false, "总体"},
		{"IV.总体", Chapters, 4, false, "总体"},
		{"VIII:总体", Chapters, 8, false, "总体"}, {"IIV、总体", Unnumbered, 0, false, "IIV、总体"},
		{"Ⅸ、总体", Unnumbered, 0, false, "Ⅸ、总体"},
		{"IV.", Unnumbered, 0, false, "IV."}, {"【五、总体】", Chapters, 5, false, "总体"},
		{"“五、总体”", Chapters, 5, false, "总体"},
		{"[五、总体]后", Unnumbered, 0, false, "[五、总体]后"},
		{"【五、】总体】", Unnumbered, 0, false, "【五、】总体】"}, {"一、", Unnumbered, 0, false, "一、"},
		{"一总体", Unnumbered, 0, false, "一总体"}, {"一､总体", Chapters, 1, false, "总体"},
		{"某 一 事", Unnumbered, 0, false, "某 一 事"},
		{"一 、总体", Chapters, 1, false, "、总体"},
		{strings.Repeat("第 六 部 分", 20), Unnumbered, 0, false, strings.Repeat("第 六 部 分", 20)},
	} {
		n, number, marked, words := Numbered(c.line)
		if n != c.n || number != c.number || marked != c.marked || words != c.words {
			t.Errorf("%q: %d %d %v %q", c.line, n, number, marked, words)
		}
	}
}

// headed returns a form whose headings are known by their words, too.
func headed() *Form {
	return New(Form{Fillers: []string{"政府信息公开", "工作"}, Sections: []*Section{
		{Title: "一、总体情况", Text: "overview", Heading: HeadingWords{Aliases: []string{"工作概述"}}},
		{Title: "二、主动公开情况", Sheet: "主动公开"},
		{Title: "第三部分 其他需要报告的事项", Text: "other",
			Heading: HeadingWords{Terms: []string{"其他 事项", "其它 情况"}, Besides: []string{"需要", "的"}}},
	}})
}

// TestReadHeading knows the form's headings in its own words, and to the same effect.
func TestReadHeading(t *testing.T) {
	f := headed()
	for _, c := range []struct {
		line    string
		section int // -1 for none
		exact   bool
		number  int
		ok      bool
	}{
		{"一、总体情况", 0, true, 1, true}, {"总体情况", 0, true, 0, true}, {"（一）总体情况：", 0, true, 1, true},
		{"五、总 体 情 况", 0, true, 5, true},
		{"一、总体情况（续）", 0, true, 1, true}, {"一、总体情况(200字以内)", 0, true, 1, true},
		{"一、总体情况（续", -1, false, 1, true},
		{"五总体情况", 0, true, 5, true}, {"五别的情况", -1, false, 0, false},
		{"一、政府信息公开工作概述", 0, false, 1, true}, {"工作概述", 0, false, 0, true},
		{"2024工作概述", 0, false, 0, true},
		{"1824工作概述", -1, false, 0, false}, {"一、工作概述和别的", -1, false, 1, true},
		{"工作概述。", -1, false, 0, false},
		{"二、主动公开情况", 1, true, 2, true}, {"第三部分 其他需要报告的事项", 2, true, 3, true},
		{"其他需要报告的事项", 2, true, 0, true},
		{"三、其他事项", 2, false, 3, true}, {"其他工作的事项", 2, false, 0, true},
		{"其他，事项", -1, false, 0, false}, {"其它情况", 2, false, 0, true},
		{"其他情况", -1, false, 0, false}, {"事项", -1, false, 0, false}, {"甲、总体情况", -1, false, 0, false},
		{"", -1, false, 0, false}, {"一、", -1, false, 0, false},
		{"七、别的", -1, false, 7, true}, {"①", -1, false, 1, false},
		{"总体情况" + strings.Repeat(" ", 138), 0, true, 0, true},
		{"总体情况" + strings.Repeat(" ", 139), -1, false, 0, false},
	} {
		h, ok := f.ReadHeading(c.line)
		var want *Section
		if c.section >= 0 {
			want = f.Sections[c.section]
		}
		if h.Section != want || h.Exact != c.exact || h.Number != c.number || ok != c.ok {
			t.Errorf("%q: %+v, %v", c.line, h, ok)
		}
	}
	made := &Form{Sections: f.Sections, Fillers: f.Fillers} // not by New
	if h, ok := made.ReadHeading("三、其他事项"); h.Section != f.Sections[2] || !ok || !made.MayHead("别") {
		t.Errorf("%+v", h)
	}
	for words, want := range map[string]bool{"总体情况": true, "别的": false, "别的总体情况": true, "a b": true, "": false,
		"其他": true, "某\u200b事": true} {
		if f.MayHead(words) != want {
			t.Errorf("%q may head: not %v", words, want)
		}
	}
	for _, r := range " \t\r\n\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad" {
		if !isSpacing(r) {
			t.Errorf("%U is no space", r)
		}
	}
}

func TestReadHeadingOf(t *testing.T) {
	f := headed()
	for _, c := range []struct {
		agency, line string
		section      bool
		exact, ok    bool
	}{
		{"甲县某局", "一、甲县某局总体情况", true, false, true}, {"甲县某局", "一、总体情况", true, true, true},
		{"甲县某局", "一、乙县某局总体情况", false, false, true},
		{"", "一、甲县某局总体情况", false, false, true}, {"甲县某局", "甲县某局别的", false, false, false},
		{"甲县某局", "一、甲县某局别的", false, false, true},
	} {
		if h, ok := f.ReadHeadingOf(c.agency, c.line); (h.Section != nil) != c.section || h.Exact != c.exact ||
			ok != c.ok {
			t.Errorf("%q of %q: %+v, %v", c.line, c.agency, h, ok)
		}
	}
}

// TestReadHeadingAndText divides a heading from what the text says behind it.
func TestReadHeadingAndText(t *testing.T) {
	f := headed()
	for _, c := range []struct{ line, text string }{
		{"三、其他需要报告的事项：无。", "无。"}, {"三、其他需要报告的事项。无", "无"},
		{"三、其他需要报告的事项 无", "无"}, {"三、其他需要报告的事项： 无", "无"},
		{"三、其他事项：无", "无"}, {"三、其他事项。无", ""}, {"其他需要报告的事项：无", ""},
		{"三、其他需要报告的事项：", ""}, {"三、其他需要报告的事项", ""},
		{"二、主动公开情况：无", ""}, {"七、别的：无", ""}, {"三、甲县某局其他事项：无", "无"},
		{"三、 其他需要报告的事项：甲：乙", "甲：乙"},
		{"三、其他需要报告的事项" + strings.Repeat("的", 40) + "：无", ""},
	} {
		h, text, ok := f.ReadHeadingAndText("甲县某局", c.line)
		if text != c.text || ok != (c.text != "") || ok && h.Section != f.Sections[2] || !ok && h != (HeadingLine{}) {
			t.Errorf("%q: %+v %q %v", c.line, h, text, ok)
		}
	}
	for _, r := range "：:。 \t\u3000" {
		if !DividesHeading(r) {
			t.Errorf("%q divides nothing", r)
		}
	}
	for _, r := range "。！？；!?;" {
		if !EndsSentence(r) || r != '。' && DividesHeading(r) {
			t.Errorf("%q ends no sentence, or divides", r)
		}
	}
	if EndsSentence('，') || DividesHeading('，') {
		t.Error("a comma ends a sentence")
	}
}
