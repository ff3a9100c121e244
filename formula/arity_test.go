package formula

import (
	"slices"
	"strings"
	"testing"
)

// arities are how many arguments functions take in a workbook (ISO/IEC 29500-1, 18.17.7): at least, at most. Of SUBSTITUTE the
// fourth, and of INDEX the one of several areas, nobody asks for in sums.
var arities = map[string][2]int{
	"SUM": {1, 255}, "PRODUCT": {1, 255}, "MAX": {1, 255}, "MIN": {1, 255}, "AVERAGE": {1, 255}, "COUNT": {1, 255}, "COUNTA": {1, 255},
	"COUNTBLANK": {1, 1}, "SUBTOTAL": {2, 255}, "AGGREGATE": {3, 255}, "SUMPRODUCT": {1, 255}, "COUNTIF": {2, 2}, "COUNTIFS": {2, 255},
	"SUMIF": {2, 3}, "SUMIFS": {3, 255}, "IF": {2, 3}, "IFS": {2, 255}, "IFERROR": {2, 2}, "IFNA": {2, 2}, "CHOOSE": {2, 255},
	"AND": {1, 255}, "OR": {1, 255}, "XOR": {1, 255}, "TRUE": {0, 0}, "FALSE": {0, 0}, "NA": {0, 0}, "LET": {3, 255}, "NOT": {1, 1},
	"ISNUMBER": {1, 1}, "ISTEXT": {1, 1}, "ISNONTEXT": {1, 1}, "ISLOGICAL": {1, 1}, "ISBLANK": {1, 1}, "ISERROR": {1, 1}, "ISERR": {1, 1},
	"ISNA": {1, 1}, "ROW": {0, 1}, "COLUMN": {0, 1}, "ROWS": {1, 1}, "COLUMNS": {1, 1}, "INDEX": {2, 3}, "MATCH": {2, 3}, "VLOOKUP": {3, 4},
	"SINGLE": {1, 1}, "ROUND": {2, 2}, "ROUNDUP": {2, 2}, "ROUNDDOWN": {2, 2}, "TRUNC": {1, 2}, "INT": {1, 1}, "ABS": {1, 1}, "SIGN": {1, 1},
	"MOD": {2, 2}, "N": {1, 1}, "T": {1, 1}, "VALUE": {1, 1}, "LEN": {1, 1}, "TRIM": {1, 1}, "SUBSTITUTE": {3, 3}, "EXACT": {2, 2},
	"CONCATENATE": {1, 255}, "CONCAT": {1, 255},
}

// TestArity asks each function for one argument less than it takes, and for one more: neither is ever calculated.
func TestArity(t *testing.T) {
	for name, f := range functions {
		want, known := arities[name]
		if !known || f.minArgs != want[0] || f.maxArgs != want[1] {
			t.Errorf("%s takes %d to %d arguments, want %v", name, f.minArgs, f.maxArgs, want)
		}
		for _, n := range []int{want[0] - 1, want[1] + 1} {
			if n < 0 {
				continue
			}
			text := name + "(" + strings.Join(slices.Repeat([]string{"1"}, n), ",") + ")"
			if n == 0 {
				text = name + "()"
			}
			w := with("="+text, sheetOf("表1", "A1 1"))
			if v, err := w.Calculate(ask, w.Stored); err == nil {
				t.Errorf("=%.40s gives %v", text, v)
			}
		}
	}
	for name := range arities {
		if _, ok := functions[name]; !ok {
			t.Errorf("%s is no function", name)
		}
	}
}
