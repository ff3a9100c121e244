package biff

import (
	"strings"
	"testing"
)

// TestLeft says of each kind of thing that is not carried over what was not read, and what a copy has not.
func TestLeft(t *testing.T) {
	object := func(kind uint16) []byte { return rec(recObject, uint16(0x15), uint16(0x12), kind, make([]byte, 16)) }
	chart := join(sheetBOF, num(0, 0, 1), object(8), eof)
	for _, test := range []struct{ remarks, uncopied, records string }{
		{"", "", string(num(0, 0, 1))},
		{"批注 2 处", "批注 2 处", string(join(rec(recNote), rec(recNote), object(0x19)))},
		{"图片 1 张", "图片 1 张", string(join(object(8), object(0x14)))},
		{"图表 2 个", "图表 2 个", string(join(object(5), chart, object(5)))},
		{"图形、控件 1 个", "图形、控件 1 个", string(object(0x1E))},
		{"批注 1 处、图片 1 张、图表 1 个、图形、控件 1 个", "批注 1 处、图片 1 张、图表 1 个、图形、控件 1 个",
			string(join(object(0), object(5), object(8), rec(recNote)))},
		{"", "数据有效性、条件格式、筛选", string(rec(recCondFmt))},
		{"", "数据有效性、条件格式、筛选", string(rec(recCondFmt12))},
		{"", "数据有效性、条件格式、筛选", string(rec(recValidation))},
		{"", "数据有效性、条件格式、筛选", string(rec(recFilter))},
		{"", "数据有效性、条件格式、筛选", string(rec(recPivot))},
		{"", "超链接、工作表保护", string(join(rec(recHyperlink), rec(recProtect, uint16(1)), rec(recProtect, uint16(0))))},
		{"", "", string(rec(recProtect, uint16(0)))},
	} {
		p := translated(t, bookStream(nil, testSheet{name: "s", records: []byte(test.records)}))
		remarks, uncopied := "", ""
		if test.remarks != "" {
			remarks = "这是旧格式的工作簿（.xls、.et），其中的" + test.remarks + "没有读"
		}
		if test.uncopied != "" {
			uncopied = "原来的工作簿是旧格式（.xls、.et），写出的 .xlsx 里没有其中的" + test.uncopied
		}
		if got := strings.Join(p.Remarks(), "\n"); got != remarks {
			t.Errorf("remarks are %q, want %q", got, remarks)
		}
		if p.Uncopied() != uncopied {
			t.Errorf("%q is not copied, want %q", p.Uncopied(), uncopied)
		}
	}
}

// TestLeftFormulas counts formulas that were not understood, and says where the first stands; macros are told of.
func TestLeftFormulas(t *testing.T) {
	bad := join(0x18, 1)
	p := translated(t, bookStream(nil,
		testSheet{name: "甲\n乙", records: join(num(0, 0, 1), formulaRecord(1, 2, 1.0, bad), formulaRecord(2, 2, 1.0, bad))},
		testSheet{name: "m", kind: 1}))
	expect(t, strings.Join(p.Remarks(), "\n"),
		"这是旧格式的工作簿（.xls、.et），其中的宏没有读", "有 2 个公式读不出来（第一个在 甲 乙!C2），它们的结果照原样读")
	expect(t, p.Uncopied(), "原来的工作簿是旧格式（.xls、.et），写出的 .xlsx 里没有其中的宏、"+
		"读不出来的 2 个公式（写成“"+unreadable+"”，第一个在 甲 乙!C2）")
}
