package form

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/regex"
)

// printedYear is the year as an introduction prints it, by the year's name.
func printedYear(name string) string { return "{{" + name + "}}年" }

// introduction returns the paragraph of About before its names are filled.
func (f *Form) introduction() string {
	if f.Introduces != "" {
		return f.Introduces
	}
	agency := ""
	for _, p := range f.Particulars {
		if p.ID == Agency {
			agency = p.Name
		}
	}
	basis := f.Cites
	if f.Notice != "" && f.Notice != strings.Trim(f.Cites, "《》") {
		basis += "（" + f.Notice + "）"
	}
	if basis != "" {
		basis = "依据" + basis + "的要求"
	}
	return "本报告由{{" + agency + "}}" + basis + "编制。"
}

// About returns the paragraph that says what a report is based on and covers, with the particulars filled; of returns
// them by their ids. Behind the first sentence those are left out that name a blank particular.
func (f *Form) About(of func(id string) string) string {
	var about strings.Builder
	for i, sentence := range strings.SplitAfter(f.introduction(), "。") {
		blank := false
		for _, p := range f.Particulars {
			name, value := "{{"+p.Name+"}}", of(p.ID)
			if value == "" && strings.Contains(sentence, name) {
				blank = true
				if p.ID == Year {
					sentence = strings.ReplaceAll(sentence, printedYear(p.Name), "")
				}
			}
			sentence = strings.ReplaceAll(sentence, name, value)
		}
		if i == 0 || !blank {
			about.WriteString(sentence)
		}
	}
	return about.String()
}

// AboutTemplate returns the same paragraph for a Word template, with actions in place of the particulars.
func (f *Form) AboutTemplate() string { return f.introduction() }

// ReadAbout returns the particulars that a paragraph of About names, by their ids, nil for any other paragraph.
func (f *Form) ReadAbout(paragraph string) map[string]string {
	before, _, _ := strings.Cut(f.introduction(), "{{")
	if !strings.HasPrefix(paragraph, before) {
		return nil
	}
	pattern, ids := "^"+regexp.QuoteMeta(f.introduction())+"$", map[string]string{}
	for _, p := range f.Particulars {
		name := regexp.QuoteMeta("{{" + p.Name + "}}")
		if !strings.Contains(pattern, name) {
			continue
		}
		// The value is the same each time: the first is read, and the paragraph made of it compared.
		pattern = strings.Replace(pattern, name, "(?P<"+p.ID+">[^。]{1,60}?)", 1)
		pattern = strings.ReplaceAll(pattern, name, "[^。]{1,60}?")
		ids[p.ID] = p.Name
	}
	shape, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	m := shape.FindStringSubmatch(paragraph)
	if m == nil {
		return nil
	}
	found := map[string]string{}
	for id := range ids {
		found[id] = m[shape.SubexpIndex(id)]
	}
	if f.About(func(id string) string { return found[id] }) != paragraph {
		return nil
	}
	return found
}

// PrintedYear returns the year as a report prints it, empty where it is not known: 2024年.
func (r *Report) PrintedYear() string {
	if r.Year == 0 {
		return ""
	}
	return strconv.Itoa(r.Year) + "年"
}

var (
	chineseDate = regex.New(`^([0-9` + Zeros + `一二三四五六七八九]{4})年` +
		`([0-9十一二三四五六七八九]{1,3})月([0-9十一二三四五六七八九]{1,3})日$`)
	digitDate = regex.New(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
)

// PlainDate returns a date as reports are dated, 2025年1月20日, whatever digits it was written in; anything else it
// returns as it is.
func PlainDate(text string) string {
	plain := strings.Join(strings.Fields(HalfWidth(text)), "")
	m := chineseDate.FindStringSubmatch(plain)
	if m == nil {
		m = digitDate.FindStringSubmatch(plain)
	}
	if m == nil {
		return text
	}
	return digits.Replace(letterO.Replace(m[1])) + "年" + strconv.Itoa(numeral(m[2])) + "月" + strconv.Itoa(numeral(m[3])) + "日"
}
