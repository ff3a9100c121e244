package define

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/form"
)

func example(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/forms/" + name + "/form.yaml")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	return string(data)
}

// TestRelations shows what the relations of the examples come to.
func TestRelations(t *testing.T) {
	var got []string
	totals := map[string]string{}
	for _, name := range []string{"enforcement", "budget"} {
		f, err := Parse("form.yaml", []byte(example(t, name)))
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		for _, r := range f.Relations {
			got = append(got, strings.Join([]string{
				name, r.ID, r.Operator.String(), r.Tolerance.String(), r.When, map[bool]string{true: "plausible"}[r.Plausible],
				strings.Repeat("|", len(r.Equations)),
			}, " "))
		}
		for c, e := range f.Totals() {
			totals[c.ID] = e.Relation.ID
		}
		for c, e := range f.Ratios() {
			totals[c.ID] = fmt.Sprintf("%s, %d places, times %d", e.Relation.ID, e.Relation.Places, e.Times())
		}
	}
	want := []string{
		"enforcement R01 = 0   |", "enforcement R02 ≥ 0   |", "enforcement R03 ≥ 0   |", "enforcement R04 ≤ 0  plausible |",
		"enforcement R05 ≤ 0 “罚款”加“没收”等于 0   |", "enforcement R06 = 0   |", "enforcement R07 = 0   |",
		"budget R01 = 0.02   |", "budget R02 = 0.02   |", "budget R03 = 0.5   |", "budget R04 = 0   ||", "budget R05 = 0   |",
		"budget R06 ≤ 0   |", "budget R07 ≤ 0 “预算数”大于 0  plausible |||||", "budget R08 = 0   |||||",
		"budget R09 = 0   ||", "budget R10 ≤ 0   |||||||||||", "budget R11 ≤ 0   |",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{
		"penalties.all.total": "R01", "income.total.amount": "R01", "outlay.total.amount": "R02",
		"public.total.budget": "R04", "public.total.spent": "R04", "outlay.public.amount": "R05",
		"public.abroad.rate": "R08, 2 places, times 100", "public.purchase.rate": "R08, 2 places, times 100",
		"public.running.rate": "R08, 2 places, times 100", "public.reception.rate": "R08, 2 places, times 100",
		"public.total.rate": "R08, 2 places, times 100", "procurement.all.budget": "R09", "procurement.all.spent": "R09",
	}, totals); diff != "" {
		t.Errorf("totals (-want +got)\n%s", diff)
	}
}

// TestRefusedRelations shows that a relation which says nothing, or nothing that could be checked, is refused with its
// line.
func TestRefusedRelations(t *testing.T) {
	for _, test := range []struct{ name, form, old, new, want string }{
		{"a chain", "enforcement", "applied >= accepted", "applied >= accepted >= granted", "要有且只有一个等号，或一个 ≤、≥"},
		{"less than", "enforcement", "applied >= accepted", "applied > accepted", "里的 > 不能用"},
		{"unequal", "enforcement", "applied >= accepted", "applied != accepted", "里的 != 不能用"},
		{"one side", "enforcement", "applied >= accepted", "applied >=", "等式写法有误"},
		{"a tolerance of a comparison", "enforcement", "    equation: applied >=", "    tolerance: 1\n    equation: applied >=",
			"tolerance 只能用于等式"},
		{"a tolerance below 0", "budget", "tolerance: 0.5", "tolerance: -0.5", "tolerance 不能是负数"},
		{"a tolerance in words", "budget", "tolerance: 0.5", "tolerance: 0.5万元", "类型不对"},
		{"a tolerance without end", "budget", "tolerance: 0.5", "tolerance: 0.1234567", "应为整数或小数"},
		{"a severity", "enforcement", "severity: warning", "severity: hint", "severity“hint”应为 error"},
		{"a condition of a stranger", "budget", "when: budget > 0", "when: planned > 0", "“planned”不是表中的行、列或格"},
		{"a condition of two", "budget", "when: budget > 0", "when: 0 < budget < 9", "只能比较一次"},
		{"half a condition", "budget", "when: budget > 0", "when: budget >", "缺少右边"},
		{"an example beside the condition", "budget", "holds: {budget: 8,", "holds: {budget: 0,", "例子不满足条件 when"},
		{"an example that holds", "enforcement", "breaks: {applied: 10, accepted: 12}", "breaks: {applied: 12, accepted: 12}",
			"例子与它要说明的相反"},
		{"an example within the tolerance", "budget", "total: 103.68}", "total: 103.60}", "例子与它要说明的相反"},
		{"a ratio without rounding", "budget", "    round: 2\n", "", "要写明 round"},
		{"a ratio to many places", "budget", "round: 2", "round: 20", "要写明 round"},
		{"rounding of a sum", "budget", "tolerance: 0.5", "round: 2", "round 只用于比率"},
		{"a ratio of a ratio", "budget", "spent / budget", "spent / budget / spent", "只能除一次"},
		{"a ratio without brackets", "budget", "rate = spent / budget", "rate = spent - budget / budget", "请用括号括起来"},
		{"a ratio on the left", "budget", "rate = spent / budget", "rate / spent = budget", "round 只用于比率"},
		{"a sum that is a ratio", "budget", "rate = spent / budget", "rate + spent = spent / budget", "的左边只能是一项"},
		{"a ratio that is compared", "budget", "rate = spent / budget", "rate <= spent / budget", "只能用等号"},
		{"a ratio of whole numbers", "budget", "unit: \"%\", decimal: true", "unit: \"%\"", "要写 decimal: true"},
		{"an example of a share", "budget", "rate: 92.86}", "rate: 0.9286}", "例子与它要说明的相反"},
		{"a column that is none", "budget", "column budget, spent of", "column budget, spend of", "each 里的“spend”不是表中的行或列"},
		{"no column", "budget", "column budget, spent of", "columns budget of", "应为 column of 表"},
	} {
		t.Run(test.name, func(t *testing.T) {
			good := example(t, test.form)
			if !strings.Contains(good, test.old) {
				t.Fatalf("%q does not stand in the definition", test.old)
			}
			_, err := Parse("form.yaml", []byte(strings.Replace(good, test.old, test.new, 1)))
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "格式定义 form.yaml 第 ") {
				t.Errorf("got %v\nwant %s", err, test.want)
			}
		})
	}
}

// TestConditions shows how conditions are written, and when they are met.
func TestConditions(t *testing.T) {
	good := example(t, "budget")
	for _, test := range []struct {
		when, words string
		budget      string  // of the examples
		met         [3]bool // of a budget of 0, 8 and 9
	}{
		{"budget > 0", "“预算数”大于 0 ", "7", [3]bool{false, true, true}},
		{"budget", "“预算数”不等于 0 ", "7", [3]bool{false, true, true}},
		{"budget <= 8", "“预算数”不大于 8 ", "7", [3]bool{true, true, false}},
		{"budget ≠ 9", "“预算数”不等于 9 ", "7", [3]bool{true, true, false}},
		{"budget >= 8.5", "“预算数”不小于 8.5 ", "9", [3]bool{false, false, true}},
		{"public.total.budget >= spent", "“‘三公’经费合计”的“预算数（万元）”不小于“决算数”", "7, public.total.budget: 20",
			[3]bool{true, true, true}},
	} {
		text := strings.NewReplacer("when: budget > 0", "when: "+test.when,
			"holds: {budget: 8, spent: 7.75}", "holds: {spent: 0, budget: "+test.budget+"}",
			"breaks: {budget: 7, spent: 7.75}", "breaks: {spent: 10, budget: "+test.budget+"}").Replace(good)
		f, err := Parse("form.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%s: %v", test.when, err)
		}
		e := f.Relations[6].Equations[0]
		if have := e.When.Words(); have != test.words {
			t.Errorf("%s is %q", test.when, have)
		}
		for i, n := range []int64{0, 8, 9} {
			value := func(c *form.Cell) decimal.Decimal {
				if c.Column.ID == "budget" {
					return decimal.NewFromInt(n)
				}
				return decimal.Zero
			}
			if e.When.Met(value) != test.met[i] {
				t.Errorf("%s of %d: %v", test.when, n, !test.met[i])
			}
		}
	}
}
