package filing

import (
	"fmt"
	"path/filepath"
	"strings"

	"nianbao/filing/beside"
	"nianbao/filing/file"
	"nianbao/filing/seal"
	"nianbao/form/yearly"
	"nianbao/ooxml/opc"
	"nianbao/render/html"
	"nianbao/render/sheet"
	"nianbao/render/word"
)

// A Comparison says which two filings are held against each other.
type Comparison struct {
	Last, This string // filings of one agency, of two years that follow each other
	Password   string
	All        bool   // of large tables every column, not only the totals
	Out        string // where the table is written, by its ending; empty for nowhere
	Force      bool
}

// A Compared is the year-on-year table of two filings.
type Compared struct {
	Table   *yearly.Table
	Filing  *Filing // this year's
	Remarks []string
	file.Spot
}

// Compare makes the year-on-year table of two filings and writes it where that is asked for. The error is a
// *file.Error; nothing is written then.
func (l *Library) Compare(c Comparison) (done *Compared, err error) {
	err = file.Guard(c.This, func() (err error) {
		done, err = l.compare(c)
		return err
	})
	return done, err
}

func (l *Library) compare(c Comparison) (*Compared, error) {
	write := comparisonWriters[strings.ToLower(filepath.Ext(c.Out))]
	if c.Out != "" && write == nil {
		return nil, &file.Error{Path: c.Out, Reason: "输出的文件名要以 .docx、.xlsx 或 .html 结尾",
			Advice: "请改正 -o 后面的文件名。"}
	}
	f, err := l.Open(c.This, c.Password)
	if err != nil {
		return nil, err
	}
	other := Beside{Last: c.Last, Password: c.Password, Charts: true, How: "把%s写在前面，本年的写在后面"}
	if err := l.Hold(f, other); err != nil {
		return nil, err
	}
	done := &Compared{Table: yearly.Of(f.Report, f.last, c.All), Filing: f, Remarks: f.remarks}
	for _, r := range []struct {
		whose, last string
		of          *Filing
	}{{"上年的 " + c.Last + " ", "", f.before}, {"", c.Last, f}} { // a total of which a part is no figure tells nothing
		n, err := l.faults(r.of)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			done.Remarks = append(done.Remarks,
				fmt.Sprintf("%s有 %d 个错误没有改，对比的数不一定对，请先用 %s 检查", r.whose, n, beside.Command(r.of.Path, r.last)))
		}
	}
	if c.Out == "" {
		return done, nil
	}
	spot, refusal := file.FindSpot(c.Out, false, append(file.Inputs{c.This, c.Last}, l.Inputs()...), nil, c.Force)
	if refusal != nil {
		return nil, refusal
	}
	w, err := write(done.Table)
	var data []byte
	if err == nil {
		data, err = w.bytes()
	}
	if err != nil {
		return nil, file.Explain(c.Out, err, "生成不了与上年对比的表")
	}
	if err := spot.Save(data); err != nil {
		return nil, err
	}
	done.Spot = spot
	return done, nil
}

// comparisonWriters write the table by the endings of files.
var comparisonWriters = map[string]func(t *yearly.Table) (*rendered, error){
	".docx": func(t *yearly.Table) (*rendered, error) { return inPackage(word.Yearly(t)) },
	".xlsx": func(t *yearly.Table) (*rendered, error) { return inPackage(sheet.Yearly(t)) },
	".html": yearlyPage,
	".htm":  yearlyPage,
}

func inPackage(pkg *opc.Package, err error) (*rendered, error) {
	return &rendered{pkg: pkg, kind: seal.Comparison}, err
}

func yearlyPage(t *yearly.Table) (*rendered, error) {
	data, err := html.Yearly(t)
	return &rendered{data: data}, err
}
