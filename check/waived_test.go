package check

import (
	"testing"

	"nianbao/check/waive"
	"nianbao/form/define"
)

// TestWaivedStays explains what stands in a text, then lets something else that looks alike stand in the same cell: that
// is told of, with what was explained or in its place.
func TestWaivedStays(t *testing.T) {
	for _, test := range []struct{ rule, first, second string }{
		{"N20", "培训XX场。", "印发〔2024〕号文件。"},
		{"N25", "申请人张某，13800138000。", "申请人李某，13900139111。"},
		{"N25", "申请人张某，13800138000。", "申请人李某，13855555500。"}, // which is shown as the first is
		{"N25", "家住示例区示例路8号。", "家住示例区示例路9号。"},
		{"N28", "本年的信息公开申请全部办结。", "收到的政府信息公开申请全部办结。"},
	} {
		for _, both := range []bool{true, false} {
			s := told(t)
			s.carried("2")
			overview := s.at("文字!A2").Text
			check := func(lines string, waivers []waive.Waiver) (waivedOf, counts []Finding) {
				s.set("文字!A2", overview+"\n"+lines)
				r := s.read(t)
				list, _ := waive.Apply(r, Report(r, define.Builtin()), waivers)
				for _, f := range list {
					switch {
					case f.Rule.ID != test.rule:
					case f.Waived != "":
						waivedOf = append(waivedOf, f)
					default:
						counts = append(counts, f)
					}
				}
				return waivedOf, counts
			}
			_, found := check(test.first, nil)
			if len(found) != 1 {
				t.Fatalf("%s %s: %d findings", test.rule, test.first, len(found))
			}
			waivers := []waive.Waiver{waive.Of(&found[0], "核对过")}
			if w, c := check(test.first, waivers); len(w) != 1 || len(c) != 0 {
				t.Fatalf("%s %s: %d explained, %d count", test.rule, test.first, len(w), len(c))
			}
			lines := test.second
			if both {
				lines = test.first + test.second
			}
			if _, c := check(lines, waivers); len(c) == 0 {
				t.Errorf("%s %s is explained as well", test.rule, lines)
			}
		}
	}
}
