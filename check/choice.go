package check

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/check/copied"
	"nianbao/check/family"
	"nianbao/form"
	"nianbao/regex"
)

// A Choice is of which rules findings are told: by their ids, R01, or the letters of their families, R. The zero Choice
// is all of them. Every rule runs all the same: what explains a finding is the same whoever asks.
type Choice struct {
	Only   []string // none for all
	Ignore []string // of these not
}

// IsAll reports whether no rule is left out.
func (c Choice) IsAll() bool { return len(c.Only)+len(c.Ignore) == 0 }

// Has reports whether the findings of a rule are told of.
func (c Choice) Has(id string) bool {
	names := func(list []string) bool {
		return slices.ContainsFunc(list, func(name string) bool { return name == id || len(name) == 1 && strings.HasPrefix(id, name) })
	}
	return (len(c.Only) == 0 || names(c.Only)) && !names(c.Ignore)
}

// Of returns the findings that are told of. What one that is not explains stands for itself, the first of it with the
// suspects that would be told of there.
func (c Choice) Of(findings []Finding) []Finding {
	if c.IsAll() {
		return findings
	}
	var list []Finding
	at, heirs := make([]int, len(findings)), map[int]bool{}
	for i, f := range findings {
		at[i] = -1
		if !c.Has(f.Rule.ID) {
			continue
		}
		switch head := f.Follows; {
		case head == nil:
		case at[*head] >= 0:
			f.Follows = &at[*head]
		default:
			f.Follows = nil
			if from := &findings[*head]; len(from.Suspects) > 0 && !heirs[*head] {
				heirs[*head] = true
				f.Suspects, f.Candidates, f.Certain = from.Suspects, from.Candidates, from.Certain
				f.Accuse(from.Accusation)
			}
		}
		at[i] = len(list)
		list = append(list, f)
	}
	return list
}

// Words says what is left out: 未检查 N、R01; empty for nothing.
func (c Choice) Words() string {
	return c.words("只检查 ", "未检查 ", func(name string) string { return name })
}

// Spelled says what is left out for readers who do not know rules by their names: 没有检查文字（N 类）、“总计没有填”（V14）;
// titles are those of rules, by their ids.
func (c Choice) Spelled(titles map[string]string) string {
	return c.words("只检查了", "没有检查", func(name string) string {
		if len(name) == 1 {
			return family.Of(name).Name + "（" + name + " 类）"
		}
		return form.Quote(titles[name]) + "（" + name + "）"
	})
}

func (c Choice) words(only, ignore string, called func(name string) string) string {
	say := func(what string, names []string) string {
		list := make([]string, len(names))
		for i, name := range names {
			list[i] = called(name)
		}
		return what + strings.Join(list, "、")
	}
	var list []string
	if len(c.Only) > 0 {
		list = append(list, say(only, c.Only))
	}
	if len(c.Ignore) > 0 {
		list = append(list, say(ignore, c.Ignore))
	}
	return strings.Join(list, "，")
}

// Choose returns a choice as it is typed, lists divided by commas, and the first name that is neither a rule's id nor a
// family's letter among rules.
func Choose(rules []Rule, only, ignore []string) (c Choice, unknown string) {
	names := func(typed []string) []string {
		var list []string
		for name := range strings.FieldsFuncSeq(strings.ToUpper(form.HalfWidth(strings.Join(typed, ","))), func(r rune) bool {
			return strings.ContainsRune(",，、; \t", r)
		}) {
			if unknown == "" && !slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == name || r.ID[:1] == name }) {
				unknown = name
			}
			list = append(list, name)
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	return Choice{names(only), names(ignore)}, unknown
}

var ruleID = regex.New(`^([A-Z])[ _-]*0*(\d{1,3})$`)

// Meant says what to write instead of the name of a rule that there is not, or of a family: 是不是 R01？
func Meant(rules []Rule, name string) string {
	const all = "全部规则见 nianbao rules。"
	name = strings.ToUpper(strings.TrimSpace(form.HalfWidth(name)))
	if name == "" {
		return all
	}
	var families, family []string
	for i := range rules {
		id := rules[i].ID
		if len(families) == 0 || families[len(families)-1] != id[:1] {
			families = append(families, id[:1])
		}
		if id[:1] == name[:1] {
			family = append(family, id)
		}
	}
	like := name[:1] + strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(name[1:]) // letters like digits
	if m := ruleID.FindStringSubmatch(like); m != nil {
		for _, id := range family {
			if n, err := strconv.Atoi(id[1:]); err == nil && strconv.Itoa(n) == strings.TrimLeft(m[2], "0") {
				return "是不是 " + id + "？" + all
			}
		}
	}
	switch {
	case len(family) > 1:
		return name[:1] + " 类是 " + family[0] + " 到 " + family[len(family)-1] + "。" + all
	case len(family) == 1:
		return name[:1] + " 类只有 " + family[0] + "。" + all
	}
	return "各类是 " + strings.Join(families, "、") + "。" + all
}

// NeedsMore reports whether of the rules that were asked for by name none could be asked, for want of other reports;
// parts says whether those that a superior's adds up are at hand, among whether other agencies' are.
func (c Choice) NeedsMore(r *form.Report, parts, among bool) bool {
	var missing []string
	for _, u := range UncheckedIn(r, c) {
		missing = append(missing, u.Rules...)
	}
	isTogether := func(name string) bool {
		return slices.ContainsFunc(copied.Among(r.Form), func(of *Rule) bool { return of.ID == name })
	}
	last, _ := r.Last()
	return len(c.Only) > 0 && !slices.ContainsFunc(c.Only, func(name string) bool {
		switch {
		case strings.HasPrefix(name, "M"):
			return parts
		case isTogether(name): // one report alone never breaks it
			return among
		case name == "Y":
			return last != nil || among || len(missing) == 0
		}
		return !slices.Contains(missing, name)
	})
}
