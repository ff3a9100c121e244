package roster

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nianbao/filing/record"
	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/regex"
)

// A reader reads the lines of a list.
type reader struct {
	list    *List
	below   int          // the number of the line with the columns' names, 0 for none
	name    int          // the column of the names, where it is known
	aliases map[int]bool // the columns of other names, nil where all further ones are
	passed  []string
	odd     []string
	foreign []string
	faults  []string
}

// head finds the line with the columns' names among the first ones.
func (r *reader) head(lines []record.Line) {
	for _, line := range lines[:min(len(lines), maxHead)] {
		name, known := -1, 0
		aliases := map[int]bool{}
		for col, field := range line.Fields {
			words := strings.Join(strings.Fields(field), "")
			switch {
			case nameHead.MatchString(words) && name < 0:
				name, known = col, known+1
			case aliasHead.MatchString(words) || nameHead.MatchString(words):
				aliases[col], known = true, known+1
			case besideHead.MatchString(words):
				known++
			}
		}
		if name >= 0 && (known > 1 || len(line.Fields)-name == 1) {
			r.below, r.name, r.aliases = line.Number, name, aliases
			return
		}
	}
}

// maxHead is how many lines may stand above the columns' names, these included.
const maxHead = 10

// line reads one line.
func (r *reader) line(line record.Line) {
	fields := slices.Clone(line.Fields)
	for i := range fields {
		fields[i] = strings.TrimSpace(strings.Join(strings.Fields(fields[i]), " "))
	}
	if line.Number <= r.below {
		if line.Number < r.below {
			r.pass(line, strings.Join(fields, " "))
		}
		return
	}
	col := r.column(fields)
	if col < 0 {
		r.pass(line, strings.Join(filled(fields), " "))
		return
	}
	first := fields[col]
	if strings.HasPrefix(first, "#") || strings.HasPrefix(first, "＃") {
		return
	}
	whole := strings.Join(filled(fields), "、")
	if len(r.list.Lines) == 0 && titleLine.MatchString(whole) || groupLine.MatchString(whole) || totalLine.MatchString(first) {
		r.pass(line, first)
		return
	}
	if bare := numbering.ReplaceAllString(first, ""); bare != "" {
		first = bare
	}
	first, behind := parted(first)
	l := Line{Number: line.Number, Name: first, Aliases: behind}
	if !isName(first) {
		r.faults = append(r.faults, fmt.Sprintf("第 %d 行“%s”不像机关的名称；说明文字请在行首加 #", line.Number, form.Clip(first, maxQuoted)))
		return
	}
	for i := col + 1; i < len(fields); i++ {
		switch alias := fields[i]; {
		case alias == "" || strings.HasPrefix(alias, "#") || r.aliases != nil && !r.aliases[i]:
		case !isName(alias):
			r.odd = append(r.odd, fmt.Sprintf("第 %d 行“%s”", line.Number, form.Clip(alias, maxQuoted)))
		default:
			l.Aliases = append(l.Aliases, alias)
		}
		if strings.HasPrefix(fields[i], "#") { // a remark behind the names
			break
		}
	}
	for _, name := range append([]string{l.Name}, l.Aliases...) {
		l.names = append(l.names, agencies.NamesOf(name)...)
	}
	r.compare(&l)
	r.list.Lines = append(r.list.Lines, l)
}

// parted returns a name without another one of the same agency that stands behind it and a space, and that.
func parted(words string) (name string, aliases []string) {
	name, alias, ok := strings.Cut(words, " ")
	if !ok || strings.Contains(alias, " ") || !isName(name) || !isName(alias) {
		return words, nil
	}
	if !agencies.EndsAsAgency(name) || !agencies.EndsAsAgency(alias) {
		return words, nil
	}
	a, b := agencies.NamesOf(name), agencies.NamesOf(alias)
	if mayBe(a, b) && (len(a) > 1 || agencies.Key(name) != agencies.Key(alias)) {
		return name, []string{alias}
	}
	return words, nil
}

// compare tells of other names that are not like the agency's: a line with several agencies would hide all but one.
func (r *reader) compare(l *Line) {
	own := agencies.NamesOf(l.Name)
	var foreign []string
	for _, alias := range l.Aliases {
		if agencies.Closest(agencies.NamesOf(alias), own) == agencies.Foreign {
			foreign = append(foreign, alias)
		}
	}
	switch {
	case len(foreign) > 1:
		r.faults = append(r.faults, fmt.Sprintf("第 %d 行像是写了几个机关：%s；每个机关要单独一行", l.Number,
			listed(append([]string{l.Name}, foreign...))))
	case len(foreign) == 1:
		r.foreign = append(r.foreign, fmt.Sprintf("第 %d 行%s的%s", l.Number, quote(l.Name), quote(foreign[0])))
	}
}

// column returns where the agency's name, or a total or heading, stands in a line: -1 for nowhere.
func (r *reader) column(fields []string) int {
	at := slices.IndexFunc(fields, func(f string) bool { return f != "" && !plainCount.MatchString(f) })
	switch {
	case r.below == 0 || at >= 0 && (totalLine.MatchString(fields[at]) || groupLine.MatchString(fields[at])):
		return at
	case r.name < len(fields) && fields[r.name] != "":
		return r.name
	}
	return -1
}

func (r *reader) pass(line record.Line, words string) {
	if words = strings.TrimSpace(words); words != "" {
		r.passed = append(r.passed, fmt.Sprintf("第 %d 行“%s”", line.Number, form.Clip(words, maxQuoted)))
	}
}

func filled(fields []string) []string {
	return slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return f == "" || plainCount.MatchString(f) })
}

// longestName is how many characters a name has at most.
const longestName = 60

// noName is what is said about a list.
var noName = regex.New(`^(?:请|各|本表|以上|以下|注|关于|根据|按照)|日前|通报|报送要求`)

// isName reports whether words can be an agency's name.
func isName(words string) bool {
	key := agencies.Key(words)
	han, n := 0, 0
	for _, r := range key {
		if n++; unicode.Is(unicode.Han, r) {
			han++
		}
	}
	return !noName.MatchString(key) && han >= 2 && n <= longestName && !strings.ContainsAny(key, "。！？!?@") && 2*han > n
}

// maxQuoted is how many characters of a line a message quotes.
const maxQuoted = 30
