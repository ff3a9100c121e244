package texts

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/wanted"
	"nianbao/regex"
)

var n25 = &rule.Rule{
	ID: "N25", Severity: rule.Warning, Title: "文字里有个人信息",
	What: "文字里有身份证号（校验码对，或者写明是身份证号）、手机号、银行卡号（校验位对）或者个人住址。" +
		"机关自己的联系方式不算。这里只显示号码的头尾，不重复全文。",
	Basis:   "《政府信息公开条例》第十五条：涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，不得公开",
	Example: "举例时写了申请人的身份证号。",
	Mend:    "公布以前删去，或者改成“某申请人”。",
	Run:     personal,
}

var (
	webAddress = regex.New(`(?i)https?://[^\s，。；、）)》】<>]+|www\.[\w./?=&%#-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	digitRun   = regex.New(`[0-9A-Za-z_/.=][0-9A-Za-z_/.= -]*`)
)

// withoutAddresses blanks addresses of pages and mailboxes, whose letters and digits are nothing else.
func withoutAddresses(line string) string {
	if !strings.ContainsAny(line, "@/.") {
		return line
	}
	return webAddress.ReplaceAllString(line, "；")
}

func personal(p *rule.Pass) {
	w := asked(p).Personal
	if w == nil {
		return
	}
	own := ownNumbers(p)
	for _, t := range printed.Of(p) {
		for _, l := range t.lines {
			for _, found := range shownOnce(personalIn(form.ASCIIDigits(withoutAddresses(l.Text)), w, own)) {
				f := p.Found(l.Place, fmt.Sprintf("%s的文字里有%s“%s”。公布以前请删去，或者改成不指明个人的说法。",
					form.Quote(t.section.Title), found.what, found.shown), rule.Cell{Place: l.Place, Value: found.shown})
				f.Said = found.said
			}
		}
	}
}

// ownNumbers returns the numbers by which the agency itself is reached.
func ownNumbers(p *rule.Pass) []string {
	var own []string
	for _, value := range p.Report.Particulars {
		for _, run := range digitRun.FindAllString(form.ASCIIDigits(value), -1) {
			own = append(own, plainNumber(run))
		}
	}
	return own
}

// A datum is something of a person's, as it may be shown, and the sentence that says it.
type datum struct{ what, shown, said string }

// shownOnce returns data of which several that look alike are shown as one, with all their sentences.
func shownOnce(list []datum) []datum {
	var once []datum
	for _, d := range list {
		alike := func(o datum) bool { return o.what == d.what && o.shown == d.shown }
		if i := slices.IndexFunc(once, alike); i >= 0 {
			once[i].said += "\n" + d.said
		} else {
			once = append(once, d)
		}
	}
	return once
}

// personalIn returns what a line says of persons.
func personalIn(line string, w *wanted.Personal, own []string) []datum {
	var list []datum
	for _, part := range sentences(line) {
		office := hasAny(part, w.Own) && !hasAny(part, w.Private)
		for _, at := range digitRun.FindAllStringIndex(part, -1) {
			run, behind := part[at[0]:at[1]], part[at[1]:]
			if slices.ContainsFunc(w.Units, func(unit string) bool { return strings.HasPrefix(behind, unit) }) {
				continue
			}
			for _, number := range numbersIn(run) {
				if kind := kindOf(number, part, w); kind != nil && !(kind.Own && (office || slices.Contains(own, number))) {
					list = append(list, datum{kind.Name, masked(number), part})
				}
			}
		}
		if home := w.Homes.Find(part); home != "" && !office {
			list = append(list, datum{homeName, maskedHome(home), part})
		}
	}
	return list
}

const homeName = "个人住址"

// kindOf returns as what a number of a sentence is a person's, nil for none.
func kindOf(number, sentence string, w *wanted.Personal) *wanted.Number {
	for _, kind := range w.Numbers {
		if kind.Shape.Regexp().MatchString(number) && checked(kind.Check, number) &&
			(len(kind.Words) == 0 || hasAny(sentence, kind.Words)) {
			return kind
		}
	}
	return nil
}

// checked reports whether a number's last digit is what follows from the others.
func checked(by wanted.Check, number string) bool {
	switch by {
	case wanted.Identity:
		return checksID(number)
	case wanted.Luhn:
		return luhn(number)
	}
	return true
}

// numbersIn returns the numbers that a run of digits and signs may be: as it is, and with what divides its groups left
// out. Letters, slashes and points make it something else: part of a name or an address.
func numbersIn(run string) []string {
	run = strings.Trim(run, " .-")
	words := strings.Fields(run)
	joined := plainNumber(run)
	list := []string{joined}
	if len(words) > 1 {
		for _, word := range words {
			list = append(list, plainNumber(word))
		}
	}
	return list
}

// plainNumber leaves out what divides a number's groups.
func plainNumber(run string) string { return divisions.Replace(run) }

var divisions = strings.NewReplacer(" ", "", "-", "")

// checksID reports whether the last character of an identity number is what GB 11643-1999 calculates.
func checksID(number string) bool {
	if len(number) != len("11010519491231002X") {
		return false
	}
	sum, weight := 0, []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	for i, w := range weight {
		if number[i] < '0' || number[i] > '9' {
			return false
		}
		sum += int(number[i]-'0') * w
	}
	return strings.ToUpper(number[17:]) == "10X98765432"[sum%11:sum%11+1]
}

// luhn reports whether a number's last digit is what ISO/IEC 7812-1 calculates.
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if d < 0 || d > 9 {
			return false
		}
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// masked shows the first three and the last two characters of a number.
func masked(number string) string {
	if len(number) < 8 {
		return strings.Repeat("*", len(number))
	}
	return number[:3] + strings.Repeat("*", len(number)-5) + number[len(number)-2:]
}

// maskedHome shows the words before where somebody lives, and none of its numbers.
func maskedHome(home string) string {
	runes := []rune(home)
	return string(runes[:min(len(runes), 6)]) + "***"
}
