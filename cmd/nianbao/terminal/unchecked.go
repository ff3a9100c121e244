package terminal

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/contract"
)

// An unchecked is what was not checked for want of other reports, once however many files of an edition lack it.
type unchecked struct {
	report, message string
	editions        []string
}

func (t *Tally) lack(edition string, u contract.Unchecked) {
	for i := range t.unchecked {
		if of := &t.unchecked[i]; of.message == u.Message {
			if !slices.Contains(of.editions, edition) {
				of.editions = append(of.editions, edition)
			}
			return
		}
	}
	t.unchecked = append(t.unchecked, unchecked{u.Report, u.Message, []string{edition}})
}

// Unchecked says what was not checked for want of other reports, and of which editions where that is not the same of all.
func (t *Tally) Unchecked(say func(words string)) {
	for i, u := range t.unchecked {
		others := func(o unchecked) bool { return o.report == u.report && o.message != u.message }
		words := u.message
		if after, ok := strings.CutPrefix(words, "未检查："); ok && slices.ContainsFunc(t.unchecked, others) {
			words = "未检查（" + strings.Join(t.unchecked[i].editions, "版、") + "版）：" + after
		}
		say(words)
	}
	if words := t.Yearless(); words != "" {
		say(words)
	}
}

// maxNamed is how many files a sentence names.
const maxNamed = 5

// Yearless says which files were not held against the year before, without a full stop; "" for none.
func (t *Tally) Yearless() string {
	n := len(t.yearless)
	if n == 0 {
		return ""
	}
	etc := ""
	if n > maxNamed {
		etc = " 等"
	}
	return fmt.Sprintf("%d 个文件没有上年的，没有与上年核对（--last 的文件夹里没有，或者不能确定是哪一个）：%s%s", n,
		strings.Join(t.yearless[:min(n, maxNamed)], "、"), etc)
}
