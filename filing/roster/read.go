package roster

import (
	"fmt"
	"slices"
	"strconv"
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
	aliases map[int]bool // the columns of other names, nil where all further ones are; true of those that are said to be
	width   int          // how many columns have names
	passed  []string
	odd     []string
	foreign []string
	faults  []string
}

// head finds the line with the columns' names among the first ones.
func (r *reader) head(lines []record.Line) {
	for _, line := range lines[:min(len(lines), maxHead)] {
		name, known, twice := -1, 0, ""
		aliases := map[int]bool{}
		for col, field := range line.Fields {
			words := strings.Join(strings.Fields(field), "")
			switch {
			case nameHead.MatchString(words) && name < 0:
				name, known = col, known+1
			case nameHead.MatchString(words) && words == strings.Join(strings.Fields(line.Fields[name]), ""):
				twice, known = words, known+1
			case aliasHead.MatchString(words) || nameHead.MatchString(words):
				aliases[col], known = aliasHead.MatchString(words), known+1
			case besideHead.MatchString(words):
				known++
			}
		}
		if name >= 0 && (known > 1 || len(line.Fields)-name == 1) {
			r.below, r.name, r.aliases, r.width = line.Number, name, aliases, len(line.Fields)
			if twice != "" {
				r.faults = append(r.faults, fmt.Sprintf("第 %d 行有几列“%s”：名单排成了几栏，请排成一栏，每个机关一行", line.Number, twice))
			}
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
	several := severalIn(first)
	if len(several) > 1 {
		r.faults = append(r.faults, fmt.Sprintf("第 %d 行像是写了几个机关：%s；每个机关要单独一行", line.Number, listed(several)))
		return
	}
	if !isName(first) {
		r.faults = append(r.faults, fmt.Sprintf("第 %d 行“%s”不像机关的名称；说明文字请在行首加 #", line.Number, form.Clip(first, maxQuoted)))
		return
	}
	var besides []string // other names that nobody says are such
	for i := col + 1; i < len(fields); i++ {
		switch alias := fields[i]; {
		case alias == "" || strings.HasPrefix(alias, "#") || !r.isAliases(i, alias):
		case !isName(alias):
			r.odd = append(r.odd, fmt.Sprintf("第 %d 行“%s”", line.Number, form.Clip(alias, maxQuoted)))
		case r.aliases[i]:
			l.Aliases = append(l.Aliases, dividedIn(alias)...)
		default:
			l.Aliases = append(l.Aliases, dividedIn(alias)...)
			besides = append(besides, dividedIn(alias)...)
		}
		if strings.HasPrefix(fields[i], "#") { // a remark behind the names
			break
		}
	}
	for _, name := range append([]string{l.Name}, l.Aliases...) {
		l.names = append(l.names, agencies.NamesOf(name)...)
	}
	r.compare(&l, besides)
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

// isAliases reports whether a column holds other names, or one that has no name itself an agency's: of a line of text the
// signs divide columns.
func (r *reader) isAliases(col int, words string) bool {
	_, named := r.aliases[col]
	return r.aliases == nil || named || col >= r.width && isWhole(words)
}

// compare tells of other names that are not like the agency's: a line with several agencies would hide all but one. Besides
// are those that no head of a column says are other names.
func (r *reader) compare(l *Line, besides []string) {
	own := agencies.NamesOf(l.Name)
	var foreign []string
	two := false
	for _, alias := range l.Aliases {
		names := agencies.NamesOf(alias)
		if agencies.Closest(names, own) == agencies.Foreign {
			foreign = append(foreign, alias)
			two = two || slices.Contains(besides, alias) && areTwo(own, names)
		}
	}
	declared := len(besides) == 0
	switch {
	case two || len(foreign) > 1 && !declared:
		r.faults = append(r.faults, fmt.Sprintf("第 %d 行像是写了几个机关：%s；每个机关要单独一行", l.Number,
			listed(append([]string{l.Name}, foreign...))))
	case len(foreign) > 0:
		r.foreign = append(r.foreign, fmt.Sprintf("第 %d 行%s的%s", l.Number, quote(l.Name), quote(strings.Join(foreign, "、"))))
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

// headed is the year of a heading: 2024年度应报机关名单.
var headed = regex.New(`(20\d{2})\s*年`)

func (r *reader) pass(line record.Line, words string) {
	if m := headed.FindStringSubmatch(agencies.Key(words)); m != nil && len(r.list.Lines) == 0 && r.list.Year == 0 {
		r.list.Year, _ = strconv.Atoi(m[1])
	}
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
