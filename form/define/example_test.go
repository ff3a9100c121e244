package define_test

import (
	"fmt"

	"nianbao/form/define"
)

func ExampleBuiltin() {
	for _, f := range define.Builtin() {
		fmt.Println(f.Edition, f.Years, len(f.Cells), len(f.Equations))
	}
	// Output:
	// 2019 2019—2020年 198 54
	// 2021 2021年及以后 200 51
}

// What is wrong with a definition is told with its file and line.
func ExampleParse() {
	_, err := define.Parse("form.yaml", []byte("edition: 县版\nyears: {from: 2024}\nparticulars:\n  - {id: agency}\n"))
	fmt.Println(err)
	// Output: 格式定义 form.yaml 第 4 行：缺少标签 label
}
