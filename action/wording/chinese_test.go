package wording

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// TestChineseReadsBack shows that a number said in Chinese is that number.
func TestChineseReadsBack(t *testing.T) {
	values := map[rune]int64{
		'零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
		'十': 10, '百': 100, '千': 1000,
	}
	read := func(s string) int64 { // up to 千
		total, digit := int64(0), int64(0)
		for i, c := range s {
			switch v := values[c]; {
			case v < 10:
				digit = v
			case i == 0:
				total = v
			default:
				total, digit = total+digit*v, 0
			}
		}
		return total + digit
	}
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.Int64Range(0, 1e16-1).Draw(r, "n")
		said := count(decimal.NewFromInt(n))
		high, low, found := strings.Cut(said, "亿")
		if !found {
			high, low = "", said
		}
		part := func(s string) int64 {
			tens, ones, found := strings.Cut(s, "万")
			if !found {
				return read(s)
			}
			return read(tens)*10_000 + read(ones)
		}
		if got := part(high)*100_000_000 + part(low); got != n {
			r.Errorf("%d is said %s, which is %d", n, said, got)
		}
	})
}
