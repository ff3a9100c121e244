package webpage_test

import (
	"fmt"

	"nianbao/webpage"
)

func ExampleRead() {
	book, err := webpage.Read([]byte(`<html><p>一、总体情况<p>本年新收申请12件。<table><tr><td>新收<td>上年结转` +
		`<tr><td>12<td>3</table>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range book.Grids {
		for _, c := range g.Cells {
			fmt.Println(g.Ref(c.Row, c.Col), c.Text)
		}
	}
	// Output:
	// 第1段 一、总体情况
	// 第2段 本年新收申请12件。
	// R1C1 新收
	// R1C2 上年结转
	// R2C1 12
	// R2C2 3
}
