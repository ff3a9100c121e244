package sentences

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"nianbao/check/checktest"
	"nianbao/form"
)

// TestTold holds how each sentence of the corpus is read and all that is found in it, with last year's report beside it
// and without, and among sentences that are right.
func TestTold(t *testing.T) {
	data, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	var r *form.Report
	var list []checktest.Telling
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "":
		case strings.HasPrefix(line, "["):
			edition, agency, _ := strings.Cut(strings.Trim(line, "[]"), " ")
			r = theReport(edition, agency)
		case strings.HasPrefix(line, "#"):
			list = append(list, checktest.Telling{Name: fmt.Sprintf("%03d %s", n, strings.Trim(line, "# "))})
		default:
			_, text, _ := strings.Cut(line, "|")
			text = strings.ReplaceAll(text, `\n`, "\n")
			of := withText(r, text)
			if n%3 == 0 {
				of = withText(r,
					"本年度未收到政府信息公开申请。"+text+"2024年，共收到政府信息公开申请36件，其中自然人28件。")
			}
			told := &list[len(list)-1].Text
			for _, c := range read(of) {
				*told += fmt.Sprintln(c.quote, c.says, c.kind)
			}
			*told += checktest.Words(findings(of))
		}
	}
	checktest.Hold(t, list)
}
