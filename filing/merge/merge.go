package merge

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/seal"
	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/render/readback"
	"nianbao/render/sheet"
)

// A Merging says what is added up, and into what.
type Merging struct {
	Files
	Own         string // the superior's own figures, with particulars and texts; empty for none
	Agency      string // whose the sum is; empty for that of Own
	Out         string
	Force       bool
	Same        []string // pairs of files, FILE=FILE, that are one agency's and both count
	Different   []string // pairs that are two agencies' although their names say otherwise
	Doubled     string   // what to do where files seem to be one agency's and are not; empty for Same and Different
	AllowErrors bool     // add up in spite of errors, without the files that cannot be read
}

// A Merged is what came of it.
type Merged struct {
	file.Spot                 // without a path where errors stopped it
	Set        *parts.Set     // nil then
	Filing     *filing.Filing // the superior's workbook, read back
	Findings   []check.Finding
	Wrong      int         // agencies whose reports have errors
	Unreadable int         // files that could not be read
	Within     []string    // of these those that stand in sums which were given, with why, in Chinese without full stops
	Amiss      []string    // the files of both, and which it is, in Chinese
	Left       batch.Left  // what was left out of folders
	Remarks    []string    // what a person should look at, in Chinese without full stops
	Listed     *among.Told // how those on the list stand; nil without one
	Reads      file.Inputs // all that was read: nothing made of the sum may be one of them
}

// Merge writes the superior's workbook: each cell the sum of those of the agencies, whose figures stand on a sheet of
// their own. Files with errors stop it unless they are allowed. Agencies that are there twice, other years and editions
// are never added up. The error is an *file.Error; nothing is written then.
func Merge(l *filing.Library, m Merging) (done *Merged, err error) {
	err = file.Guard("", func() (err error) {
		done, err = merge(l, m)
		return err
	})
	return done, err
}

func merge(l *filing.Library, m Merging) (*Merged, error) {
	if !strings.EqualFold(filepath.Ext(m.Out), ".xlsx") {
		return nil, &file.Error{Path: m.Out, Reason: "汇总表的文件名要以 .xlsx 结尾",
			Advice: "请在 -o 后面写如 汇总.xlsx。"}
	}
	list, err := m.list()
	if err != nil {
		return nil, err
	}
	if seal.Bears(m.Out) { // an earlier sum; anything else is a filing, over which nothing is written
		m.Except = append(m.Except, m.Out)
	}
	sources, found, err := m.read(l, true, m.Own)
	if err != nil {
		return nil, err
	}
	own, err := m.own(l)
	if err != nil {
		return nil, err
	}
	if own != nil {
		sources = append(sources, *own)
	}
	s := sumOf(l, sources, found, m.Password)
	if err := cmp.Or(s.relate(m.Same, true), s.relate(m.Different, false)); err != nil {
		return nil, err
	}
	s.lines = linesOf(list)
	s.judge()
	s.tellListed()
	listed := s.holdList(list)
	if err := s.refusal(m.Doubled); err != nil {
		return nil, err
	}
	done := &Merged{Reads: m.reads(found), Left: s.left, Remarks: s.doubts(), Listed: listed}
	done.count(s)
	done.Within = s.within()
	switch {
	case s.form == nil:
		return nil, &file.Error{Reason: "没有一个读得了的文件，没有写出汇总表", Advice: "请看文件夹有没有写错。"}
	case done.Wrong+done.Unreadable > 0 && !m.AllowErrors:
		return done, nil
	}
	about, err := s.about(m.Agency)
	if err != nil {
		return nil, err
	}
	return done, m.write(l, s, about, done)
}

// own reads the superior's own figures.
func (m Merging) own(l *filing.Library) (*source, error) {
	if m.Own == "" {
		return nil, nil
	}
	var s source
	var err error
	m.with(l, m.Own, func(one One) {
		if m.Tell != nil {
			m.Tell(one)
		}
		switch {
		case one.Err != nil:
			err = file.Explain(m.Own, one.Err, "读不出这个文件的内容")
		case one.Filing.Parts() != nil:
			err = &file.Error{Path: m.Own, Reason: "这是一份汇总表，不是本级自己的数",
				Advice: "请用 --own 给出本机关自己的统计表；汇总表同各机关的文件写在一起。"}
		default:
			s = sourceOf(batch.Item{Path: m.Own}, one, false)
			s.parts[0].Own, s.about = true, aboutOf(one.Filing.Report)
		}
	})
	return &s, err
}

// count counts what is wrong with the parts.
func (done *Merged) count(s *sum) {
	for _, p := range s.parts {
		switch {
		case p.Out:
			done.Unreadable++
			done.Amiss = append(done.Amiss, s.named(p)+"（读不了）")
		case p.Wrong != "":
			done.Wrong++
			done.Amiss = append(done.Amiss, s.named(p)+"（有错误）")
		}
	}
}

// about returns whose the sum is, and its words: those of the superior's own report alone.
func (s *sum) about(agency string) (*about, error) {
	a := &about{particulars: map[string]string{}, texts: map[string]form.Text{}}
	var named []string
	for _, of := range s.sources {
		if of.about != nil {
			a = of.about
		}
		if of.merged && of.agency != "" && !slices.Contains(named, of.agency) {
			named = append(named, of.agency)
		}
	}
	switch {
	case agency != "":
		a.agency = agency
	case a.agency == "" && len(named) > 1:
		return nil, &file.Error{Reason: "几份汇总表写的机关名称不同：" + strings.Join(named, "、"),
			Advice: "请用 --agency 写明汇总后是哪个机关的。"}
	case a.agency == "" && len(named) == 1:
		a.agency = named[0]
	}
	return a, nil
}

// write writes the workbook once it was read back, and checks it.
func (m Merging) write(l *filing.Library, s *sum, a *about, done *Merged) error {
	set := parts.NewSet(s.form, s.year, s.parts)
	enter(done.Listed, set, s.named)
	if columns := len(set.Columns()); columns*len(set.Parts) > maxCells {
		return tooMany(fmt.Sprintf("%d 个", len(set.Parts)), maxCells/columns)
	}
	spot, refusal := file.FindSpot(m.Out, false, done.Reads, nil, m.Force)
	if refusal != nil {
		return refusal
	}
	r := set.Report()
	a.put(r)
	data, err := workbook(r, set)
	if err != nil {
		return file.Explain(m.Out, err, "生成不了汇总表")
	}
	back, err := l.OpenBytes(m.Out, data)
	if err == nil {
		err = sameAs(r, set, back)
	}
	if err != nil {
		return file.Explain(m.Out, err, "写出的汇总表读不回来，没有保存")
	}
	if err := spot.Save(data); err != nil {
		return err
	}
	done.Spot, done.Set, done.Filing, done.Findings = spot, set, back, l.Check(back)
	return nil
}

// reads returns the files that are read, be they added up or not; what is at hand already is read from no file.
func (m Merging) reads(found batch.Found) file.Inputs {
	inputs := file.Inputs{m.Roster}
	if m.With != nil {
		return inputs
	}
	inputs = append(inputs, m.Own)
	for _, item := range found.Items {
		inputs = append(inputs, item.Path)
	}
	return inputs
}

// put gives a report the words.
func (a *about) put(r *form.Report) {
	for id, text := range a.particulars {
		r.Particulars[id] = text
	}
	r.Agency, r.Particulars[form.Agency] = a.agency, a.agency
	r.Particulars[form.Year] = strconv.Itoa(r.Year)
	for id, t := range a.texts {
		r.Texts[id] = t
	}
}

// workbook returns the bytes of the superior's workbook.
func workbook(r *form.Report, set *parts.Set) ([]byte, error) {
	pkg, err := sheet.Superior(r, set)
	if err != nil {
		return nil, err
	}
	if err := seal.Sign(pkg); err != nil {
		return nil, err
	}
	return pkg.Bytes()
}

// sameAs refuses what was read back as another report, or as the sum of others, than was meant.
func sameAs(r *form.Report, set *parts.Set, back *filing.Filing) error {
	var wrong []string
	meant := readback.Meant{Report: calculated(r)}
	for _, d := range meant.Differences(back.Report, nil) {
		wrong = append(wrong, d.String())
	}
	of := back.Parts()
	switch {
	case of == nil, of.Damage != nil, len(of.Parts) != len(set.Parts), len(of.Out) != len(set.Out):
		wrong = append(wrong, "“"+parts.SheetTitle+"”")
	default:
		for i, p := range set.Parts {
			q := of.Parts[i]
			if p.Agency != q.Agency || p.File != q.File || p.Own != q.Own || !p.SameFigures(q) ||
				!slices.Equal(p.Relations, q.Relations) {
				wrong = append(wrong, "“"+parts.SheetTitle+"”里的 "+p.Called())
			}
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	wrong = wrong[:min(len(wrong), maxLines)]
	return &file.Error{Reason: "写出的汇总表与各机关的数不一致，没有保存：\n  " + strings.Join(wrong, "\n  "),
		Advice: "请看这些格的数是不是太长（超过 15 位）。", Err: errors.New("not read back")}
}

// calculated returns a report with the results of the formulas that its workbook has.
func calculated(r *form.Report) *form.Report {
	whole := r.Copy()
	var number func(c *form.Cell) decimal.Decimal
	number = func(c *form.Cell) decimal.Decimal {
		e := r.Form.Computed(c)
		if e == nil {
			return r.Number(c)
		}
		n, ok := e.Value(number)
		if ok {
			whole.SetNumber(c, n)
		}
		return n
	}
	for _, c := range r.Form.Cells {
		if !c.Row.Spare {
			number(c)
		}
	}
	return whole
}
