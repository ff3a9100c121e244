package merge

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"

	"nianbao/filing"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/parts"
)

// A Holding says against which reports a superior's is held.
type Holding struct{ Files }

// A Held is what came of reading them.
type Held struct {
	Left   batch.Left
	Listed *among.Told // how those on the list stand; nil without one
}

// Hold reads the reports that a superior's adds up, so that its check holds each cell against their sum. What of them
// cannot be read, or is of another year or edition, is left out of the sum and told of. The error is an *file.Error.
func Hold(l *filing.Library, f *filing.Filing, h Holding) (held Held, err error) {
	err = file.Guard(f.Path, func() (err error) {
		held, err = h.hold(l, f)
		return err
	})
	return held, err
}

func (h Holding) hold(l *filing.Library, f *filing.Filing) (held Held, err error) {
	r := f.Report
	if r.Year == 0 {
		return held, &file.Error{Path: f.Path, Reason: "没有写年度，不能与各机关的报告核对", Advice: "请先填上年度。"}
	}
	roster, err := h.list()
	if err != nil {
		return held, err
	}
	sources, found, err := h.read(l, false, f.Path)
	if err != nil {
		return Held{Left: found.Left}, err
	}
	s := &sum{left: found.Left}
	var list []*parts.Part
	for _, of := range s.filings(l, sources, h.Password) {
		if of.err == nil {
			s.sources = append(s.sources, of)
			continue
		}
		p := parts.NewPart("", filepath.ToSlash(of.item.Path))
		p.Out, p.Wrong = true, reason(of.item.Path, of.err)
		list = append(list, p)
	}
	read := 0
	for _, of := range s.sources {
		p := of.parts[0]
		if p.Other = of.year != r.Year || of.form != r.Form.Base(); p.Other {
			p.Out, p.Wrong = true, kindWords(of)
		} else {
			read++
		}
		list = append(list, p)
	}
	if read == 0 {
		return Held{Left: s.left}, &file.Error{Path: f.Path, Reason: fmt.Sprintf(
			"--parts 里没有一个读得了的 %d年、%s版报告，各机关之和没有核对", r.Year, r.Form.Edition), Advice: "请看文件夹有没有写错。"}
	}
	set := joined(r.Form, r.Year, list, f.Parts())
	if held.Left = s.left; roster != nil {
		named := func(p *parts.Part) string { return p.File }
		held.Listed = match(roster, slices.Concat(set.Parts, set.Out), named, r.Year)
		enter(held.Listed, set, named)
	}
	f.HoldParts(set)
	return held, nil
}

// kindWords says of which year and edition a report is.
func kindWords(of source) string {
	if of.year == 0 {
		return "没有写年度"
	}
	return fmt.Sprintf("%d年、%s版", of.year, of.form.Edition)
}

// joined returns the set of parts that were read for a superior's workbook. Where that says itself what it has added up,
// agencies that were not read count as they stand there, and what people have said of two parts still holds.
func joined(f *form.Form, year int, list []*parts.Part, before *parts.Set) *parts.Set {
	set := parts.NewSet(f, year, list)
	if before == nil || !before.InSheet || before.Damage != nil {
		return set
	}
	now := map[*parts.Part]*parts.Part{}
	var kept []*parts.Part
	var renamed []parts.Rename
	other := parts.OtherNames(slices.Concat(set.Parts, before.Parts))
	for _, p := range before.Parts {
		now[p] = readAgain(p, list)
		key, called := form.AgencyKey(p.Agency), other[form.AgencyKey(p.Agency)]
		if q := set.Of(called); !p.Own && set.Of(key) == nil && called != "" && q != nil && before.Of(called) == nil {
			now[p], renamed = q, append(renamed, parts.Rename{Now: q, Then: p})
			continue
		}
		if set.Of(p.Agency) == nil || now[p] == nil && len(p.Relations) > 0 {
			now[p], kept = p, append(kept, p)
		}
	}
	parts.Retell(before.Parts, now)
	set = parts.NewSet(f, year, append(list, kept...))
	set.Kept, set.Before, set.Renamed = kept, before, renamed
	return set
}

// readAgain returns the part that was read from a part's file, or else the one of its agency whose file lies elsewhere, or
// is named from elsewhere, under its name; nil for none, or several.
func readAgain(p *parts.Part, list []*parts.Part) (found *parts.Part) {
	if i := slices.IndexFunc(list, func(q *parts.Part) bool { return q.File == p.File }); i >= 0 {
		return list[i]
	}
	for _, q := range list {
		if path.Base(q.File) != path.Base(p.File) || form.AgencyKey(q.Agency) != form.AgencyKey(p.Agency) {
			continue
		}
		if found != nil {
			return nil
		}
		found = q
	}
	return found
}
