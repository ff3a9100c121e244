package serve

import (
	"strconv"
	"strings"
	"testing"

	"nianbao/serve/desk"
)

// TestAnotherYear drops files of 2024 and one of 2023: it is told of whatever is made, with a list and without, and the
// notice does not count it as filed.
func TestAnotherYear(t *testing.T) {
	c := start(t, t.TempDir())
	var ids, list []string
	for i, agency := range []string{"示例市司法局", "示例市财政局", "示例市教育局"} {
		v := c.correct(c.dropped(samplePath).ID, typed{"particulars": typed{"agency": agency, "year": strconv.Itoa(2024 - i/2), "date": ""}})
		ids, list = append(ids, v.ID), append(list, agency)
	}
	for _, roster := range [][]string{nil, list} {
		for _, kind := range []string{"notice.docx", "summary.xlsx", "zip"} {
			var of made
			c.must("POST", "/api/v1/batch", desk.Batch{Files: ids, Kind: kind, Roster: roster}, &of)
			said := strings.Join(of.Remarks, "\n")
			if !strings.Contains(said, "示例市教育局 报的是 2023年（huaian-2024（3）.xlsx）") || strings.Contains(said, "：\n") {
				t.Errorf("%s, %d listed: %q", kind, len(roster), of.Remarks)
			}
			if kind != "notice.docx" {
				continue
			}
			text := printed(unzip(t, c.download(of.Download))["word/document.xml"])
			want := "共收到2个单位的年度报告，待核实1个。"
			if roster != nil {
				want = "应报送的单位3个，已报送2个，未报送0个，待核实1个。"
			}
			if !strings.Contains(text, want) || !strings.Contains(text, "报的是2023年的年度报告") ||
				!strings.Contains(text, "有警告、没有错误的") {
				t.Errorf("%s", text)
			}
		}
		var told desk.Together
		c.must("POST", "/api/v1/together", typed{"files": ids, "roster": roster}, &told)
		if !strings.Contains(strings.Join(told.Said, "\n"), "示例市教育局 报的是 2023年") {
			t.Errorf("together: %q", told.Said)
		}
	}
}

// printed returns what a part of a document prints.
func printed(part []byte) string {
	var b strings.Builder
	for _, run := range strings.Split(string(part), "<w:t")[1:] {
		if _, text, ok := strings.Cut(run, ">"); ok {
			text, _, _ = strings.Cut(text, "</w:t>")
			b.WriteString(text)
		}
	}
	return b.String()
}

// TestCountedOneWay shows that what a summary counts besides the files' own checks is said where it is fetched.
func TestCountedOneWay(t *testing.T) {
	c := start(t, t.TempDir())
	a, b := c.agency("示例市司法局", 5), c.agency("示例市财政局", 7)
	for _, kind := range []string{"summary.xlsx", "zip"} {
		var of made
		c.must("POST", "/api/v1/batch", desk.Batch{Files: []string{a.ID, b.ID}, Kind: kind}, &of)
		if said := strings.Join(of.Remarks, "\n"); !strings.Contains(said, "涉及 2 个文件，汇总里算作这些文件的警告、提示，网页的文件表里没有算") {
			t.Errorf("%s: %q", kind, of.Remarks)
		}
	}
}
