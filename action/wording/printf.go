package wording

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/regex"
)

var verb = regex.New(`(?s)%([-+# 0]*)(\d*)(?:\.(\d*))?(.|$)`)

// Printf is that of package fmt for so many values, each a number or a text, but a verb takes any number that fits it,
// and no verb prints more than some hundred characters. The error says in Chinese what is wrong with the layout.
func Printf(layout string, values int, number func(i int) (decimal.Decimal, bool),
	text func(i int) (string, error)) (string, error) {
	next := 0
	var err error
	s := verb.ReplaceAllStringFunc(layout, func(written string) string {
		m := verb.FindStringSubmatch(written)
		switch {
		case err != nil:
			return ""
		case written == "%%":
			return "%"
		case len(m[2]) > 3 || len(m[3]) > 2 || !strings.Contains("svdxXobcfeEgG", m[4]) || m[4] == "":
			err = errors.New("格式“" + First(written, 20) + "”不能用")
			return ""
		case next == values:
			err = noMatch(layout)
			return ""
		}
		i := next
		next++
		if strings.Contains("sv", m[4]) {
			var s string
			s, err = text(i)
			return fmt.Sprintf(strings.ReplaceAll(written[:len(written)-1], "#", "")+"s", s)
		}
		n, isNumber := number(i)
		digits, fits := verbatim(m, n)
		if !isNumber || !fits {
			err = noMatch(layout)
		}
		return digits
	})
	if err == nil && next < values {
		err = noMatch(layout)
	}
	if err != nil {
		return "", err
	}
	return s, nil
}

func noMatch(layout string) error {
	return errors.New("格式“" + First(layout, 20) + "”和后面的值对不上：%s 印文字，%d 印整数，%.2f 印小数，各对一个值")
}

// exactBits are as many as a number of maxExponent digits before and behind its point needs.
const exactBits = 4096

// verbatim returns a number as a verb writes it, which is divided into flags, width, precision and letter, and whether
// it fits the verb.
func verbatim(verb []string, n decimal.Decimal) (string, bool) {
	switch {
	case strings.Contains("eEgG", verb[4]):
		return fmt.Sprintf(verb[0], n.InexactFloat64()), true
	case verb[4] == "f": // exact, where fmt would round a float64
		places, err := strconv.Atoi(verb[3])
		if err != nil && !strings.Contains(verb[0], ".") {
			places = 6
		}
		exact, _, err := big.ParseFloat(n.Round(int32(places)).String(), 10, exactBits, big.ToNearestEven)
		return fmt.Sprintf(verb[0], exact), err == nil
	case !n.IsInteger():
		return "", false
	case verb[4] == "c":
		return fmt.Sprintf(verb[0], n.IntPart()), true
	}
	return fmt.Sprintf(verb[0], n.BigInt()), true
}
