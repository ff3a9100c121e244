package waivers

import (
	"strings"
	"testing"

	"nianbao/check"
	"nianbao/check/waive"
	"nianbao/form"
	"nianbao/form/define"
)

// TestBetween seeks what other files show among their findings, and where there are none among the sentences that are compared.
func TestBetween(t *testing.T) {
	const sentence = "在政务大厅增设政策查阅专柜，配发便民手册三百册"
	r := form.NewReport(define.Builtin()[1])
	r.Agency, r.Year = "示例市司法局", 2024
	r.Texts["overview"] = form.Text{Text: sentence + "。", Lines: []form.Line{{Text: sentence + "。"}}}
	y11, err := Rule(define.Builtin(), "Y11")
	if err != nil {
		t.Fatalf("no such rule: %v", err)
	}
	y07, err := Rule(define.Builtin(), "Y07")
	if err != nil {
		t.Fatalf("no such rule: %v", err)
	}
	zero := 0
	found := Found{Path: "甲.xlsx", Report: r, Findings: []check.Finding{{Rule: y07}}}
	list, alone, err := Between{Asked: true, Found: []check.Finding{{Rule: y11, Message: "甲"}, {Rule: y11, Follows: &zero}}}.In(found, y11)
	if err != nil || alone || len(list) != 3 || list[2].Follows == nil || *list[2].Follows != 1 || zero != 0 {
		t.Errorf("among others: %v, %v, %v", list, alone, err)
	}
	found.Findings = append(found.Findings, check.Finding{Rule: y07})
	one := 1
	list, _, err = Between{Asked: true, Found: []check.Finding{{Rule: y11}, {Rule: y11}, {Rule: y11, Follows: &one}}}.In(found, y11)
	if err != nil || len(list) != 5 || *list[4].Follows != 3 || one != 1 {
		t.Errorf("behind two: %v, %v", list, err)
	}
	found.Findings = found.Findings[:1]
	if list, alone, err := (Between{}).In(found, y07); err != nil || alone || len(list) != 1 {
		t.Errorf("of a rule about one report: %v, %v, %v", list, alone, err)
	}
	for text, want := range map[string]string{
		"查阅专柜": "", "": "没有给出别的文件", "月球": "参加比较的文字里，没有一句写着“月球”",
	} {
		found.Text = text
		list, alone, err := (Between{}).In(found, y11)
		if want == "" && (err != nil || !alone || len(list) != 2) || want != "" && (err == nil || alone || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, %v, %v", text, list, alone, err)
		}
	}
	found.Text, found.Findings = "专柜", []check.Finding{{Rule: y11, Message: "有专柜"}}
	if list, alone, err := (Between{}).In(found, y11); err != nil || alone || len(list) != 1 {
		t.Errorf("found already: %v, %v, %v", list, alone, err)
	}
	whole := Whole(r, found.Findings)
	if len(whole) != 2 || len(found.Findings) != 1 || whole[1].Rule.ID != "Y11" {
		t.Errorf("whole %v", whole)
	}
	w := waive.Of(&whole[1], "统一的话")
	other := w
	other.Values = []waive.Value{{Cell: w.Values[0].Cell, Value: "别的话"}}
	if !Stands(r, w) || Stands(r, other) || Stands(r, waive.Waiver{Rule: "Y07", Values: w.Values}) {
		t.Errorf("which stand: %+v", w)
	}
}
