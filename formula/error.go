package formula

import "strings"

// Undecided is the error of what a formula may well mean, but this package cannot tell.
type Undecided struct {
	Reason string // in Chinese, without a full stop
}

func (u *Undecided) Error() string { return u.Reason }

func undecided(reason ...string) error { return &Undecided{strings.Join(reason, "")} }

// A Circle is the error of formulas that need their own results.
type Circle struct {
	Cells []Cell // each names the next, the last the first
	refs  string
}

func (c *Circle) Error() string { return "公式循环引用：" + c.refs }

// maxListed is how many cells of a circle its message lists.
const maxListed = 8

func (w *Workbook) circleError(cells []Cell) *Circle {
	var refs []string
	for i, c := range cells {
		if i == maxListed {
			refs = append(refs, "…")
			break
		}
		refs = append(refs, w.Ref(c))
	}
	return &Circle{cells, strings.Join(append(refs, w.Ref(cells[0])), " → ")}
}

// The reasons why something is undecided that are given in several places.
const (
	tooMuch         = "公式要算的格太多，没有检查"
	overLimits      = "公式涉及的格超过 10 万个，没有检查"
	manyForOne      = "公式把一片单元格当作一个数来用"
	otherFile       = "公式引用了别的文件："
	missingSheet    = "公式引用了不存在的工作表："
	cutSheet        = "公式引用的工作表太大，没有读全："
	missingName     = "公式用了没有定义的名称："
	unknownFunction = "公式用了本程序不会计算的函数 "
	notSupported    = "公式用了本程序不认识的写法："
	tooDeep         = "公式一层套一层，层数太多，没有检查"
	unknownValue    = "公式用到的格没有可用的数："
	unsureNumber    = "公式把文本当作数来用，不能确定它是多少："
)
