// Package batch finds the files that a run is to treat, and treats them on all cores in a stable order. It knows no
// report: what is done with a file its callers say.
//
// A clerk names files, folders or patterns; in a folder lies what a county office collects in January: workbooks and
// reports, besides what Office, archives, cameras and this program itself left there. What is left out is counted by
// its reason, so that nobody takes a file for treated that was not looked at.
//
// The same folder gives the same items in the same order on every system, whatever the number of jobs, and again when
// the run before has written its outputs there.
package batch

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// An Item is one file to treat.
type Item struct {
	Path  string // as people know it: the argument, or the folder that they named with what is below it
	Below string // of a file found in a folder: its path below that, slashes between; else its name alone
	Found bool   // found in a folder: nobody named it
	Made  bool   // found so, and it bears the mark of what this program writes
}

func (i Item) String() string { return i.Path }

// A Found is what names lead to.
type Found struct {
	Items  []Item  // in the order of the names, those in a folder by their paths, those that are Made behind all others
	Many   bool    // a folder, a pattern or a list was named, or several files: there may be more than one item
	Left   Left    // what was left out
	Unread []error // folders that could not be looked into, each an *file.Error: what is in them is not treated
}

// A Reason is why a file in a folder is left out.
type Reason int

const (
	Owner      Reason = iota // Office, WPS or LibreOffice keeps it beside a file that is open
	Hidden                   // by its name or by Windows; the folders of systems and of archives, too
	Kind                     // its ending is none under which reports come
	Waivers                  // what staff explain of a file beside it
	Archive                  // a .zip or .rar: reports may be in it
	Subfolder                // without Recursive
	Irregular                // a pipe, a device
	Twice                    // the same file by another name
	Written                  // this program wrote it, and what it was made of is among the items
	Altered                  // this program wrote it, it is no report, and somebody has changed it
	Template                 // what of Word reports are filled into
	Blank                    // a blank workbook of this program's in which nobody has written
	Unneeded                 // what is asked for it is already
	NoTemplate               // no Word document with actions
	reasons    = iota
)

// A Left counts what was left out, by reasons.
type Left struct {
	counts  [reasons]int
	endings map[string]int // of files of other kinds
	orphans []string       // waivers of files that are not there
}

// Add counts one more. Only of Kind the name matters.
func (l *Left) Add(why Reason, ending string) {
	l.counts[why]++
	if why == Kind {
		if l.endings == nil {
			l.endings = map[string]int{}
		}
		l.endings[strings.ToLower(ending)]++
	}
}

// Of returns how many were left out for a reason.
func (l *Left) Of(why Reason) int { return l.counts[why] }

// All returns how many were left out.
func (l *Left) All() int {
	n := 0
	for _, c := range l.counts {
		n += c
	}
	return n
}

// maxEndings is how many endings of files of other kinds are named.
const maxEndings = 4

// Words says in Chinese, without a full stop, what was left out; "" for nothing.
func (l *Left) Words() string {
	var list []string
	for why := range Reason(reasons) {
		if n := l.counts[why]; n > 0 {
			list = append(list, fmt.Sprintf("%d 个", n)+l.name(why))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "跳过 " + strings.Join(list, "、")
}

func (l *Left) name(why Reason) string {
	switch why {
	case Owner:
		return "打开文件时产生的临时文件（~$ 开头）"
	case Hidden:
		return "隐藏的文件或文件夹"
	case Kind:
		return "别的种类的文件" + l.endingWords()
	case Waivers:
		return "说明文件" + l.orphanWords()
	case Archive:
		return "压缩包（没有解开，里面如有报表，请先解压）"
	case Subfolder:
		return "下级文件夹（要一起看的，加 -r）"
	case Irregular:
		return "不是普通文件的"
	case Twice:
		return "重复的（同一个文件写了两次）"
	case Written:
		return "本程序由其中的文件生成的"
	case Altered:
		return "本程序写的通报、汇总、与上年对比的表等（生成以后有人改过，不是报送件）"
	case Template:
		return "没有填的 Word 模板"
	case Blank:
		return "没有填过的空白表"
	case NoTemplate:
		return "不是 Word 模板的（没有 {{…}} 标记）"
	case Unneeded:
		return "不用转换的（已经是报告，或者已经是要的那种文件）"
	}
	panic(fmt.Sprintf("batch: no words for reason %d", why))
}

// orphanWords names the waivers of files that are not there: nothing heeds them.
func (l *Left) orphanWords() string {
	if len(l.orphans) == 0 {
		return ""
	}
	etc := ""
	if len(l.orphans) > maxEndings {
		etc = " 等"
	}
	return fmt.Sprintf("（其中 %d 个旁边没有它说明的文件，没有起作用：%s%s）", len(l.orphans),
		strings.Join(l.orphans[:min(len(l.orphans), maxEndings)], "、"), etc)
}

// endingWords names the endings of which there are most: （.txt、.jpg 等）.
func (l *Left) endingWords() string {
	names := slices.Sorted(maps.Keys(l.endings))
	slices.SortStableFunc(names, func(a, b string) int { return l.endings[b] - l.endings[a] })
	names = slices.DeleteFunc(names, func(n string) bool { return n == "" })
	etc := ""
	if len(names) > maxEndings {
		names, etc = names[:maxEndings], " 等"
	}
	if len(names) == 0 {
		return ""
	}
	return "（" + strings.Join(names, "、") + etc + "）"
}
