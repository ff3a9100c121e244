package sentences

import (
	"slices"
	"strings"
	"testing"

	"nianbao/check/checktest"
	"nianbao/form"
	"nianbao/form/shortname"
	"nianbao/form/spoken"
)

// TestStated shows which numbers sentences give for which figures, and for sums of them: none of last
// year, none of a larger body where the table is about the agency alone.
func TestStated(t *testing.T) {
	r := withText(theReport("2021", "示例市司法局"), "2024年，共收到政府信息公开申请35件，其中自然人28件，法人8件。2023年，收到政府信息公开申请30件。\n"+
		"全市共收到政府信息公开申请350件。\n全年办结34件，信息不存在4件。")
	got := map[string]string{}
	for _, s := range Stated(r) {
		for _, terms := range s.Sums {
			ids := make([]string, 0, len(terms))
			for _, t := range terms {
				ids = append(ids, strings.TrimPrefix(t.Cell.ID, "applications."))
			}
			got[strings.Join(ids, "+")] += s.Number.String() + " "
		}
	}
	for id, want := range map[string]string{
		"received.total": "35 ", "received.person": "28 ", "received.company": "", "received.company+received.research+received.charity+received.legal+received.other": "8 ",
	} {
		if got[id] != want {
			t.Errorf("%s is said to be %q, want %q: %v", id, got[id], want, got)
		}
	}
}

// TestShortNames tells an agency's short names from those of others.
func TestShortNames(t *testing.T) {
	for _, test := range []struct{ agency, text, want string }{
		{"示例市司法局", "市司法局共收到", "市司法局"}, {"示例市司法局", "市局共收到", "市局"}, {"示例市司法局", "市公安局", ""},
		{"示例区人民政府办公室", "区政府办公室共收到", "区政府办公室"}, {"示例区人民政府办公室", "区政府办共收到", "区政府办"},
		{"示例区人民政府办公室", "区政府共收到", ""}, {"示例市卫生健康委员会", "市卫健委收到", "市卫健委"},
		{"示例县示范镇人民政府", "县政府收到", ""}, {"示例县示范镇人民政府", "示范镇收到", "示范镇"},
		{"示例县示范镇人民政府", "镇政府收到", "镇政府"}, {"示例区示例街道办事处", "示例街道共收到", "示例街道"},
		{"示例市人民政府", "政府信息公开申请", ""}, {"", "市局收到", ""},
	} {
		text := []rune(test.text)
		if got := string(text[:shortname.Of(plain(test.agency)).At(text)]); got != test.want {
			t.Errorf("%s in %s: %q, want %q", test.agency, test.text, got, test.want)
		}
	}
}

// TestLongLine shows that what stands far behind in a line is read like any other, whatever ends the sentences before it.
func TestLongLine(t *testing.T) {
	for _, end := range []string{"。", "！", "？", "；", "!", "?", ";"} {
		padding := strings.Repeat("我局认真学习有关规定"+end, 4000)
		r := withText(theReport("2021", "示例市司法局"), padding+"全年新收政府信息公开申请99件"+end+padding)
		if list := findings(r); len(list) != 1 || list[0].Rule.ID != "N01" || r.Overlong() != nil {
			t.Errorf("%s: got %v, %v", end, list, r.Overlong())
		}
	}
}

// TestUnseen reads numbers and words in which something stands that nobody sees.
func TestUnseen(t *testing.T) {
	for _, unseen := range []string{"\u00AD", "\u200B", "\u200D", "\u2060", "\uFEFF"} {
		r := withText(theReport("2021", "示例市司法局"), "收到政府信息公"+unseen+"开申请9"+unseen+"9件。")
		if list := findings(r); len(list) != 1 || list[0].Actual != "99" {
			t.Errorf("%q: got %v", unseen, list)
		}
	}
}

// TestLastOfAnotherForm shows that nothing is told of a figure that the form of last year's report has not.
func TestLastOfAnotherForm(t *testing.T) {
	r := checktest.Made("2021", "示例市司法局", 2021, "documents.normative.effective=42 licensing.permits.decisions=30")
	r.Hold(r.Form.Other(form.Last), checktest.Made("2019", "示例市司法局", 2020, "licensing.permits.decisions=20"), "上年.xlsx")
	text := "现行有效行政规范性文件42件，较2020年的40件增加2件。作出行政许可决定30件，较2020年的25件增加5件。"
	if list := findings(withText(r, text)); len(list) != 1 || list[0].Actual != "25" {
		t.Errorf("got %v", list)
	}
}

// TestLexiconOrder shows that a word that a definition has for two levels means the same each time it is read.
func TestLexiconOrder(t *testing.T) {
	of := &spoken.Sentences{Wider: map[string][]string{"省": {"全域"}, "市": {"全域"}, "区": {"全域"}}}
	first := newLexicon(of).at([]rune("全域")).senses
	for range 20 {
		if again := newLexicon(of).at([]rune("全域")).senses; !slices.Equal(again, first) {
			t.Fatalf("%v, and then %v", first, again)
		}
	}
}
