package fields

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/action"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// below returns what stands under a name with its parts.
func below(names map[string]any, name string) action.Value {
	v := action.Of(names)
	for part := range strings.SplitSeq(name, ".") {
		v, _ = v.Member(part)
	}
	return v
}

// TestAnyCell shows that a template prints a cell as the report has it, counts it as the report does, and knows a group
// of rows by its sums.
func TestAnyCell(t *testing.T) {
	typed := rapid.SampledFrom([]string{
		"", "/", "—", "无", "0", "12", "3001", "-2", "0.50", "96171.6", "123456789012345678", "约5", "#REF!", "5件",
	})
	forms := define.Builtin()
	rapid.Check(t, func(rt *rapid.T) {
		f := forms[rapid.IntRange(0, len(forms)-1).Draw(rt, "form")]
		r := form.NewReport(f)
		sums := map[string]decimal.Decimal{}
		texts := rapid.SliceOfN(typed, 31, 31).Draw(rt, "texts")
		for i, c := range f.Cells {
			r.SetValue(c, form.ParseValue(texts[i%len(texts)], grid.Text, c.Unit(), ""))
			for i := range c.Row.Names[1:] {
				group := c.Table.Name + "." + strings.Join(c.Row.Names[:i+1], ".") + "." + c.Column.Name
				sums[group] = sums[group].Add(r.Number(c))
			}
		}
		names := Names(r)
		draft := marked(r, names)
		for _, c := range f.Cells {
			v, want := below(names, c.Name()), r.Value(c)
			if got, err := v.Print(); err != nil || got != want.Normalized() {
				rt.Fatalf("%s prints %q %v, want %q", c.Name(), got, err, want.Normalized())
			}
			n, ok := v.Number()
			if want.State != form.Unreadable && (!ok || !n.Equal(r.Number(c)) || v.True() == n.IsZero()) {
				rt.Fatalf("%s counts %s, want %s", c.Name(), n, r.Number(c))
			}
			if got := below(draft, c.Name()).String(); (got == NoFigure) != (want.State == form.Unreadable) {
				rt.Fatalf("%s is %s in a draft's sentence", c.Name(), got)
			}
		}
		for group, want := range sums {
			if n, ok := below(names, group).Number(); !ok || !n.Equal(want) {
				rt.Fatalf("%s is %s, want %s", group, n, want)
			}
		}
	})
}
