package syntax

import "strings"

// tableParts are the parts of a table by the words for them, as files and as Excel in Chinese write them.
var tableParts = map[string]TablePart{
	"#ALL": AllParts, "#DATA": DataPart, "#HEADERS": HeaderPart, "#TOTALS": TotalsPart, "#THIS ROW": ThisRow,
	"#全部": AllParts, "#数据": DataPart, "#标题": HeaderPart, "#汇总": TotalsPart, "#此行": ThisRow,
}

// tableRef parses a reference to a table by its columns' titles from what stands between the outer square brackets:
// 自然人, @自然人, @[自然人]:[其他], [#This Row],[自然人]:[其他], #All, nothing. ok is false for what is none.
func tableRef(table, inside, source string) (t *TableRef, ok bool) {
	t = &TableRef{Table: table, Source: source}
	rest := strings.TrimSpace(inside)
	if after, this := strings.CutPrefix(rest, "@"); this {
		t.Parts, rest = ThisRow, strings.TrimSpace(after)
	}
	if !strings.HasPrefix(rest, "[") {
		if part, special := tableParts[Upper(rest)]; special && t.Parts == 0 {
			t.Parts = part
			return t, true
		}
		t.First = unescapeColumn(rest)
		t.Last = t.First
		return t, !strings.ContainsAny(rest, "[],") && !strings.HasPrefix(rest, "#")
	}
	for i := 0; ; i++ {
		word, after, found := cutBracket(rest)
		if !found {
			return nil, false
		}
		rest = strings.TrimSpace(after)
		part, special := tableParts[Upper(word)]
		switch {
		case special && t.First == "":
			t.Parts |= part
		case special || t.Last != "":
			return nil, false
		default:
			t.First = unescapeColumn(word)
			t.Last = t.First
			if after, isRange := strings.CutPrefix(rest, ":"); isRange {
				if word, rest, found = cutBracket(strings.TrimSpace(after)); !found {
					return nil, false
				}
				t.Last, rest = unescapeColumn(word), strings.TrimSpace(rest)
			}
		}
		if rest == "" {
			return t, true
		}
		if rest, found = strings.CutPrefix(rest, ","); !found {
			return nil, false
		}
		rest = strings.TrimSpace(rest)
	}
}

// cutBracket takes the bracket that a text begins with, which has none in it.
func cutBracket(s string) (word, rest string, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return "", "", false
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\'':
			i++
		case '[':
			return "", "", false
		case ']':
			return s[1:i], s[i+1:], true
		}
	}
	return "", "", false
}

// unescapeColumn returns a column's title: before a bracket, #, @ or ' in it stands an apostrophe.
func unescapeColumn(word string) string {
	if !strings.Contains(word, "'") {
		return word
	}
	var b strings.Builder
	escaped := false
	for _, r := range word {
		if r == '\'' && !escaped {
			escaped = true
			continue
		}
		escaped = false
		b.WriteRune(r)
	}
	return b.String()
}
