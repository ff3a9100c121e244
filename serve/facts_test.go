package serve

import (
	"slices"
	"strings"
	"testing"

	"nianbao/serve/desk"
	"nianbao/serve/view"
)

// TestFactsBesideABadDate types particulars into a new workbook and an old one, and a date or year that is none beside
// them: what is downloaded, with and without notes, has the others, and so has the Word report.
func TestFactsBesideABadDate(t *testing.T) {
	c := start(t, t.TempDir())
	blank := &view.View{}
	c.must("POST", "/api/v1/new", typed{"agency": "示例市司法局", "year": 2024}, blank)
	for _, v := range []*view.View{blank, c.dropped(samplePath)} {
		for _, bad := range []typed{{"date": "2025年1月"}, {"date": "2025/2/30"}, {"year": "24"}, {"date": "2026/1/15", "year": "二四"}} {
			facts := typed{"address": "示例市人民路 1 号", "postcode": "010000", "phone": "0000-7654321"}
			for id, text := range bad {
				facts[id] = text
			}
			v = c.correct(v.ID, typed{"particulars": facts})
			for _, kind := range []string{"workbook", "marked", "docx"} {
				if kind == "docx" && bad["year"] != nil {
					continue // of no year no report is written
				}
				name, data := c.fetch(v.ID, desk.Wanted{Kind: kind, Draft: true})
				r := opened(t, name, data).Report
				for _, id := range []string{"address", "postcode", "phone"} {
					if got := strings.ReplaceAll(r.Particular(id), " ", ""); got != strings.ReplaceAll(facts[id].(string), " ", "") {
						t.Errorf("%v: %s has %s %q", bad, name, id, got)
					}
				}
			}
			if slices.ContainsFunc(v.Remarks, func(r string) bool { return strings.Contains(r, "没有地方放") }) {
				t.Errorf("%q", v.Remarks)
			}
			c.must("POST", "/api/v1/files/"+v.ID+"/undo", nil, v)
		}
	}
}

// TestPlainDates shows that a date is what it is in whatever way it is typed.
func TestPlainDates(t *testing.T) {
	c := start(t, t.TempDir())
	v := c.dropped(samplePath)
	for _, date := range []string{"2025-1-15", "2025/1/15", "2025.01.15", "二〇二五年一月十五日", "２０２５年1月15日"} {
		v = c.correct(v.ID, typed{"particulars": typed{"date": date}})
		_, data := c.fetch(v.ID, desk.Wanted{Kind: "workbook"})
		at := slices.IndexFunc(v.Particulars, func(p view.Particular) bool { return p.ID == "date" })
		if v.Check.Status != "ok" || v.Particulars[at].Value != "2025年1月15日" || row(sheets(t, data), "2025年1月15日") == nil {
			t.Errorf("%s is %s: %+v", date, v.Particulars[at].Value, v.Check.Findings)
		}
	}
}
