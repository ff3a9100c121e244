package record

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/few"
	"nianbao/filing/file"
)

// A fault is what is wrong at a place of a text.
type fault struct {
	at     int    // in bytes, -1 for the whole
	reason string // of the whole what is said behind its name: 的编码认不出来
	advice string
}

// in says it of a file that holds the text; what is what the file is called: 数据文件.
func (f *fault) in(path, what, text string) *file.Error {
	e := &file.Error{Path: path, Reason: what + f.reason, Advice: f.advice}
	if f.at >= 0 {
		e.Reason = position(text, f.at) + f.reason
	}
	return e
}

// dataFile is what a file with data for templates is called in messages.
const dataFile = "数据文件"

// position says where a byte of a text stands, as people count: 第 2 行第 9 个字符.
func position(text string, at int) string {
	before := text[:min(at, len(text))]
	line := 1 + strings.Count(before, "\n")
	before = before[strings.LastIndexByte(before, '\n')+1:]
	return fmt.Sprintf("第 %d 行第 %d 个字符", line, 1+utf8.RuneCountInString(before))
}

// maxQuoted is how many characters of a stranger's words a message quotes.
const maxQuoted = 30

// quoted returns a stranger's words in quotation marks, on one line.
func quoted(text string) string {
	clean := []rune(strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return ' '
	}, text[:min(len(text), 8*maxQuoted)]))
	if len(clean) > maxQuoted {
		clean = append(clean[:maxQuoted], '…')
	}
	return "“" + string(clean) + "”"
}

// maxListed is how many things of a kind a message names.
const maxListed = 10

// listed returns names as a sentence has them, the first of many only.
func listed(names []string) string { return few.Of(names, maxListed, "处") }
