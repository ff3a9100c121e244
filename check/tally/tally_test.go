package tally

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/form"
)

// TestTally shows what cells come to, as they stand and reckoned anew, and the totals that they are parts of.
func TestTally(t *testing.T) {
	const figures = "applications.received.person=28 applications.received.company=5 applications.carried_in.person=3 " +
		"documents.normative.issued= "
	for _, test := range []struct{ figures, cells, want string }{
		{"", "applications.received.person", "28 28 [33]"},
		{"", "applications.received.person applications.received.company", "33 33 []"},
		{"", "applications.received.person -applications.received.company", "23 23 []"},
		{"", "applications.received.person applications.carried_in.person", "31 31 [36]"},
		{"", "applications.received.total", "33 33 []"},
		{"applications.received.total=40", "applications.received.total", "40 33 []"},
		{"applications.received.total=", "applications.received.total", "33 33 []"},
		{"applications.received.total= applications.received.legal=", "applications.received.total", "none none []"},
		{"", "documents.normative.issued", "none none []"},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, figures+test.figures)
		var terms []form.Term
		for id := range strings.FieldsSeq(test.cells) {
			id, negative := strings.CutPrefix(id, "-")
			terms = append(terms, form.Term{Cell: r.Form.Cell(id), Negative: negative})
		}
		said := ""
		for _, of := range []func(*form.Report, []form.Term) (decimal.Decimal, bool){Sum, Anew} {
			if n, ok := of(r, terms); ok {
				said += n.String() + " "
			} else {
				said += "none "
			}
		}
		if got := said + fmt.Sprint(Totals(r, terms)); got != test.want {
			t.Errorf("%s (%s): %s, want %s", test.cells, test.figures, got, test.want)
		}
	}
}
