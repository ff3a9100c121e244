package filing

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/filing/seal"
	"nianbao/form"
	"nianbao/render/sheet"
)

// A Blank says what workbook to make.
type Blank struct {
	Edition string // empty: the one for the year, or the newest
	Agency  string
	Year    int    // 0: left to the clerk
	Out     string // empty: named after agency and year, in the current folder
	Force   bool   // replace an existing file
}

// New writes the workbook that staff fill and returns where it went. The error is an *Error.
func (l *Library) New(b Blank) (Spot, error) {
	f, err := l.Edition(b.Edition, b.Year)
	if err != nil {
		return Spot{}, err
	}
	if b.Year != 0 && !f.Years.Fit(b.Year) {
		return Spot{}, &Error{
			Reason: fmt.Sprintf("%s版（%s）用于%s的年报，不能用于 %d年", f.Edition, f.Notice, f.Years, b.Year),
			Advice: "请改 --year，或者去掉 --edition 由程序按年度选择。",
		}
	}
	out := b.Out
	if out == "" {
		rest := "政府信息公开工作年度报告统计表（" + f.Edition + "版）.xlsx"
		if b.Year != 0 {
			rest = strconv.Itoa(b.Year) + "年政府信息公开工作年度报告统计表.xlsx"
		}
		out = fileName(b.Agency, rest)
	}
	if !strings.HasSuffix(strings.ToLower(out), ".xlsx") {
		return Spot{}, &Error{Path: out, Reason: "输出的文件名要以 .xlsx 结尾", Advice: "请改正 -o 后面的文件名。"}
	}
	spot, refusal := findSpot(out, b.Out == "", l.inputs(), nil, b.Force)
	if refusal != nil {
		return Spot{}, refusal
	}
	b.Agency = strings.TrimSpace(b.Agency)
	r := form.NewReport(f)
	r.Agency, r.Particulars[form.Agency] = b.Agency, b.Agency
	if r.Year = b.Year; b.Year != 0 {
		r.Particulars[form.Year] = strconv.Itoa(b.Year)
	}
	data, err := sheet.Workbook(r)
	if err == nil {
		data, err = seal.Sign(data)
	}
	if err != nil {
		return Spot{}, explain(out, err, "生成不了工作簿")
	}
	if err := save(spot.Path, data, spot.force); err != nil {
		return Spot{}, err
	}
	return spot, nil
}
