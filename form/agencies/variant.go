package agencies

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"nianbao/regex"
)

// A Name is an agency's name taken apart, for comparison with how others write it.
type Name struct {
	Key   string // all of it, in half width, without spaces and quotation marks
	Areas []Area // of which it is, as far as it says: of 丙市丁区教育局 both
	Level string // what its place is where the place itself is not named: 市 of 市教育局
	Body  string // what is behind its place, in the first of the words that variants.txt has for it: 政府 of 人民政府

	said    string   // what is behind its place, as it says itself
	besides []string // what stands in brackets and may make it another agency's

	town bool // it is a place's government, and says so by its place alone
}

// Kinship says how two names may be one agency's, the surest first.
type Kinship int

const (
	Equal   Kinship = iota // the same but for spaces, width and marks
	Variant                // with more or less of its place, or by another usual word: 市司法局, 示例市司法局
	Short                  // one is the other with characters left out: 卫健委, 卫生健康委员会
	Office                 // one writes for the other: 示例市司法局办公室
	Foreign                // of two agencies, as far as the names tell
)

//go:embed variants.txt
var variantsText string

// variants are how bodies are read, by what they are called.
var variants = sync.OnceValue(func() map[string]string {
	read := map[string]string{}
	for line := range strings.Lines(variantsText) {
		if words := strings.Fields(line); len(words) > 0 && words[0] != "#" {
			for _, w := range words {
				read[w] = words[0]
			}
		}
	}
	return read
})

var (
	// sealed asks for a seal or says that the body itself is meant: （盖章）, （本级）.
	sealed = regex.New(`\((?:加?盖?公?章|加盖公章|签章|印章|签字|签名|盖章处|本级|机关|本部|局机关)\)`)
	// bracketed is another name, or a remark: 发展和改革委员会（粮食局）.
	bracketed = regex.New(`\(([^()]*)\)`)
	marks     = strings.NewReplacer("《", "", "》", "", "“", "", "”", "", "\"", "", "'", "", "‘", "", "’", "", "·", "",
		"〔", "(", "〕", ")", "【", "(", "】", ")", "[", "(", "]", ")", "「", "", "」", "", "\u200b", "", "\ufeff", "")
	endsAsAgency = regex.New(ends + `$|(?:院|部|署|处|队|站|所|馆|会|社)$`)
	// joined join two things that a body does, and are left out as often as not.
	joined = strings.NewReplacer("和", "", "与", "", "及", "", "、", "")
	// writes ends the name of an office that writes for the body before it.
	writes = regex.New(`(?:政府信息与政务公开|政府信息公开|政务信息公开|政务公开|信息公开)?(?:工作)?(?:领导小组)?` +
		`(?:办公室|办公厅|办)$`)
)

// Key returns a name in half width, without spaces, quotation marks and what asks for a seal. Two names with one key are
// the same.
func Key(name string) string {
	half := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u3000':
			return -1
		}
		return r
	}, name)
	return strings.TrimRight(sealed.ReplaceAllString(marks.Replace(half), ""), "。.,，;；:：、")
}

// NamesOf returns what a name may be read as: itself, and with another name in brackets, each of the two.
func NamesOf(name string) []Name {
	key := Key(name)
	if key == "" {
		return nil
	}
	bare := bracketed.ReplaceAllString(key, "")
	if bare == key || bare == "" {
		return []Name{taken(key, key)}
	}
	list := []Name{taken(key, bare)}
	for _, m := range bracketed.FindAllStringSubmatch(key, -1) {
		if endsAsAgency.MatchString(m[1]) && utf8.RuneCountInString(m[1]) >= minName {
			list = append(list, taken(m[1], m[1]))
		}
	}
	return list
}

// EndsAsAgency reports whether a name ends as those of agencies do.
func EndsAsAgency(name string) bool { return endsAsAgency.MatchString(Key(name)) }

// minName is how many characters a name in brackets has at least.
const minName = 3

// taken takes a name apart. Whether a body of the party says so before its place is no difference.
func taken(key, name string) Name {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "中国共产党"), "中共")
	n := Name{Key: key, Areas: AreasOf(name)}
	rest := name[len(branch.FindString(name)):]
	for _, a := range n.Areas {
		rest = strings.TrimPrefix(rest, a.Name)
	}
	if len(n.Areas) == 0 {
		first, size := utf8.DecodeRuneInString(rest)
		body := rest[size:]
		_, known := variants()[body]
		whole := known || utf8.RuneCountInString(body) >= minShort // 市监局 is no 监局
		if strings.ContainsRune("省市县区州盟旗镇乡", first) && whole && !within(string(first), body) {
			n.Level, rest = string(first), body
		}
	}
	n.town = rest == ""
	if n.town || rest == "办" && Level(n.Areas) == TownLevel { // 城东街道, 城东街道办
		rest = "政府"
	}
	rest = itself.ReplaceAllString(rest, "$1")
	n.Body, n.besides = joined.Replace(rest), besidesOf(key)
	n.said = strings.TrimSuffix(n.Body, "员会")
	if read, ok := variants()[rest]; ok {
		n.Body = joined.Replace(read)
	}
	n.Body = strings.TrimSuffix(n.Body, "员会")
	return n
}

// TownLevel is the level of towns and streets.
const TownLevel = 4

// HasPlace reports whether a name says of which place its agency is.
func (n *Name) HasPlace() bool { return len(n.Areas) > 0 }

// Last returns the narrowest of a name's places, the zero Area where it has none.
func (n *Name) Last() Area {
	if len(n.Areas) == 0 {
		return Area{}
	}
	return n.Areas[len(n.Areas)-1]
}

// Conflicts reports whether two names are of two places: their own differ, or those around these.
func (n *Name) Conflicts(o *Name) bool {
	a, b := n.Last(), o.Last()
	switch {
	case n.HasPlace() && o.HasPlace():
		if a != b {
			return !n.isWithin(o) && !o.isWithin(n)
		}
	case n.HasPlace():
		return o.Level != "" && !strings.HasSuffix(a.Name, o.Level)
	case o.HasPlace():
		return n.Level != "" && !strings.HasSuffix(b.Name, n.Level)
	default:
		return n.Level != "" && o.Level != "" && n.Level != o.Level
	}
	for _, x := range n.Areas {
		if slices.ContainsFunc(o.Areas, func(y Area) bool { return x.Level == y.Level && x.Name != y.Name }) {
			return true
		}
	}
	return false
}

// isWithin reports whether a name's places are the last of another's, however each is divided: 三省庄镇 of 甲县三省庄镇.
func (n *Name) isWithin(o *Name) bool {
	before, ok := strings.CutSuffix(o.place(), n.place())
	return ok && utf8.RuneCountInString(n.place()) >= minPlaced && len(before) > 0 && endsAsPlace.MatchString(before)
}

// minPlaced is how many characters a place has at least that is found again in one that is divided otherwise.
const minPlaced = 3

var endsAsPlace = regex.New(`\p{Han}` + areaEnd + `$`)

// place returns all of a name's places.
func (n *Name) place() string {
	all := ""
	for _, a := range n.Areas {
		all += a.Name
	}
	return all
}

// KinOf returns how two names may be one agency's.
func KinOf(n, o *Name) Kinship {
	switch {
	case n.Key == o.Key:
		return Equal
	case n.Conflicts(o):
		return Foreign
	case n.Body == o.Body:
		return Variant
	case shortens(n.Body, o.Body) || shortens(o.Body, n.Body):
		return Short
	case n.WritesFor() == o.WritesFor() && n.WritesFor() != "":
		return Office
	}
	return Foreign
}

// Closest returns the surest of the kinships of some names to others, Foreign where either are none.
func Closest(a, b []Name) Kinship {
	best := Foreign
	for i := range a {
		for j := range b {
			best = min(best, KinOf(&a[i], &b[j]))
		}
	}
	return best
}

// WritesFor returns the body for which an office writes, its own body for any other: 司法局 of 司法局办公室.
func (n *Name) WritesFor() string {
	if n.Body == "政府办" {
		return "政府"
	}
	return writes.ReplaceAllString(n.Body, "")
}

// minShort is how many characters a body that is shortened still has.
const minShort = 3

// shortens reports whether a body is another with characters left out, of which none is its first or its last: 卫健委. A
// body below another begins with that: 税务局稽查局.
func shortens(short, long string) bool {
	a, b := []rune(short), []rune(long)
	if strings.HasPrefix(long, short) || branched.MatchString(long) != branched.MatchString(short) {
		return false
	}
	return len(a) >= minShort && len(a) < len(b) && a[0] == b[0] && a[len(a)-1] == b[len(b)-1] && LeavesOut(short, long)
}

// LeavesOut reports whether a name is another with characters left out, if any.
func LeavesOut(short, long string) bool {
	rest := []rune(short)
	for _, r := range long {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
