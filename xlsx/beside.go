package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/xmlscan"
	"nianbao/regex"
)

// What sheets show beside their cells. A part of them that is damaged shows what stands before the damage.

// drawings returns the pictures and charts that the worksheets show.
func (w *Workbook) drawings() []grid.Drawing {
	var found []grid.Drawing
	for _, s := range w.sheets {
		relations, err := w.pack.Relations(s.Part)
		if err != nil || s.Part == "" {
			continue
		}
		for _, r := range relations {
			if data, there := w.pack.Part(r.Target); there && !r.External && r.Kind() == "drawing" {
				found = appendDrawn(found, data, s.Name)
			}
		}
	}
	return found
}

// maxDrawn bounds the drawings that are kept. No message lists so many.
const maxDrawn = 1000

// appendDrawn appends the pictures and charts of a drawing's part.
func appendDrawn(found []grid.Drawing, data []byte, sheet string) []grid.Drawing {
	for s := xmlscan.New(data); len(found) < maxDrawn; {
		switch s.Next() {
		case xmlscan.None:
			return found
		case xmlscan.Start:
			switch s.Name() {
			case "pic":
				found = append(found, grid.Drawing{What: "图片", Sheet: sheet})
			case "chart":
				found = append(found, grid.Drawing{What: "图表", Sheet: sheet})
			case "Fallback":
				s.SkipSource()
			}
		}
	}
	return found
}

// What is kept of a sheet's comments. Nobody writes more, and no message says more.
const (
	maxComments    = 1000
	maxCommentText = 2000 // UTF-16 units
)

// comments returns the comments on a sheet, in reading order. Of a thread that people reply to, what stands there for
// programs that know no threads is left out.
func (w *Workbook) comments(s Sheet) []grid.Comment {
	relations, err := w.pack.Relations(s.Part)
	if err != nil {
		return nil
	}
	var found, threads []grid.Comment
	for _, r := range relations {
		data, there := w.pack.Part(r.Target)
		switch kind := r.Kind(); {
		case !there || r.External:
		case kind == "comments":
			found = appendComments(found, newScanner(data))
		case kind == "threadedComment":
			threads = appendThreads(threads, newScanner(data))
		}
	}
	isThread := func(c grid.Comment) bool {
		return slices.ContainsFunc(threads, func(t grid.Comment) bool { return t.Row == c.Row && t.Col == c.Col })
	}
	if len(threads) > 0 {
		found = slices.DeleteFunc(found, isThread)
	}
	found = append(found, threads...)
	slices.SortStableFunc(found, func(a, b grid.Comment) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	return found
}

// appendComments appends the comments of a part, without the names of those who wrote them.
func appendComments(found []grid.Comment, s *scanner) []grid.Comment {
	var authors []string
	s.root()
	for el := range s.children {
		switch el.Name() {
		case "authors":
			for range s.children {
				authors = append(authors, Unescape(s.content()))
			}
		case "commentList":
			for el := range s.children {
				ref, author := attr(el, "ref"), attr(el, "authorId")
				text := ""
				for el := range s.children {
					if el.Name() == "text" {
						text += s.richText()
					}
				}
				if i, err := strconv.Atoi(author); err == nil && i >= 0 && i < len(authors) {
					text = withoutName(text, authors[i])
				}
				found = appendComment(found, ref, text)
			}
		}
	}
	return found
}

// withoutName takes off a comment's beginning the name with which the program itself heads it: 张三:.
func withoutName(text, name string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), strings.TrimSpace(name))
	if !ok || name == "" || !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "：") {
		return text
	}
	return strings.TrimLeft(rest, ":：")
}

func appendThreads(found []grid.Comment, s *scanner) []grid.Comment {
	s.root()
	for el := range s.children {
		ref, text := attr(el, "ref"), ""
		for el := range s.children {
			if el.Name() == "text" {
				text += Unescape(s.content())
			}
		}
		found = appendComment(found, ref, text)
	}
	return found
}

func appendComment(found []grid.Comment, ref, text string) []grid.Comment {
	at, ok := ParseAddress(ref)
	if text = strings.TrimSpace(text); !ok || text == "" || len(found) == maxComments {
		return found
	}
	return append(found, grid.Comment{Row: at.Row, Col: at.Col, Text: Clip(text, maxCommentText)})
}

// margins returns the headers and footers that a sheet prints, from the source behind its rows.
func margins(behind string) []grid.Margin {
	if !strings.Contains(behind, "headerFooter") {
		return nil
	}
	var found []grid.Margin
	first, even := false, false
	for s := xmlscan.New([]byte("<worksheet>" + behind)); ; { // however the root's end tag is spelt, it stands last
		switch s.Next() {
		case xmlscan.None:
			return found
		case xmlscan.Start:
			name := s.Name()
			switch name {
			case "headerFooter":
				first, even = isSet(s, "differentFirst"), isSet(s, "differentOddEven")
			case "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter":
				text := (&scanner{Scanner: s}).content()
				if strings.HasPrefix(name, "first") && !first || strings.HasPrefix(name, "even") && !even {
					continue
				}
				found = appendMargin(found, text, strings.HasSuffix(name, "Footer"))
			}
		}
	}
}

func isSet(s *xmlscan.Scanner, name string) bool {
	value, _ := s.Attr(name)
	return isTrue(value)
}

// appendMargin appends what stands left, in the middle and right in a header or footer.
func appendMargin(found []grid.Margin, coded string, footer bool) []grid.Margin {
	what := "页眉"
	if footer {
		what = "页脚"
	}
	for _, text := range marginTexts(Unescape(coded)) {
		if m := (grid.Margin{What: what, Text: Clip(text, maxCommentText)}); text != "" && !slices.Contains(found, m) {
			found = append(found, m)
		}
	}
	return found
}

// marginFields are what the codes in a header or footer stand for, as Excel's own dialog writes them.
var marginFields = map[byte]string{'P': "&[页码]", 'N': "&[总页数]", 'D': "&[日期]", 'T': "&[时间]",
	'F': "&[文件]", 'Z': "&[路径]", 'A': "&[标签名]", 'G': "&[图片]"}

// marginTexts returns the sections of a header or footer without the codes for their look, ECMA-376 18.3.1.46:
// &L&"宋体,加粗"&14内部资料&R第 &P 页.
func marginTexts(coded string) []string {
	var texts []string
	var b strings.Builder
	end := func() {
		texts = append(texts, strings.Join(strings.Fields(b.String()), " "))
		b.Reset()
	}
	for coded != "" {
		before, code, ok := strings.Cut(coded, "&")
		b.WriteString(before)
		if coded = code; !ok || code == "" {
			break
		}
		kind := code[0] &^ 0x20 // the codes are read in small letters, too
		if code[0] < 'A' {
			kind = code[0]
		}
		coded = code[1:]
		switch {
		case kind == 'L' || kind == 'C' || kind == 'R':
			end()
		case marginFields[kind] != "":
			b.WriteString(marginFields[kind])
			coded = pageOffset.ReplaceAllString(coded, "")
		case kind == '"':
			if _, rest, closed := strings.Cut(coded, `"`); closed {
				coded = rest
			}
		case kind >= '0' && kind <= '9':
			coded = strings.TrimLeft(coded, "0123456789")
		case kind == 'K':
			coded = marginColor.ReplaceAllString(coded, "")
		case strings.IndexByte("BIUESXYOH", kind) >= 0:
		case kind == '&':
			b.WriteByte('&')
		default:
			b.WriteString("&" + code[:1])
		}
	}
	end()
	return texts
}

var (
	pageOffset  = regex.New(`^[+-]\d+`)
	marginColor = regex.New(`^(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})`)
)
