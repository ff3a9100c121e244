package suspect

import "strings"

// How likely each slip of the fingers makes one row of digits of another, of all rows that it can make of it.

func exchangedDigits(meant, typed string) float64 {
	pairs, hits := 0, 0
	for i := range len(meant) - 1 {
		if meant[i] == meant[i+1] || i == 0 && meant[1] == '0' {
			continue // which nobody would see, or which would have lost a digit
		}
		pairs++
		b := []byte(meant)
		b[i], b[i+1] = b[i+1], b[i]
		if string(b) == typed {
			hits++
		}
	}
	return share(hits, pairs)
}

// plain returns digits without zeros before them.
func plain(digits string) string {
	if p := strings.TrimLeft(digits, "0"); p != "" {
		return p
	}
	return "0"
}

func share(hits, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(hits) / float64(of)
}

// nearKeys are the keys beside a digit's, on the numeric keypad and in the upper row.
var nearKeys = [10]string{"129", "0245", "01356", "0246", "13578", "123468", "3579", "4689", "579", "680"}

func nearKey(meant, typed string) float64 {
	at := onlyDifference(meant, typed)
	if at < 0 || !strings.Contains(nearKeys[meant[at]-'0'], typed[at:at+1]) {
		return 0
	}
	return 1 / float64(len(meant)*len(nearKeys[meant[at]-'0']))
}

func otherDigit(meant, typed string) float64 {
	if onlyDifference(meant, typed) < 0 {
		return 0
	}
	return 1 / float64(9*len(meant))
}

// onlyDifference returns where two rows of digits of one length differ, when that is in one place; -1 otherwise.
func onlyDifference(a, b string) int {
	at := -1
	if len(a) != len(b) {
		return at
	}
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

func lostDigit(meant, typed string) float64 {
	if len(meant) < 2 {
		return 0
	}
	hits := 0
	for i := range len(meant) {
		if plain(meant[:i]+meant[i+1:]) == typed {
			hits++
		}
	}
	return share(hits, len(meant))
}

func doubledDigit(meant, typed string) float64 {
	hits := 0
	for i := range len(meant) {
		if meant[:i+1]+meant[i:] == typed {
			hits++
		}
	}
	return share(hits, len(meant))
}

func addedDigit(meant, typed string) float64 {
	if len(typed) != len(meant)+1 {
		return 0
	}
	hits := 0
	for i := range len(typed) {
		if plain(typed[:i]+typed[i+1:]) == meant {
			hits++
		}
	}
	return share(hits, 10*len(typed))
}

func times(zeros int) func(meant, typed string) float64 {
	return func(meant, typed string) float64 {
		if meant == "0" || meant+strings.Repeat("0", zeros) != typed {
			return 0
		}
		return 1
	}
}

// lostZeros is some or all of the zeros at the end missing.
func lostZeros(meant, typed string) float64 {
	trimmed := strings.TrimRight(meant, "0")
	if typed == meant || !strings.HasPrefix(meant, typed) || len(typed) < len(trimmed) {
		return 0
	}
	return 1 / float64(len(meant)-len(trimmed))
}
