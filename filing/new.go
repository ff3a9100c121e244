package filing

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/filing/carry"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/draft"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/render/sheet"
	"nianbao/templates"
)

// A Blank says what workbook to make.
type Blank struct {
	Edition  string // empty: the one for the year, or the newest
	Agency   string
	Year     int    // 0: left to the clerk, or the one behind last year's
	From     string // last year's filing, of which what stays is taken over; empty for none
	Password string // of that
	Out      string // empty: named after agency and year, in the current folder
	Force    bool   // replace an existing file
}

// A Made is a workbook that was made.
type Made struct {
	file.Spot
	Carried []string // what was taken over of last year's filing, in Chinese
	Left    []string // what was not, or is to be looked at, in Chinese with full stops
}

// New writes the workbook that staff fill. The error is an *file.Error.
func (l *Library) New(b Blank) (made *Made, err error) {
	err = file.Guard(b.From, func() (err error) {
		made, err = l.new(b)
		return err
	})
	return made, err
}

func (l *Library) new(b Blank) (*Made, error) {
	b.Agency = strings.TrimSpace(b.Agency)
	var last *Filing
	if b.From != "" {
		var err error
		if last, err = l.lastOf(&b); err != nil {
			return nil, err
		}
	}
	f, err := l.Edition(b.Edition, b.Year)
	if err != nil {
		return nil, err
	}
	if b.Year != 0 && !f.Years.Fit(b.Year) {
		return nil, &file.Error{
			Reason: fmt.Sprintf("%s版（%s）用于%s的年报，不能用于 %d年", f.Edition, f.Notice, f.Years, b.Year),
			Advice: "请改 --year，或者去掉 --edition 由程序按年度选择。",
		}
	}
	spot, refusal := b.spot(f, l.Inputs())
	if refusal != nil {
		return nil, refusal
	}
	r := form.NewReport(f)
	r.Agency, r.Particulars[form.Agency] = b.Agency, b.Agency
	if r.Year = b.Year; b.Year != 0 {
		r.Particulars[form.Year] = strconv.Itoa(b.Year)
	}
	made := &Made{Spot: spot}
	var hints map[string]string
	if last != nil {
		faults, err := l.faults(last)
		if err != nil {
			return nil, err
		}
		over := carry.From(last.Report, b.From, faults, r)
		made.Carried, made.Left, hints = over.Carried, over.Left, over.Hints
	}
	pkg, err := sheet.Package(r, hints)
	var data []byte
	if err == nil {
		data, err = (&rendered{pkg: pkg}).bytes()
	}
	if err != nil {
		return nil, file.Explain(spot.Path, err, "生成不了工作簿")
	}
	return made, spot.Save(data)
}

// lastOf opens last year's filing and completes what workbook to make by it. The error is an *file.Error.
func (l *Library) lastOf(b *Blank) (*Filing, error) {
	f, err := l.Open(b.From, b.Password)
	if err != nil {
		return nil, err
	}
	year := f.Report.Year
	switch {
	case year == 0 && b.Year == 0:
		return nil, &file.Error{Path: b.From, Reason: "没有写年度，不知道新建哪一年的", Advice: "请加 --year。"}
	case b.Year == 0:
		b.Year = year + 1
	case year != 0 && year != b.Year-1:
		return nil, &file.Error{Path: b.From, Reason: fmt.Sprintf("这是 %d年的，不是上年（%d年）的", year, b.Year-1),
			Advice: "请用 --from 给出上年的统计表或报告，或者去掉 --year。"}
	}
	if b.Agency == "" {
		b.Agency = f.Report.Agency
	}
	return f, nil
}

// spot returns where the workbook goes.
func (b *Blank) spot(f *form.Form, forms file.Inputs) (file.Spot, error) {
	out := b.Out
	if out == "" {
		rest := f.TableTitle() + "（" + f.Edition + "版）.xlsx"
		if b.Year != 0 {
			rest = strconv.Itoa(b.Year) + "年" + f.TableTitle() + ".xlsx"
		}
		out = file.Name(b.Agency, rest)
	}
	if !strings.HasSuffix(strings.ToLower(out), ".xlsx") {
		return file.Spot{}, &file.Error{Path: out, Reason: "输出的文件名要以 .xlsx 结尾",
			Advice: "请改正 -o 后面的文件名。"}
	}
	spot, refusal := file.FindSpot(out, b.Out == "", append(forms, b.From), nil, b.Force)
	if refusal != nil {
		return file.Spot{}, refusal
	}
	return spot, nil
}

// A Drafted is a definition that was drafted from a blank table.
type Drafted struct {
	Path   string   // of form.yaml
	Tables int      // how many were found
	Unread []string // the titles of those that the definition does not find again in the file, for people to mend
}

// DraftForm drafts a form's definition from a blank table into a folder, which it makes, with the schema that editors
// complete definitions by. What stands there already stays, unless force. The error is an *file.Error.
func (l *Library) DraftForm(path, password, dir string, force bool) (d *Drafted, err error) {
	err = file.Guard(path, func() (err error) {
		d, err = l.draftForm(path, password, dir, force)
		return err
	})
	return d, err
}

func (l *Library) draftForm(path, password, dir string, force bool) (*Drafted, error) {
	_, book, err := l.grids(path, password)
	if err != nil {
		return nil, err
	}
	if book == nil {
		return nil, &file.Error{Path: path, Reason: "这个文件里没有表格", Advice: "请给空白的统计表。"}
	}
	definition, tables := draft.Definition(book, l.Forms[len(l.Forms)-1].Years.From)
	if tables == 0 {
		return nil, &file.Error{Path: path, Reason: "里面没有认出表：一张表要有几个列名并排，下面是行名或一行空格",
			Advice: "请给空白的统计表；一张工作表里的几张表之间空一行。"}
	}
	out := filepath.Join(dir, "form.yaml")
	f, err := define.Parse(out, definition)
	if err != nil {
		return nil, &file.Error{Path: path, Reason: "里面的行名、列名起草不成格式定义", Err: err,
			Advice: "请看有没有上下级都同名的行或列；也可以照内置格式的 form.yaml 手工写。"}
	}
	if err := file.MakeFolder(dir); err != nil {
		return nil, err
	}
	spot, refusal := file.FindSpot(out, false, file.Inputs{path}, nil, force)
	if refusal != nil {
		return nil, refusal
	}
	if err := spot.Save(definition); err != nil {
		return nil, err
	}
	if err := file.Save(filepath.Join(dir, "form.schema.json"), templates.Schema, true); err != nil {
		return nil, err
	}
	d := &Drafted{Path: spot.Path, Tables: tables}
	d.readBack(f, book)
	return d, nil
}

// readBack finds the drafted form in the file that it was drafted from.
func (d *Drafted) readBack(f *form.Form, book *grid.Book) {
	layout, err := locate.New(f).Layout(book)
	found := map[*form.Table]int{}
	if err == nil {
		for _, t := range layout.Tables {
			found[t.Table] = t.Cells
		}
	}
	for _, t := range f.Tables {
		if found[t] < len(t.Cells) {
			d.Unread = append(d.Unread, t.Title())
		}
	}
}
