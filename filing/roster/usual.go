package roster

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/form/agencies"
	"nianbao/regex"
)

var (
	//go:embed usual.txt
	usualText string
	//go:embed traditional.txt
	traditionalText string
)

// usualNames are the lines of usual.txt by the bodies that they name, as agencies reads these.
var usualNames = sync.OnceValue(func() map[string]map[int]bool {
	of := map[string]map[int]bool{}
	number := 0
	for line := range strings.Lines(usualText) {
		number++
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(line) {
			body := agencies.NamesOf("安山县" + word)[0].Body // behind a place nothing of it is taken for one
			if of[body] == nil {
				of[body] = map[int]bool{}
			}
			of[body][number] = true
		}
	}
	return of
})

var simplified = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for line := range strings.Lines(traditionalText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, pair := range strings.Fields(line) {
			r := []rune(pair)
			pairs = append(pairs, string(r[0]), string(r[1]))
		}
	}
	return strings.NewReplacer(pairs...)
})

// usual takes down as doubtful what is left of lines and files and may be one agency by what such agencies are called
// elsewhere, in traditional characters, or by what they do.
func (m *matching) usual() {
	ofLine, ofGroup := map[int][]int{}, map[int][]int{}
	lines, groups := make([][]agencies.Name, len(m.list.Lines)), make([][]agencies.Name, len(m.groups))
	for i := range lines {
		if !m.settled[i] {
			lines[i] = inSimplified(m.list.Lines[i].names)
		}
	}
	pairs := 0
	for g := range groups {
		if m.groups[g].done {
			continue
		}
		groups[g] = inSimplified(m.groups[g].names)
		for i := range lines {
			if pairs++; pairs <= maxNear && mayBe(lines[i], groups[g]) {
				ofLine[i], ofGroup[g] = append(ofLine[i], g), append(ofGroup[g], i)
			}
		}
	}
	for i := range lines {
		if len(ofLine[i]) > 0 && !m.settled[i] {
			l, g := component(i, ofLine, ofGroup)
			m.doubt(l, g, "可能是同一个机关的另一种叫法")
		}
	}
}

func inSimplified(names []agencies.Name) []agencies.Name {
	var list []agencies.Name
	for i := range names {
		list = append(list, agencies.NamesOf(simplified().Replace(names[i].Key))...)
	}
	return list
}

func mayBe(a, b []agencies.Name) bool {
	for i := range a {
		for j := range b {
			if isUsual(&a[i], &b[j]) {
				return true
			}
		}
	}
	return false
}

// isUsual reports whether two names that are of no two places may be one agency's.
func isUsual(a, b *agencies.Name) bool {
	if _, _, branch := a.Branch(); branch {
		return isFor(a, b)
	}
	if _, _, branch := b.Branch(); branch {
		return isFor(b, a)
	}
	if a.Conflicts(b) {
		return false
	}
	if areListed(a, b) {
		return true
	}
	if c, d := asBureau(a), asBureau(b); agencies.KinOf(&c, &d) != agencies.Foreign {
		return true
	}
	x, y := tail.ReplaceAllString(a.Body, ""), tail.ReplaceAllString(b.Body, "")
	return agencies.KinOf(a, b) != agencies.Foreign || holds(x, y) || holds(y, x)
}

// areListed reports whether one line of usual.txt has the bodies of two names.
func areListed(a, b *agencies.Name) bool {
	for line := range usualNames()[a.Body] {
		if usualNames()[b.Body][line] {
			return true
		}
	}
	return false
}

// areElsewhere reports whether some names of one agency are those of another by usual.txt.
func areElsewhere(a, b []agencies.Name) bool {
	return slices.ContainsFunc(a, func(x agencies.Name) bool {
		return slices.ContainsFunc(b, func(y agencies.Name) bool { return !x.Conflicts(&y) && areListed(&x, &y) })
	})
}

// asBureau returns a name with the bureau that a commission is elsewhere: 发改局 for 发改委.
func asBureau(n *agencies.Name) agencies.Name {
	bureau := *n
	if body, ok := strings.CutSuffix(n.Body, "委"); ok && utf8.RuneCountInString(body) > 1 {
		bureau.Body = body + "局"
	}
	return bureau
}

// isFor reports whether a branch may be what a place has of such bodies: 安山市生态环境局安山县分局, 安山县生态环境局. It is
// never the body of which it is a branch.
func isFor(branch, n *agencies.Name) bool {
	of, where, _ := branch.Branch()
	if other, there, ok := n.Branch(); ok {
		return there == where && (other == of || agencies.KinOf(branch, n) != agencies.Foreign)
	}
	last := n.Last()
	if last == branch.Last() || last.Name != where && placeEnd.ReplaceAllString(last.Name, "") != where {
		return false
	}
	for _, a := range branch.Areas {
		if slices.ContainsFunc(n.Areas, func(b agencies.Area) bool { return a.Level == b.Level && a.Name != b.Name }) {
			return false
		}
	}
	own := agencies.NamesOf("安山县" + of)[0]
	here := agencies.NamesOf("安山县" + n.Body)[0]
	return agencies.KinOf(&own, &here) != agencies.Foreign || areListed(&own, &here)
}

// placeEnd says of what kind a place is.
var placeEnd = regex.New(`(?:街道|开发区|新区|省|市|县|区|旗|镇|乡)$`)

// tail is what says of what kind a body is, and not what it does.
var tail = regex.New(`(?:事务|服务|管理|监督|工作|建设|发展)*(?:局|委员会|委|办公室|办|中心|处|厅|分局|院|站|社)$`)

// holds reports whether what one body does is named in what another does: 审批 in 行政审批. What may be any body's is
// nothing, nor is a government or its office.
func holds(long, short string) bool {
	return utf8.RuneCountInString(short) >= 2 && strings.Contains(long, short) && !strings.Contains(long, "政府")
}
