package define

import (
	"strings"
	"unicode/utf8"

	"nianbao/form"
)

// maxList is how many characters the words of a list may have with the commas between them: a worksheet's cell offers
// no more to choose from (ECMA-376, 18.3.1.33 dataValidation; 255 in Excel).
const maxList = 255

// cellWords reads what a row or column says of words in its cells.
func (b *builder) cellWords(at string, n *specNode, isGroup bool) (words, required bool) {
	words = n.Type == "text" || n.OneOf != nil
	isFigure := n.Unit != "" || n.Decimal || n.Negative || n.PrintUnit
	switch {
	case n.Type != "" && n.Type != "text" && n.Type != "figure":
		b.refuse(at+".type", "type“%s”应为 text（文字）或 figure（数，可以不写）", n.Type)
	case n.Type == "figure" && n.OneOf != nil:
		b.refuse(at+".one_of", "“%s”的 type 是 figure（数），不能写 one_of", n.Label)
	case words && isGroup:
		b.refuse(at, "“%s”是分组，type 和 one_of 要写在最下一级", n.Label)
	case words && isFigure:
		b.refuse(at, "“%s”填的是文字，不能写 unit、decimal、negative、print_unit", n.Label)
	case n.Required != nil && !words:
		b.refuse(at+".required", "required 只用于填文字的行、列（type: text 或 one_of），“%s”填的是数", n.Label)
	}
	if n.OneOf != nil {
		b.list(at+".one_of", n)
	}
	if n.Required != nil {
		return words, *n.Required
	}
	return words, n.OneOf != nil
}

// list refuses a list of words in which two cannot be told apart, or that no worksheet can offer.
func (b *builder) list(at string, n *specNode) {
	seen, size := map[string]bool{}, 0
	for _, word := range n.OneOf {
		key := form.Key(word)
		switch {
		case key == "" || strings.TrimSpace(word) != word || strings.ContainsAny(word, "\n\r\t") || form.HasUnprintable(word):
			b.refuse(at, "“%s”的 one_of 里“%s”是空的，或者有多余的空格、换行", n.Label, word)
		case strings.ContainsAny(word, ",\"{}") || strings.HasPrefix(word, "="):
			b.refuse(at, "“%s”的 one_of 里“%s”有逗号、引号、大括号或等号，工作表的下拉列表写不下", n.Label, word)
		case seen[key]:
			b.refuse(at, "“%s”的 one_of 里“%s”出现两次，读表时分不开", n.Label, word)
		}
		seen[key] = true
		size += 1 + utf8.RuneCountInString(word)
	}
	switch {
	case len(n.OneOf) < 2:
		b.refuse(at, "“%s”的 one_of 至少要有两个词；随便填什么文字的，写 type: text", n.Label)
	case size-1 > maxList:
		b.refuse(at, "“%s”的 one_of 连逗号有 %d 个字，工作表的下拉列表最多 %d 个", n.Label, size-1, maxList)
	}
}

// oneKind refuses a table in which a cell's row and its column both say which words stand in it.
func (b *builder) oneKind(at string, t *form.Table, rows, columns []*form.Leaf) {
	for _, row := range rows {
		for _, column := range columns {
			if row.IsWords() && column.IsWords() && (len(row.OneOf) > 0 || len(column.OneOf) > 0) {
				b.refuse(at, "表“%s”里行“%s”和列“%s”都规定填文字，交叉的一格不知道按哪个填", t.Name, row.Label, column.Label)
				return
			}
		}
	}
}
