package syntax_test

import (
	"fmt"

	"nianbao/formula/syntax"
)

// A formula as people type it, and as this package writes it: absolute references stay, copies are one in R1C1.
func Example() {
	f, err := syntax.Parse("＝sum（ $A$1 : C1 ，E1 ）－ 1％")
	if err != nil {
		panic(err)
	}
	fmt.Println(f)
	fmt.Println(f.R1C1(0, 5)) // as it stands in F1
	if sum, ok := f.Root.(*syntax.Binary); ok {
		fmt.Println(syntax.Print(sum.Left), sum.Op, syntax.Print(sum.Right))
	}
	// Output:
	// SUM($A$1:C1,E1)-1%
	// SUM(R1C1:R[0]C[-3],R[0]C[-1])-1%
	// SUM($A$1:C1,E1) - 1%
}

func ExampleParse_error() {
	_, err := syntax.Parse("=SUM(A1:B1")
	fmt.Println(err)
	// Output: 公式第 5 个字符处的括号没有配对：请补上右括号
}

// A copy one row further down.
func ExampleShift() {
	fmt.Println(syntax.Shift("SUM(D6:I6)-$J$6", 1, 0))
	// Output: SUM(D7:I7)-$J$6
}
