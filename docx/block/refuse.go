package block

import (
	"fmt"
	"strings"
	"unicode"

	"nianbao/action"
	"nianbao/ooxml/xmltree"
)

// verb is what a block does to what it is of.
func verb(open *Mark) string {
	if open.Kind == action.Range {
		return "重复"
	}
	return "管"
}

// with returns a block's opening as it is with a word for its axis: {{range 行 名单}}.
func with(open *Mark, axis string) string {
	begin := word(open)
	rest := strings.TrimPrefix(open.Source, begin)
	for _, other := range []string{"整行", "整列", "行", "列"} {
		if cut, is := strings.CutPrefix(strings.TrimSpace(rest), other+" "); is && open.Axis != action.AnyAxis {
			rest = cut
		}
	}
	if axis != "" {
		axis += " "
	}
	return "{{" + begin + " " + axis + strings.TrimSpace(rest) + "}}"
}

// eitherAxis is the advice to say what is meant.
func eitherAxis(open *Mark) string {
	return "整行的，请写成 " + with(open, "行") + "；整列的，请写成 " + with(open, "列")
}

// refuseAxis refuses a loop around cells of a row of which nobody can tell what it repeats.
func (c *Placer) refuseAxis(block []*xmltree.Node, p *placement, beside int) {
	open, which := Of(block[0]), "旁边还有空格"
	if beside >= 0 {
		which = fmt.Sprintf("第 %d 格不在里面", beside+1)
	}
	if len(block) > 2 {
		c.refuse(open, "它和 {{else}}、{{end}} 写在同一行的几格里，不知道 {{else}} 后面的替换整行还是几格："+
			"替换整行，请把它们各自独占一行，或者把 {{else}} 写在最后一格里、{{end}} 的前面，并写成 "+with(open, "行")+
			"；只替换几格，请写成 "+with(open, "列"))
		return
	}
	c.refuse(open, "它和 {{end}} 之间只是同一行的几格，"+which+"，不知道要重复整行还是这几格："+
		"重复整行，请把 {{range}} 写在第一格开头、{{end}} 写在最后一格末尾，或者写成 "+with(open, "行")+
		"；只重复这几格，请写成 "+with(open, "列"))
}

// refuseAxisAt refuses a block that says what it is of and stands where there are no rows and columns.
func (c *Placer) refuseAxisAt(block []*xmltree.Node) {
	open, end := block[0], block[len(block)-1]
	said := "整行、整列（行、列）只能写在表格的格里，而且要和它的 {{end}} 在同一个表格里"
	if cellAround(open) == nil && cellAround(end) == nil {
		said += "；这里不是表格，请写成 " + with(Of(open), "")
	}
	c.refuse(Of(open), said)
}

// refuseBlock refuses a block of which an action stands on another level than the one that opens it.
func (c *Placer) refuseBlock(block []*xmltree.Node, e *xmltree.Node) {
	open, other := block[0], e
	if e == open {
		other = block[len(block)-1]
	}
	a, from, to := Of(open), cellAround(open), cellAround(other)
	advice := "两者要么在同一段文字里，要么各自独占一段或一行"
	switch inTable, otherIn := inTable(open), inTable(other); {
	case inTable != otherIn && (inTable == nil || otherIn == nil):
		advice = "一个在表格里，一个在表格外。请都写在同一个表格里；要包住整个表格的，请都写在表格外，各自独占一段"
	case inTable != otherIn:
		advice = "两者不在同一个表格里。请都写在同一个表格里；要包住几个表格的，请都写在表格外，各自独占一段"
	case from == nil || from == to:
	case Of(other).Kind == action.Else:
		advice = "整行的，请把 {{else}} 写在一行第一格的开头，或者独占一行；几列的，请写在其中第一列第一格的开头；" +
			"只在最后一格里换几个字的，请写在那一格里、{{end}} 的前面"
	default:
		advice = "整行的，请把 {{" + word(a) + "}} 写在一行第一格的开头、{{end}} 写在同一行或后面一行最后一格的末尾，" +
			"或者写成 " + with(a, "行") + "；几列的，请写成 " + with(a, "列") + "，{{end}} 写在同样的列里"
	}
	c.refuse(Of(other), "与"+a.At.String()+"的 {{"+a.Source+"}} 不在同一层："+advice)
}

// word is what a block's opening begins with.
func word(open *Mark) string {
	if at := strings.IndexFunc(open.Source, func(r rune) bool { return !unicode.IsLetter(r) }); at > 0 {
		return open.Source[:at]
	}
	return open.Source
}

// inTable returns the innermost table around a node, nil for none.
func inTable(e *xmltree.Node) *xmltree.Node { return e.Ancestor("tbl") }

// refuseCrossing refuses a block whose end another's is within.
func (c *Placer) refuseCrossing(a, other *Mark) {
	c.refuse(a, "它和"+other.At.String()+"的 {{"+other.Source+"}} 交叉：两个都写在表格里，"+
		"里面的一个超出了外面的一个所管的行或格。请把两者写成一样的，"+
		"都是行（{{"+word(a)+" 行 …}}）或者都是列（{{"+word(a)+" 列 …}}）")
}

// refuseTaken refuses an action that is one loop's and would be in another once blocks are around their rows and
// columns.
func (c *Placer) refuseTaken(around, a *Mark) {
	c.refuse(a, "它写在"+a.loop.At.String()+"的 {{"+a.loop.Source+"}} 里，而"+
		around.At.String()+"的 {{"+around.Source+"}} 管整行或整列，把它也带了进去，不知道它是哪个循环的："+
		"请把 {{"+word(around)+"}} 和 {{end}} 写到只包住它自己的内容，"+
		"或者给外面的循环取名：{{range $项 := 名单}} 和 {{"+around.Source+"}} 依次写在第一格的开头，"+
		"外面的内容写成 {{$项.名称}}")
}

// refuseMoved refuses an action that stands before a block which goes around its row or column, and takes it along.
func (c *Placer) refuseMoved(around, a *Mark) {
	c.refuse(a, "它写在"+around.At.String()+"的 {{"+around.Source+"}} 前面，而那个 {{"+word(around)+"}} "+
		"管整行或整列，把它也带了进去：请把 {{"+around.Source+"}} 移到第一格的开头，写在它前面")
}

// refuseColumns refuses a block from one row to another whose cells are no columns.
func (c *Placer) refuseColumns(block []*xmltree.Node) {
	a, end := Of(block[0]), Of(block[len(block)-1])
	c.refuse(end, "与"+a.At.String()+"的 {{"+a.Source+"}} 之间不是完整的列："+
		"整列的，请把 {{"+word(a)+"}} 写在第一行那一列的开头、{{end}} 写在最后一行同一列的末尾，"+
		"中间没有跨出这几列的合并单元格、没有独占一行的 {{…}}，或者在每一行里各写一个；整行的，请写成 "+with(a, "行"))
}

// refuseColumnElse refuses an else that divides columns otherwise.
func (c *Placer) refuseColumnElse(block []*xmltree.Node, e *xmltree.Node) {
	a := Of(block[0])
	c.refuse(Of(e), "它在"+a.At.String()+"的 {{"+a.Source+"}} 的几列里，不知道从哪里分开："+
		"没有内容时只写几个字的，请写在最后一格里、{{end}} 的前面；"+
		"没有内容时另有几列的，请写在其中第一列第一格的开头")
}

// NoLines is what to say of a block whose 行 is the function and got what is no text.
func (m *Mark) NoLines() string {
	return "这里的“行”指一段文字的各行，而后面不是文字：要的是表格的整行，请写成 " + with(m, "整行") +
		"；只管这里的内容，请去掉“行”"
}
