package form_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/grid"
)

// A form is made of its parts: here one table of one row with a total. Usually package define reads them from form.yaml.
func ExampleNew() {
	table := &form.Table{
		ID: "fees", Name: "收费",
		Rows: []*form.Node{{ID: "charges", Name: "收费", Label: "行政事业性收费"}},
		Columns: []*form.Node{
			{ID: "first", Name: "上半年", Label: "上半年", Unit: "万元"},
			{ID: "second", Name: "下半年", Label: "下半年", Unit: "万元"},
			{ID: "total", Name: "总计", Label: "总计", Unit: "万元"},
		},
	}
	f := form.New(form.Form{
		Edition:  "示例",
		Sections: []*form.Section{{Title: "一、收费情况", Sheet: "收费", Tables: []*form.Table{table}}},
		Tables:   []*form.Table{table},
	})
	first, second, total := f.Cell("fees.charges.first"), f.Cell("fees.charges.second"), f.Cell("fees.charges.total")
	f.Relate([]*form.Relation{{ID: "R01", Says: "总计等于各项之和", Equations: []*form.Equation{{
		Left: []form.Term{{Cell: total}}, Right: []form.Term{{Cell: first}, {Cell: second}},
	}}}})

	r := form.NewReport(f)
	r.SetNumber(first, decimal.NewFromInt(12))
	r.SetNumber(second, decimal.NewFromInt(30))
	fmt.Println(total.Name(), form.Sum(f.Totals()[total].Right, r.Number))
	fmt.Println(f.Equations[0].Balanced(r.Number))
	// Output:
	// 收费.收费.总计 42
	// false
}

// Labels are compared by what is left of them when everything in which printed forms differ is taken away.
func ExampleKey() {
	fmt.Println(form.Key("（一） 予以\n公开") == form.Key("1.予以公开"))
	fmt.Println(form.Key(`3.危及"三安全一稳定"`) == form.Key("3.危及“三安全一稳定”"))
	// Output:
	// true
	// true
}

// An amount that was typed in yuan becomes one in the form's unit; what is no figure is not guessed at.
func ExampleParseValue() {
	for _, text := range []string{"３，００１", "251000元", "—", "约5"} {
		v := form.ParseValue(text, grid.Text, "万元", "")
		fmt.Println(text, v.State == form.Number, v.Number)
	}
	// Output:
	// ３，００１ true 3001
	// 251000元 true 25.1
	// — false 0
	// 约5 false 0
}
