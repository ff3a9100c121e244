package likely

import (
	"testing"

	"nianbao/regex"

	"github.com/shopspring/decimal"
)

func TestMostOf(t *testing.T) {
	n := decimal.NewFromInt
	m := &Money{Most: n(1), Mosts: []MoneyOf{{regex.New("交通"), n(2)}, {regex.New("交通|水利"), n(3)}}}
	for agency, want := range map[string]int64{"示例市交通运输局": 2, "示例市水利局": 3, "示例市司法局": 1, "": 1} {
		if have := m.MostOf(agency); !have.Equal(n(want)) {
			t.Errorf("%s: %s, not %d", agency, have, want)
		}
	}
}
