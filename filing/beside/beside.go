// Package beside puts other reports beside one whose form's relations name them: each must be the
// same agency's, of the year and on the form that they ask for. How a file is opened, its caller says.
package beside

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/define"
)

// Files are the files of other reports.
type Files struct {
	Last     string       // the filing of the year before; empty for none
	Find     Finder       // finds that among many, where Last is empty; nil for not at all
	With     []string     // filings of the same year on the other forms that the form's definition names
	Charts   bool         // charts may ask for last year's, too
	Password string       // of those that are encrypted
	Run      *file.Ledger // what the run reads, that among which Find finds as well: no output may be one; nil for none
	How      string       // how %s, last year's file, is to be given, for messages; empty for by --last
}

// Command returns the command that checks a file held against last year's, "" for none.
func Command(path, last string) string {
	if last == "" {
		return "nianbao check"
	}
	return "nianbao check " + file.Typed(path) + " --last " + file.Typed(last)
}

// Held is what came of putting other reports beside one.
type Held struct {
	Last    *form.Report // of the year before, nil where it was not given
	Remarks []string     // what of them a person should look at, in Chinese without full stops
}

// A Finder finds the file of a report's year before.
type Finder func(r *form.Report) Sought

// Sought is what came of looking for a file.
type Sought struct {
	Path   string // empty where none was found, or not one alone
	Why    string // there is none, in Chinese and without a full stop
	Advice string // what to do then, likewise
	Quiet  bool   // it is told of with others
}

// An Opener reads a report among forms, nil for those of the library.
type Opener func(path string, forms []*form.Form) (*form.Report, error)

// Hold puts the reports of files beside one, which stands at a path; forms are those of its library. The error is a
// *file.Error, or what open returned.
func Hold(r *form.Report, path string, files Files, forms []*form.Form, open Opener) (held Held, err error) {
	last, others := r.Form.Other(form.Last), onOtherForms(r.Form)
	switch {
	case files.Last != "" && last == nil && !files.Charts:
		return held, &file.Error{Path: files.Last, Reason: "--last 给出的上年文件用不上：" + r.Form.Edition +
			"版没有与上年报告的勾稽关系", Advice: "请去掉 --last。"}
	case len(files.With) > 0 && len(others) == 0:
		return held, &file.Error{Path: files.With[0], Reason: "--with 给出的文件用不上：" + r.Form.Edition +
			"版没有与别的报告的勾稽关系", Advice: "请去掉 --with；别的格式用 --form 给出。"}
	}
	if files.Last != "" {
		p := pair{own: r, ownFile: path, otherFile: files.Last, how: cmp.Or(files.How, "用 --last 给出%s")}
		if p.other, err = open(files.Last, nil); err == nil {
			err = p.last(&held)
		}
		if err != nil {
			return held, err
		}
		p.doubts(&held, forms)
		if held.Last = p.other; last != nil {
			r.Hold(last, p.other, files.Last)
		}
	}
	for _, other := range files.With {
		p := pair{own: r, ownFile: path, otherFile: other}
		wide := among(forms, others, define.Builtin())
		if p.other, err = open(other, wide); err != nil {
			return held, unopened(other, others, err)
		}
		of, err := p.with(&held, others)
		if err != nil {
			return held, err
		}
		p.doubts(&held, wide)
		r.Hold(of, p.other, other)
	}
	return held, nil
}

// unopened says of what could not be read what is asked for.
func unopened(path string, others []*form.Other, err error) error {
	reason, advice := strings.TrimPrefix(err.Error(), path+"："), wanted(others)
	return &file.Error{Path: path, Reason: strings.TrimSuffix(reason, "。"), Advice: advice, Err: err}
}

// A pair is a report and another one, with their files.
type pair struct {
	own, other         *form.Report
	ownFile, otherFile string
	how                string // %s, last year's file, is to be given
}

// last refuses what is not the report of the year before.
func (p pair) last(held *Held) error {
	year, had := p.own.Year, p.other.Year
	switch {
	case year == 0:
		return p.noYear()
	case had == 0:
		return &file.Error{Path: p.otherFile, Reason: fmt.Sprintf("没有写年度，不能确定是不是上年（%d年）的", year-1),
			Advice: "请在里面写明年度，或者" + fmt.Sprintf(p.how, "上年的统计表或报告") + "。"}
	case had != year-1:
		return &file.Error{Path: p.otherFile, Reason: fmt.Sprintf("这是 %d年的，不是上年（%d年）的", had, year-1),
			Advice: "请" + fmt.Sprintf(p.how, "上年的统计表或报告") + "。"}
	}
	return p.sameAgency(held, "请"+fmt.Sprintf(p.how, "本机关上年的统计表或报告")+"。")
}

func (p pair) noYear() error {
	return &file.Error{Path: p.ownFile, Reason: "没有写年度，不能与 " + p.otherFile + " 核对", Advice: "请先填上年度。"}
}

// sameAgency refuses another agency's report, and remarks on one whose name differs or is not there.
func (p pair) sameAgency(held *Held, advice string) error {
	own, theirs := p.own.Agency, p.other.Agency
	switch {
	case own == "" || theirs == "":
		without := p.ownFile
		if own != "" {
			without = p.otherFile
		}
		held.Remarks = append(held.Remarks,
			"与 "+p.otherFile+" 核对时没有比较机关名称："+without+" 没有写，请看是不是同一机关的")
	case own == theirs:
	case form.SameAgency(own, theirs) || form.SameAgency(theirs, own):
		held.Remarks = append(held.Remarks,
			p.otherFile+" 的机关名称是“"+theirs+"”，当作“"+own+"”的另一种写法，请看是不是同一机关的")
	default:
		return &file.Error{Path: p.otherFile, Reason: "这是“" + theirs + "”的，不是“" + own + "”的", Advice: advice}
	}
	return nil
}

// doubts remarks on what makes it doubtful whose the other report is, and of which year: two that it states, an edition
// that its year had not.
func (p pair) doubts(held *Held, forms []*form.Form) {
	for _, f := range check.Whose(p.other, forms) {
		if f.Rule.Severity == check.Error && p.other.Agency != "" {
			held.Remarks = append(held.Remarks,
				"请先核对 "+p.otherFile+" 是不是要的那份："+strings.TrimSuffix(f.Message, "。"))
		}
	}
}

// with returns which of the reports that the form's relations name the other one is. It refuses one that is none of
// them or that is there already, and one of another year.
func (p pair) with(held *Held, others []*form.Other) (*form.Other, error) {
	at := slices.IndexFunc(others, func(o *form.Other) bool { return slices.Contains(o.Forms, p.other.Form.Base()) })
	if at < 0 {
		return nil, &file.Error{Path: p.otherFile, Advice: wanted(others),
			Reason: "这是" + p.other.Form.Edition + "版的，没有一条勾稽关系用到"}
	}
	of := others[at]
	year, theirs := p.own.Year, p.other.Year
	switch {
	case p.own.Beside(of) != nil:
		return nil, &file.Error{Path: p.otherFile, Reason: of.Says + "给了两份", Advice: "请只用 --with 给出一份。"}
	case year == 0:
		return nil, p.noYear()
	case theirs == 0:
		return nil, &file.Error{Path: p.otherFile, Reason: fmt.Sprintf("没有写年度，不能确定是不是%d年的", year),
			Advice: "请在里面写明年度，或者换成同一年度的文件。"}
	case theirs != year:
		return nil, &file.Error{Path: p.otherFile, Reason: fmt.Sprintf("这是 %d年的，不是%d年的", theirs, year),
			Advice: "请用 --with 给出同一年度的" + of.Says + "。"}
	}
	return of, p.sameAgency(held, "请用 --with 给出本机关的"+of.Says+"。")
}

// onOtherForms returns the reports on other forms that a form's relations name.
func onOtherForms(f *form.Form) []*form.Other {
	return slices.DeleteFunc(slices.Clone(f.Others), (*form.Other).IsLast)
}

// wanted says which files are asked for.
func wanted(others []*form.Other) string {
	var names []string
	for _, o := range others {
		names = append(names, o.Says)
	}
	return "--with 要给出的是" + strings.Join(names, "、") + "的文件。"
}

// among returns the forms among which that of another report is told: those of others, the report's own, and of a
// built-in one all editions. What is on one of them must not be taken for another.
func among(own []*form.Form, others []*form.Other, builtin []*form.Form) []*form.Form {
	forms := slices.Clone(own)
	add := func(list []*form.Form) {
		for _, f := range list {
			if !slices.Contains(forms, f) {
				forms = append(forms, f)
			}
		}
	}
	for _, o := range others {
		add(o.Forms)
		if slices.ContainsFunc(o.Forms, func(f *form.Form) bool { return slices.Contains(builtin, f) }) {
			add(builtin)
		}
	}
	return forms
}
