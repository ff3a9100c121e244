package proof

import (
	"testing"

	"nianbao/form"
	"nianbao/form/define"
)

// TestOmissionNames shows what a comment 不印 may name.
func TestOmissionNames(t *testing.T) {
	f := define.Builtin()[1]
	for name, want := range map[string]int{
		"文件.规章.废止": 1, "文件.规章": 3, "文件": 6, "申请.不予公开": 8 * 7, "申请.不予公开.总计": 8, "申请.科研机构": 25, "申请.商企": 0,
		"文件.废止": 2, "规章": 0, "文件.规章.废止.甲": 0, "": 0,
	} {
		o := Omissions{map[*form.Cell]bool{}, map[*form.Section]bool{}}
		known := o.add(name, f)
		if len(o.cells) != want || known != (want > 0) {
			t.Errorf("%s names %d, %v", name, len(o.cells), known)
		}
	}
}
