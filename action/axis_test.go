package action

import "testing"

// TestAxis shows where 行 and 列 are words of a block, and where they are names.
func TestAxis(t *testing.T) {
	for source, want := range map[string]Axis{
		"range 行 名单": Rows, "if 整行 eq 数 0": Rows, "range 列 $i, $x := 年份": Columns, "with 整列　表": Columns, "range 行 .项": Rows,
		"range 行(名单)": Rows, "range 行": AnyAxis, "if 列": AnyAxis, "range 列 | 连接": AnyAxis, "if 列 1": AnyAxis, "行 备注": AnyAxis,
		"range 行们": AnyAxis, "else if 行 数": AnyAxis, "range 行 := 名单": AnyAxis, "range 列，名单": AnyAxis,
	} {
		if a, _ := ParseAction(source); a.Axis != want {
			t.Errorf("%s: %v, want %v", source, a.Axis, want)
		}
	}
	a, err := ParseAction("range 行 $i, $x := 名单")
	if err != nil || a.Lines {
		t.Errorf("%+v, %v: the function takes no variables", a, err)
	}
	if a, _ = ParseAction("range 行 文"); !a.Lines || a.Whole {
		t.Error("the function is not known")
	}
	if a, _ = ParseAction("if 整列 真"); !a.Whole {
		t.Error("整列 is not whole")
	}
}
