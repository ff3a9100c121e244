package texts

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyPeriod states the time that figures cover in any of the ways in which it is written: all but the whole year is
// told of.
func TestAnyPeriod(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		from, to := [2]int{1, 1}, [2]int{12, 31}
		if rapid.Bool().Draw(t, "begins otherwise") {
			from = [2]int{rapid.IntRange(1, 12).Draw(t, "first month"), rapid.IntRange(1, 28).Draw(t, "first day")}
		}
		if rapid.Bool().Draw(t, "ends otherwise") {
			to = [2]int{rapid.IntRange(1, 12).Draw(t, "last month"), rapid.IntRange(1, 30).Draw(t, "last day")}
		}
		isWhole := from == [2]int{1, 1} && to == [2]int{12, 31}
		year := pick("year again", "", "2024年")
		said := ""
		switch pick("style", "days", "points", "months", "chinese") {
		case "days":
			said = fmt.Sprintf("自2024年%d月%d日起%s至%s%d月%d日止", from[0], from[1], pick("comma", "", "，"), year, to[0], to[1])
		case "points":
			said = fmt.Sprintf("为2024.%d.%d-2024.%d.%d", from[0], from[1], to[0], to[1])
		case "months":
			said = fmt.Sprintf("为2024年%d月%s%s%d月", from[0], pick("until", "至", "到", "—"), year, to[0])
			isWhole = from[0] == 1 && to[0] == 12
		case "chinese":
			said = fmt.Sprintf("：２０２４年%d月%d日—%s%d月%d日", from[0], from[1], year, to[0], to[1])
		}
		line := "没有收取信息处理费。" + pick("words", "本报告所列数据的统计期限", "统计时间", "数据统计时段", "报告期限") + said + "。"
		want := "N33"
		if isWhole {
			want = ""
		}
		if got := idsOf(judged(line, nil)); got != want {
			t.Fatalf("%s: %q, want %q", line, got, want)
		}
	})
}

// TestAnyNotice cites a notice as the one that prescribes the form: its own is well, another sign, year or number is
// told of, and notices about other things are none of it.
func TestAnyNotice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		open, shut := "〔", "〕"
		if rapid.Bool().Draw(t, "square") {
			open, shut = "[", "]"
		}
		cite := func(sign, year, number string) string { return "（" + sign + open + year + shut + number + "号）" }
		name := pick("name", "《中华人民共和国政府信息公开工作年度报告格式》", "《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》",
			"《国务院办公厅关于印发中华人民共和国政府信息公开工作年度报告格式的通知》")
		before := "没有收取信息处理费。" + pick("before", "根据", "本报告按照", "依据《条例》和")
		wrong := pick("wrong", cite("国办公开办", "2021", "30"), cite("国办函", "2021", "30"), cite("国办发", "2021", "30"),
			cite("国办公开办函", "2021", fmt.Sprint(rapid.IntRange(1, 29).Draw(t, "number"))))
		for line, want := range map[string]string{
			before + name + cite("国办公开办函", "2021", "30") + "编制。":                     "",
			before + name + wrong + "编制。":                                            "N32",
			before + "《2024年政务公开工作要点》" + cite("国办发", "2024", "3") + "编制。":            "",
			before + "《政府信息公开信息处理费管理办法》" + cite("国办函", "2020", "109") + "编制。":        "",
			before + "《政府信息公开工作年度报告有关事项的通知》" + cite("国办公开办函", "2021", "30") + "编制。":  "N32",
			before + "《政府信息公开工作年度报告有关事项的通知》编制。":                                      "N32",
			before + "《政府信息公开工作年度报告有关事项的通知》" + cite("国办公开办函", "2019", "60") + "编制。":  "", // S05
			before + "《省政府办公厅关于做好年度报告工作的通知》（苏政办发" + open + "2021" + shut + "30号）编制。": "",
		} {
			if got := idsOf(judged(line, nil)); got != want {
				t.Fatalf("%s: %q, want %q", line, got, want)
			}
		}
	})
}

// TestAnyNone says in section five that there is nothing to say, in any form; with a problem besides it does not.
func TestAnyNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		none := func() string {
			return pick("none", "无", "无。", " 无 ", "暂无。", "没有", "本年度无。", "不存在问题。", "/")
		}
		first := pick("first", "", "（一）存在的主要问题\n", "（一）存在的主要问题：", "存在的主要问题：", "一、存在问题\n　　")
		text := first + none()
		if rapid.Bool().Draw(t, "two parts") {
			text += "\n" + pick("second", "（二）改进情况\n", "改进情况：", "（二）改进措施：") + none()
		}
		if got := idsOf(opened(text)); got != "N21" {
			t.Fatalf("%s: %q", text, got)
		}
		text += pick("problem", "\n解读的形式单一。", "\n一是人手不足。", "\n无专人负责。")
		if got := idsOf(opened(text)); got != "" {
			t.Fatalf("%s: %q", text, got)
		}
	})
}
