package merge

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/parts"
)

// A sum is what is added up, before it is known to be sound.
type sum struct {
	sources []source
	form    *form.Form
	year    int
	parts   []*parts.Part
	from    map[*parts.Part]string // the file that was given
	wrong   []string               // why it cannot be added up, in lines
	lines   map[string]int         // of a list, by the agencies' names; nil without one
	doubled bool                   // some of that because two files seem to be one agency's
	alike   []string               // which agencies may be one under several names
	stray   []string               // which reports may be old ones of workbooks that are there
	left    batch.Left
}

// sumOf takes together what can be added up and takes down what cannot.
func sumOf(l *filing.Library, sources []source, found batch.Found, password string) *sum {
	s := &sum{from: map[*parts.Part]string{}, left: found.Left}
	for _, of := range s.filings(l, sources, password) {
		switch {
		case of.err != nil && of.form == nil && !of.merged:
			p := parts.NewPart("", filepath.ToSlash(of.item.Path))
			p.Out, p.Wrong = true, reason(of.item.Path, of.err)
			s.parts = append(s.parts, p)
		case of.err != nil:
			s.wrong = append(s.wrong, of.err.Error())
		default:
			s.sources = append(s.sources, of)
		}
	}
	s.agree()
	for _, of := range s.sources {
		for _, p := range of.parts {
			s.from[p] = of.item.Path
		}
		s.parts = append(append(s.parts, of.parts...), of.out...)
	}
	return s
}

// judge refuses what is there twice, and tells of what may be.
func (s *sum) judge() {
	s.refuseTwice()
	s.refuseSpellings()
}

// reason returns why a file could not be read, without its name and what to do.
func reason(path string, err error) string {
	if of := (*file.Error)(nil); errors.As(err, &of) {
		return strings.ReplaceAll(strings.TrimSuffix(of.Reason, "。"), "\n", "；")
	}
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(err.Error(), path+"："), "。"), "\n", "；")
}

// agree refuses what is of another year or edition than most.
func (s *sum) agree() {
	type kind struct {
		form *form.Form
		year int
	}
	count := map[kind]int{}
	for _, of := range s.sources {
		if of.year == 0 {
			s.wrong = append(s.wrong, of.item.Path+"：没有写年度")
			continue
		}
		count[kind{of.form, of.year}] += len(of.parts)
	}
	kinds := slices.SortedFunc(maps.Keys(count), func(a, b kind) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(b.year, a.year), cmp.Compare(b.form.Edition, a.form.Edition))
	})
	if len(kinds) == 0 {
		return
	}
	most := kinds[0]
	s.form, s.year = most.form, most.year
	for _, of := range s.sources {
		if of.year != 0 && (kind{of.form, of.year}) != most {
			s.wrong = append(s.wrong, fmt.Sprintf("%s：是 %d年、%s版的，其余多数是 %d年、%s版的",
				of.item.Path, of.year, of.form.Edition, most.year, most.form.Edition))
		}
	}
}

// refuseTwice refuses agencies that are there twice, or without a name.
func (s *sum) refuseTwice() {
	byKey := map[string][]*parts.Part{}
	var order []string
	var own []string
	for _, p := range s.parts {
		if p.Own {
			own = append(own, s.named(p))
		}
		key := form.AgencyKey(p.Agency)
		if p.Out {
			continue
		}
		if key == "" {
			s.wrong = append(s.wrong, s.named(p)+"：没有写机关名称，不知道是不是重复的")
			continue
		}
		if byKey[key] == nil {
			order = append(order, key)
		}
		byKey[key] = append(byKey[key], p)
	}
	for _, key := range order {
		if list := byKey[key]; len(list) > 1 && !parts.AreRelated(list) {
			var names []string
			for _, p := range list {
				names = append(names, s.named(p))
			}
			same := "，数不相同"
			if !slices.ContainsFunc(list[1:], func(p *parts.Part) bool { return !p.SameFigures(list[0]) }) {
				same = "，数相同"
			}
			s.doubled = true
			s.wrong = append(s.wrong, fmt.Sprintf("%s 有 %d 份%s：%s", list[0].Agency, len(list), same, strings.Join(names, "、")))
		}
	}
	if len(own) > 1 {
		s.wrong = append(s.wrong, fmt.Sprintf("“本级”有 %d 份：%s；本级只能有一份，"+
			"要把下级的汇总表各当作一个机关的，请先把它们转成 Word 报告", len(own), strings.Join(own, "、")))
	}
}

// named names the file of a part, and of one that stands in a superior's workbook that as well.
func (s *sum) named(p *parts.Part) string {
	if given := filepath.ToSlash(s.from[p]); given != "" && given != p.File {
		return given + " 里的 " + p.File
	}
	return p.File
}

// maxLines is how many reasons a refusal lists.
const maxLines = 30

// refusal returns why nothing can be added up, nil where it can. Doubled is what to do where two files seem to be one
// agency's, empty for the command line's words.
func (s *sum) refusal(doubled string) error {
	if len(s.wrong) == 0 {
		return nil
	}
	list := s.wrong
	more := ""
	if len(list) > maxLines {
		more = fmt.Sprintf("\n  等，共 %d 处", len(list))
		list = list[:maxLines]
	}
	for i := range list {
		list[i] = "  " + strings.TrimSuffix(list[i], "。")
	}
	return &file.Error{Reason: "这些文件不能放在一起汇总：\n" + strings.Join(list, "\n") + more + "\n没有写出汇总表",
		Advice: "请每个机关只留一份、同一年度、同一版格式的，改正后再汇总。" + s.override(doubled)}
}

// override says what to do where two files are of two agencies all the same, or of one and both count.
func (s *sum) override(words string) string {
	switch {
	case !s.doubled:
		return ""
	case words != "":
		return words
	}
	return "其实是两个机关的，加 --different \"文件1=文件2\"；是一个机关分两份报的、都要算的，加 --same \"文件1=文件2\"。"
}

// doubts says, in Chinese without full stops, of which parts a person should look whether they are one.
func (s *sum) doubts() []string {
	var list []string
	same := map[string][]*parts.Part{}
	var order []string
	for _, p := range s.parts {
		if p.Out || p.Figures() < leastTwins {
			continue
		}
		key := p.Print()
		if same[key] == nil {
			order = append(order, key)
		}
		same[key] = append(same[key], p)
	}
	for _, key := range order {
		if twins := same[key]; len(twins) > 1 && !parts.AreRelated(twins) {
			list = append(list, "请看是不是同一份报了几次：下面几个机关的数完全相同："+s.calls(twins))
		}
	}
	return slices.Concat(list, s.stray, s.alike)
}

// leastTwins is how many figures besides 0 two reports must have in common before that is no accident.
const leastTwins = 5

func (s *sum) calls(list []*parts.Part) string {
	var names []string
	for _, p := range list {
		names = append(names, p.Called()+"（"+s.named(p)+"）")
	}
	return strings.Join(names, "、")
}
