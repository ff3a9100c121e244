package filing

import (
	"cmp"
	"context"
	"crypto/sha256"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/check"
	"nianbao/filing/beside"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/render/readback"
	"nianbao/render/word/fill"
)

// A Conversion says how a workbook becomes a Word report.
type Conversion struct {
	Out    string // empty: named after agency and year
	Folder string // where an output named so goes, made where it is missing; empty: beside the workbook
	To     string // the ending of an output named so; empty: what filings of the kind are written as
	// Deadline is by when the report must be published; the zero Deadline is what the form says.
	Deadline Deadline
	Draft    bool         // convert in spite of errors, and mark every page 草稿
	Force    bool         // replace an existing file
	Ahead    bool         // write it while it is checked: of one file, on more than one core
	Run      *file.Ledger // of a run over many: what it reads and has written, of which no output may be one
	// Turn does, of a run over many, what depends on the order of the files, or returns why it must not be done; nil
	// for at once.
	Turn     func(f *Filing, do func() error) error
	Password string        // of an encrypted workbook
	Template string        // a Word template of the user's, with actions or without; empty for the form's own
	Missing  action.Policy // what becomes of names in it that the report does not have
	Clean    bool          // take comments out of the template and accept its revisions
	Charts   bool          // with an appendix of charts
	Last     string        // the filing of the year before, for the relations and charts that compare
	FindLast beside.Finder // finds it among many, where Last is empty
	With     []string      // filings on other forms that the form's relations name

	// trial judges a template that was filled with a made-up report, in place of what a report's own is held to; nil for none.
	trial func(data []byte, written *readback.Meant, meant proof.Omissions, lost proof.Skipped) error

	Context context.Context // within which a word processor works; nil for none
}

// A Converted is the outcome of a conversion.
type Converted struct {
	Filing    *Filing
	Findings  []check.Finding
	file.Spot                   // the file written; without a path when findings of severity error stopped it
	Sum       [sha256.Size]byte // of the file written
	Placed    *fill.Result      // what filling a template by its labels replaced; nil for one with actions
	Remarks   []string          // what a person should know of the output, in Chinese
	Notices   []proof.Notice    //  what of the report the file leaves out
	Stale     Stale             // where errors stopped it
}

// Convert checks a filing and writes it as another kind of file, which the ending of the output names: of a workbook
// a Word report, of a report a workbook. The error is an *file.Error; nothing is written then.
func (l *Library) Convert(path string, c Conversion) (done *Converted, err error) {
	err = file.Guard(path, func() (err error) {
		done, err = l.convert(path, c)
		return err
	})
	return done, err
}

func (l *Library) convert(path string, c Conversion) (*Converted, error) {
	l.prepareAhead(c)
	f, err := l.Open(path, c.Password)
	if err != nil {
		return nil, err
	}
	f.Report.Deadline = c.Deadline
	done := &Converted{Filing: f}
	if err := f.ReadWaivers(); err != nil {
		return done, err
	}
	others := Beside{Last: c.Last, Find: c.FindLast, With: c.With, Password: c.Password, Charts: true}
	if err := l.Hold(f, others); err != nil {
		return done, err
	}
	made := l.makeAhead(f, c)
	defer made.wait()
	done.Findings = l.Check(f)
	return done, l.printSound(done, c, made)
}

// printSound writes a filing that was checked where nothing is wrong with it, or as a draft, as it was made ahead, if it
// was.
func (l *Library) printSound(done *Converted, c Conversion, made *product) error {
	f := done.Filing
	if check.Count(done.Findings, check.Error) > 0 && !c.Draft {
		return c.inTurn(f, func() error {
			done.Stale = l.stale(f, c)
			return nil
		})
	}
	if err := f.printable(); err != nil && !c.Draft {
		return err
	}
	c.Draft = c.Draft || f.draft
	return l.print(done, c, made)
}

// print writes a filing that was checked, as it was made ahead, if it was.
func (l *Library) print(done *Converted, c Conversion, made *product) error {
	f := done.Filing
	named := c.Out == ""
	if named {
		name, err := outputName(f, c.To, c.Draft)
		if err != nil {
			return err
		}
		c.Out = filepath.Join(cmp.Or(c.Folder, filepath.Dir(f.Path)), name)
	}
	k, err := output(c.Out)
	if err != nil {
		return err
	}
	spot, err := l.spot(f, named, c)
	if err != nil {
		return err
	}
	c.Out = spot.Path
	if (c.Template != "" || c.Charts || c.Last != "" && !f.asksLast()) && !k.words {
		return &file.Error{Path: c.Out, Reason: "只有 .docx、.pdf 才用模板和图表",
			Advice: "请去掉 --template、--charts、--last，或者改正 -o 后面的文件名。"}
	}
	if c.Draft && k.Kind != Workbook && k.Kind != Data {
		done.Filing = f.asDraft()
	}
	if !c.Charts && c.Template == "" {
		done.Notices = proof.ChartsLeft(f.Report.Book)
	}
	if made == nil {
		made = &product{}
		made.make(l, k, done, c)
	}
	data, err := made.taken(done)
	if err != nil {
		return file.Explain(f.Path, err, "生成不了 "+filepath.Base(c.Out))
	}
	if err := spot.Save(data); err != nil {
		return err
	}
	done.Spot, done.Sum = spot, sha256.Sum256(data)
	return nil
}

// spot returns where the output goes, in the turn of its source: of two files with one output the first gets it.
func (l *Library) spot(f *Filing, named bool, c Conversion) (spot file.Spot, err error) {
	inputs := slices.Concat(f.inputs(), file.Inputs{c.Template}, l.Inputs())
	err = c.inTurn(f, func() error {
		if c.Folder != "" {
			if err := file.MakeFolder(filepath.Dir(c.Out)); err != nil {
				return err
			}
		}
		found, refusal := file.FindSpot(c.Out, named, inputs, c.Run, c.Force)
		if spot = found; refusal != nil {
			return refusal
		}
		c.Run.Wrote(spot.Path, f.Path)
		return nil
	})
	return spot, err
}

// inTurn does what depends on the order of the files.
func (c *Conversion) inTurn(f *Filing, do func() error) error {
	if c.Turn == nil {
		return do()
	}
	return c.Turn(f, do)
}

// isDocument reports whether a file to be written is a Word document.
func isDocument(path string) bool {
	k, err := output(path)
	return err == nil && k.Kind == Document
}

// asksLast reports whether a relation of the filing's form names last year's report.
func (f *Filing) asksLast() bool { return f.Report.Form.Other(form.Last) != nil }

// lastUnused refuses last year's file where neither a relation nor a chart asks for it.
func lastUnused(c Conversion) *file.Error {
	return &file.Error{Path: c.Last, Reason: "--last 给出的上年文件这里只用于图表，而没有图表，用不上，没有保存",
		Advice: "要与上年对比的图表，加 --charts；不要图表的，去掉 --last。"}
}

// printable refuses a report with a cell in which something stands that is no figure, or a text that cannot be printed,
// whatever the findings say.
func (f *Filing) printable() error {
	for _, c := range f.Report.Form.Cells {
		if v := f.Report.Value(c); v.State == form.Unreadable {
			wrong := "不是数"
			if c.IsWords() {
				wrong = "不是可以填的词"
			}
			return &file.Error{
				Path:   f.Path,
				Reason: strings.TrimSpace(v.Place.String()+" "+c.Label()) + wrong + "，没有生成报告",
				Advice: "请改正这一格；要先看样子，加 --draft 生成草稿。",
			}
		}
	}
	if _, errs := fields.Expand(f.Report); len(errs) > 0 {
		return &file.Error{
			Path:   f.Path,
			Reason: "“" + errs[0].Section.Title + "”的文字里，" + errs[0].Err.Error() + "，没有生成报告",
			Advice: "请改正文字；要先看样子，加 --draft 生成草稿。",
		}
	}
	return nil
}

// outputName returns the name of the file that a filing is written as: 机关名称年度年政府信息公开工作年度报告.docx,
// of a report the workbook, or what the ending of an output says. The error is an *file.Error.
func outputName(f *Filing, ending string, draft bool) (string, error) {
	r := f.Report
	name, rest := strings.TrimSuffix(filepath.Base(f.Path), filepath.Ext(f.Path)), r.Form.ReportTitle()
	if r.Agency != "" && r.Year != 0 {
		name, rest = r.Agency, strconv.Itoa(r.Year)+"年"+rest
	}
	if draft {
		rest += "（草稿）"
	}
	to := kindOf(kindOf(f.Kind).becomes)
	if ending != "" {
		var err error
		if to, err = output("x" + ending); err != nil {
			return "", err
		}
	}
	suffix := to.suffix
	if strings.HasSuffix(r.Form.ReportTitle(), "表") {
		suffix = ""
	}
	return file.Name(name, rest+suffix+to.endings[0]), nil
}
