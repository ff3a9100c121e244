package copied

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/regex"
)

// A subject is the agency of which a sentence tells what it has done.
type subject struct {
	name     string
	sentence string
	place    form.Place
	section  string
	weak     bool // what it did may be said of another agency of the place as well
	of       agencies.Name
	reason   string // why it is well so; empty where nobody says
}

var (
	// lead may stand before the subject: 2024年，在市委的领导下，
	lead = regex.New(`^(?:(?:(?:在)?20\d\d年度?(?:以?来|中|里|期间)?|本年度?|今年(?:以来)?|` +
		`一年来|过去的?一年|年度内|近年来)[，,]?|在[^，。；]{2,40}(?:下|中|后)[，,]|(?:现将|综上)[，,]?)*`)
	// bodies stand between an agency and what it does.
	bodies = regex.New(`(?:党组|党委|党工委|领导班子|机关|始终|一直|全体|高度|严格|认真)*$`)
	// addressed is said to or of the report's own agency by another one.
	addressed = regex.New(`(?:我|本)(?:机关|单位|部门|局|委|办|厅|院|校|中心|镇|乡|街道|街|处|会|站|队|馆|科|园区)|` +
		`[对向给与和]我`)
)

// longestHead is how many bytes of a sentence may have its subject, and what that did.
const longestHead = 240

// longestSubject is how many characters a name has at most.
const longestSubject = 40

// sentencesOf returns the sentences of a report of whom something is told: those of its sections that begin with a name and
// go on with what it has done.
func sentencesOf(r *form.Report) []subject {
	var list []subject
	p := prepared(r.Form)
	for _, section := range r.Form.Texts() { // who introduces and signs the report is S11's
		opens := r.Form.Wanted != nil && r.Form.Wanted.Overview != nil && r.Form.Wanted.Overview.Text == section.Text
		of := r.Texts[section.Text]
		for _, line := range of.Placed() {
			for s := range strings.FieldsFuncSeq(form.Squeeze(line.Text), form.EndsSentence) {
				name, weak := subjectIn(s, p.acts)
				if opens && form.CountHan(s, leastOpening) == leastOpening {
					if by := openedBy(s); by != "" {
						name, weak = by, false
					}
					opens = false
				}
				if weak && isOwnAccount(s) {
					weak = false
				}
				if name == "" || addressed.MatchString(s) {
					continue
				}
				list = append(list, subject{name: name, weak: weak, sentence: s, place: line.Place,
					section: section.Title})
			}
		}
	}
	return list
}

// numbers and heads of paragraphs stand before a sentence: （一）主动公开情况：
var numbers = regex.New(`^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、．.]+)?` +
	`(?:\p{Han}{2,12}[：:])?(?:[一二三四五六七八九十]是)?`)

// subjectIn returns the words before the first of those that say what somebody has done, where they can be a name;
// empty for none. weak says that the word may be of another agency as well.
func subjectIn(sentence string, acts map[rune][]act) (subject string, weak bool) {
	for at, r := range sentence[:min(len(sentence), longestHead)] {
		words := acts[r]
		of := slices.IndexFunc(words, func(a act) bool { return strings.HasPrefix(sentence[at:], a.word) })
		if of < 0 || isWithin(sentence[:at]) {
			continue
		}
		name := numbers.ReplaceAllString(form.PlainYear(sentence[:at]), "")
		if name = name[len(lead.FindString(name)):]; name == "" {
			continue // 2024年，按照统一部署，
		}
		name = strings.TrimRight(name, "，,")
		name = name[:len(name)-len(bodies.FindString(name))]
		if n := len([]rune(name)); n < minSubject || n > longestSubject || strings.ContainsAny(name, "，,：:、；") {
			return "", false
		}
		return name, words[of].weak
	}
	return "", false
}

// leastOpening is how many characters the sentence has that opens an overview: it is no heading.
const leastOpening = 16

// goesOn is what stands behind the agency that a report is of, where it opens it: what that has done, and not what is
// done to it, or whose something is.
var goesOn = regex.New(`^(?:党组|党委|党工委)?[^\P{Han}的对向与和及或将把被由为等所网关之令]`)

// openedBy returns the agency with which an overview opens behind the year, whatever that has done; empty for none.
func openedBy(sentence string) string {
	head := strings.ToValidUTF8(sentence[:min(len(sentence), longestHead)], "")
	bare := numbers.ReplaceAllString(form.PlainYear(head), "")
	before := lead.FindString(bare)
	if m := agencies.NamedIn(bare[len(before):]); before != "" && len(m) > 0 && m[0].Before == "" && goesOn.MatchString(m[0].Behind) {
		return m[0].Name
	}
	return ""
}

// ownAccount begins the account that an agency gives of its year, under whose lead: it is of itself, whatever it did.
var ownAccount = regex.New(`^(?:在)?(?:20\d\d年|今年|本年|一年来|过去的?一年|年度内)[^，,。；]{0,6}[，,]在[^，。；]{2,40}领导下[，,]`)

func isOwnAccount(sentence string) bool {
	return ownAccount.MatchString(numbers.ReplaceAllString(form.PlainYear(sentence), ""))
}

// isWithin reports whether words go on a clause that says under what something was done: 在深入推进改革中，.
func isWithin(before string) bool {
	return strings.LastIndex(before, "在") > strings.LastIndexAny(before, "，,：:")
}

const minSubject = 3
