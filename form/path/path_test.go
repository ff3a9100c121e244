package path

import (
	"testing"

	"nianbao/form"
)

// TestPath shows which texts are a path to a label: its groups by name or number, some left out, none contradicted.
func TestPath(t *testing.T) {
	nodes := []*form.Node{{Label: "三、本年度办理结果"}, {Label: "（三）不予公开"}, {Label: "1.属于国家秘密"}}
	names := map[*form.Node][]string{nodes[0]: {"本年度办理结果"}, nodes[1]: {"不予公开", ""}, nodes[2]: {"属于国家秘密", "国家秘密"}}
	p := New(nodes, func(n *form.Node) []string { return names[n] })
	if got := p.Names(); len(got) != 2 || got[1] != "国家秘密" {
		t.Errorf("the label is called %v", got)
	}
	const neither, named, numbered = 0, 1, 2
	for text, want := range map[string]int{
		"三、本年度办理结果-(三)不予公开-1.属于国家秘密": named, "本年度办理结果/不予公开/国家秘密": named, "不予公开→国家秘密": named,
		"三、1.国家秘密": named, "(三)国家秘密": named, "三-(三)-国家秘密": named, "三(三)1.属于国家秘密": named, "本年度办理结果国家秘密": named,
		"不予公开.1.国家秘密:": named, "-三、不予公开 国家秘密": named,
		"(三国家秘密": neither, "(三、国家秘密": neither, "(三-国家秘密": neither,
		"国家秘密": neither, "1.国家秘密": neither, "四、1.国家秘密": neither, "三、(四)国家秘密": neither, "不予公开-2.国家秘密": neither,
		"不予公开": neither, "不予公开-国家秘密等": neither, "国家秘密-不予公开": neither, "": neither, "三、不予公开1": neither,
		"三(三)1": numbered, "三-(三)-1.": numbered, "(三)1": numbered, "-(三)-1": numbered,
		"三、(三)、1": numbered, "1": neither, "三(三)": neither, "(三)2": neither, "三(四)1": neither, "三3.1": neither,
		"(三)(1)": numbered, "二三(三)1": neither,
		"三三(三)1": neither, "三(三)甲": neither, "三1": neither,
	} {
		got := neither
		if p.Fits(form.Folded(text)) {
			got = named
		} else if p.FitsNumbers(form.Folded(text)) {
			got = numbered
		}
		if got != want {
			t.Errorf("%q fits %d, want %d", text, got, want)
		}
	}
	alone := New(nodes[2:], func(n *form.Node) []string { return names[n] })
	if alone.Fits("1.国家秘密") || alone.Fits("国家秘密") || alone.FitsNumbers("1") {
		t.Error("a label without groups is a path")
	}
}

// TestIsNumbers tells paths of numbers from dates and numbers of lists.
func TestIsNumbers(t *testing.T) {
	for key, want := range map[string]bool{"三(三)1": true, "三-(三)-1.": true, "十": true, "1-2": false, "2024.1": false,
		"三甲": false, "": false, "(1)": false} {
		if IsNumbers(key) != want {
			t.Errorf("%q is numbers: %v", key, !want)
		}
	}
}

// TestNumeral reads numerals below a hundred.
func TestNumeral(t *testing.T) {
	for text, want := range map[string]int{"一": 1, "九": 9, "十": 10, "十一": 11, "二十": 20, "三十五": 35, "二三": 23, "12": 12,
		"7": 7, "": 0} {
		if got := numeral(text); got != want {
			t.Errorf("%s is %d", text, got)
		}
	}
}
