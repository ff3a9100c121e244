package edit

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/docx/wml"
)

// A word processor writes the numbers of lists itself: 五、 before a heading stands nowhere in the paragraph.

// maxNumber is how many bytes a number has at most. One can be made that is as long as a book, before every paragraph.
const maxNumber = 60

// listNumbers are a document's lists, and how far each has been counted.
type listNumbers struct {
	lists  map[string]*list     // by the ids that paragraphs name
	styles map[string]listPlace // of paragraph styles
}

// A listPlace is the list in which a paragraph stands, and its level there.
type listPlace struct {
	list  string // "" where it names none
	level int    // -1 where it names none
}

// A list is how its levels are numbered. Several may count on from each other.
type list struct {
	*counted
	own      map[int]listLevel // levels that are not numbered as in the others
	restarts map[int]int       // at what number levels begin, also when the list is first used
	used     bool
}

// counted are the levels that lists have in common.
type counted struct {
	levels [wml.ListLevels]listLevel
	at     [wml.ListLevels]int // the numbers last given
	begun  [wml.ListLevels]bool
}

type listLevel struct {
	start               int
	format, text, style string
	close               bool // nothing stands between number and text
}

// next counts a paragraph on and returns the number that stands before it, empty for none and for a bullet.
func (n *listNumbers) next(style string, own listPlace) string {
	if n == nil {
		return ""
	}
	of := n.styles[style]
	if own.list != "" {
		of.list, of.level = own.list, 0
	}
	l := n.lists[of.list]
	if l == nil {
		return ""
	}
	if own.level >= 0 {
		of.level = own.level
	} else if own.list == "" && of.level < 0 {
		for at := range l.levels {
			if style != "" && l.level(at).style == style {
				of.level = at
			}
		}
	}
	if of.level = max(0, of.level); of.level >= wml.ListLevels {
		return ""
	}
	return l.count(of.level)
}

// level returns how a level is numbered in a list.
func (l *list) level(at int) listLevel {
	level, has := l.own[at]
	if !has {
		level = l.levels[at]
	}
	if start, has := l.restarts[at]; has {
		level.start = start
	}
	return level
}

func (l *list) count(level int) string {
	for at := range l.at {
		if _, restarts := l.restarts[at]; at > level || restarts && !l.used {
			l.begun[at] = false
		}
		switch {
		case at <= level && !l.begun[at]:
			l.at[at], l.begun[at] = l.level(at).start, true
		case at == level:
			l.at[at]++
		}
	}
	l.used = true
	return l.label(level)
}

// label writes a level's number: the text of the level with the numbers of it and those above in their places.
func (l *list) label(level int) string {
	of := l.level(level)
	if of.format == "bullet" {
		return ""
	}
	text := of.text
	for at := range level + 1 {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(at+1), numberIn(l.level(at).format, l.at[at]))
	}
	text = cutNumber(text)
	if last, _ := utf8.DecodeLastRuneInString(text); !of.close && (unicode.IsLetter(last) || unicode.IsDigit(last)) {
		text += " " // 第一章 总则
	}
	return text
}

// cutNumber returns the beginning of a number that is too long to be one.
func cutNumber(text string) string {
	if len(text) <= maxNumber {
		return text
	}
	end := maxNumber
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}
