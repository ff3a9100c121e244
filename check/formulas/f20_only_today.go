package formulas

import (
	"fmt"
	"strings"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/formula"
)

var f20 = &rule.Rule{
	ID: "F20", Severity: rule.Error, Title: "公式不等于应当加的各格之和",
	What: "总计的公式不是把各格相加，比率的公式不是把两边相除、照规定四舍五入：用了条件、查找、最大最小、取整一类写法，" +
		"或者看格里是不是空着、是不是某个数，或者除错了格。" +
		"现在的结果即使是对的，改了数也会错。判断的办法是试改表里的数，看结果是不是各格之和、应有的比率。",
	Basis:   basisComputed,
	Example: "总计写成 =IF(D4=3001,3119,SUM(D4:I4))：“商业企业”改了，结果仍是 3119。",
	Mend:    "改成应有的公式，或者用 nianbao fix 改正。",
	Run:     report,
}

// maxChanges is how many of the cells a message lists that are changed to show that a formula is wrong.
const maxChanges = 3

func refuted(f *audit.Formula) string {
	t := f.Refuted()
	if t == nil {
		return ""
	}
	if f.Ratio != nil {
		return "不是应有的比率：" + when(f, t) + fmt.Sprintf("结果是%s，应为 %s", spelled(t.Got), t.Want)
	}
	return "不等于应当加的各格之和：" + when(f, t) + fmt.Sprintf("结果是%s，应为 %s", spelled(t.Got), t.Want)
}

// when says with which figures a formula comes to something else than it must.
func when(f *audit.Formula, t *audit.Trial) string {
	if len(t.Changes) == 0 {
		return "按现在的数，"
	}
	var changes []string
	for _, c := range t.Changes[:min(len(t.Changes), maxChanges)] {
		changes = append(changes, f.Names(c.At)+"从"+held(c.Before)+"改成"+spelled(c.After))
	}
	if len(t.Changes) > maxChanges {
		return fmt.Sprintf("现在的数下碰巧相等，把%s等 %d 格改了，", strings.Join(changes, "、"), len(t.Changes))
	}
	return "现在的数下碰巧相等，把" + strings.Join(changes, "、") + "，"
}

// held returns what a cell holds as a sentence has it: 空白, 53 with spaces around it.
func held(v formula.Value) string {
	if v.Kind == formula.Number {
		return spelled(v) + " "
	}
	return spelled(v)
}
