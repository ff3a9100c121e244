package fill

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/regex"
)

// A spot is where in a line the agency or the year stands, or a part of the agency's name.
type spot struct {
	*titleLine
	textRange
}

// spotsOf returns where agency and year stand that are read of a title as of a filing's: each time that the name stands in
// the title's lines, over which it may go, or is all of another, and each time the year. A blank form has the places for
// them alone, and none here.
func spotsOf(lines []*titleLine, said *title.Title) (names [][]spot, years []spot) {
	var all []rune // of all the title's lines
	var from []spot
	for _, h := range lines {
		if !slices.Contains(said.Cells, h.place) && strings.Trim(h.text, "—–-*#_") != said.Agency {
			continue
		}
		for i, r := range h.text {
			all = append(all, []rune(form.ASCIIDigits(string(r)))...)
			from = append(from, spot{h, textRange{i, i + len(string(r))}})
		}
		for _, at := range aYear.FindAllStringIndex(h.text, -1) {
			if strconv.Itoa(form.ParseYear(form.PlainYear(h.text[at[0]:at[1]]+"年"))) == said.Year {
				years = append(years, spot{h, textRange{at[0], at[1]}})
			}
		}
	}
	name := []rune(said.Agency)
	if len(name) == 0 || blanked.MatchString(said.Agency) {
		return nil, years
	}
	for i := 0; i+len(name) <= len(all); i++ {
		if slices.Equal(all[i:i+len(name)], name) {
			names = append(names, joined(from[i:i+len(name)]))
			i += len(name) - 1
		}
	}
	return names, years
}

// joined makes one spot of those that follow each other in a line.
func joined(characters []spot) []spot {
	var spots []spot
	for _, c := range characters {
		if n := len(spots) - 1; n >= 0 && spots[n].titleLine == c.titleLine {
			spots[n].to = c.to
			continue
		}
		spots = append(spots, c)
	}
	return spots
}

// aYear is a year in any digits.
var aYear = regex.New(`\d{4}|[０-９]{4}|[` + form.Zeros + `一二三四五六七八九]{4}`)
