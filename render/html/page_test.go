package html

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
)

// TestWriteIsIndexed shows what a page says of itself to sites and search engines, in the title with agency and year;
// what is not known is not said.
func TestWriteIsIndexed(t *testing.T) {
	r := filled(define.Builtin()[1], numbers)
	r.Agency, r.Year = `示例市"司法"局`, 2024
	r.Particulars[form.Date] = "二〇二五年一月二十日"
	said := func() map[string]string {
		data, metas := write(t, r, Options{}), map[string]string{}
		for _, m := range elements(t, data, "meta") {
			metas[value(m, "name")] = value(m, "content")
		}
		metas["title"] = content(elements(t, data, "title")[0])
		if main := elements(t, data, "main"); len(main) != 1 || !strings.Contains(content(main[0]), "一、总体情况") {
			t.Errorf("%d <main>", len(main))
		}
		return metas
	}
	const name = `示例市"司法"局2024年政府信息公开工作年度报告`
	metas := said()
	for key, want := range map[string]string{"title": name, "ArticleTitle": name, "PubDate": "2025-01-20",
		"ContentSource": `示例市"司法"局`, "ColumnName": "政府信息公开年报",
		"Keywords": `政府信息公开,2024年,示例市"司法"局`, "color-scheme": "light dark"} {
		if metas[key] != want {
			t.Errorf("%s is %q, want %q", key, metas[key], want)
		}
	}
	r.Particulars[form.Date] = "2025年2月30日"
	if date, is := said()["PubDate"]; is {
		t.Errorf("dated %q", date)
	}
}

// TestWriteIsSigned shows that a page is signed without a date, too.
func TestWriteIsSigned(t *testing.T) {
	r := filled(define.Builtin()[1], numbers)
	r.Agency, r.Particulars[form.Date] = "示例市司法局", ""
	if feet := elements(t, write(t, r, Options{}), "footer"); len(feet) != 1 || strings.TrimSpace(content(feet[0])) != r.Agency {
		t.Errorf("%d footers", len(feet))
	}
}

// TestLabelsStayInSight shows which cells stay while the figures of a wide table scroll: the labels of its rows, with the
// corner above them, each from the place of its column.
func TestLabelsStayInSight(t *testing.T) {
	data := write(t, filled(define.Builtin()[1], numbers), Options{})
	for _, th := range elements(t, data, "th") {
		label, class := content(th), value(th, "class")
		for text, want := range map[string]string{"一、本年新收政府信息公开申请数量": "stub3", "三、本年度办理结果": "stub3",
			"（三）不予公开": "stub2", "2.重复申请": "stub1", "自然人": "", "规章": ""} {
			if label == text && (want == "" && strings.Contains(class, "stub") || !strings.Contains(class, want)) {
				t.Errorf("%s has class %q, want %q", label, class, want)
			}
		}
	}
	for _, class := range []string{"stub1", "stub2", "stub3"} {
		if strings.Count(styleSheet, "th."+class) < 2 || !strings.Contains(styleSheet, "col."+class) {
			t.Errorf("the style sheet has no place for %s", class)
		}
	}
}
