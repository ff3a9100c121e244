package action

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action/wording"
	"nianbao/near"
)

// rowFunctions are the functions that overRows makes.
var rowFunctions = []string{"合计", "个数", "平均", "最大", "最小"}

// overRows is a function over the rows of a list, 合计 名单 "数量", or behind a bar, 名单 | 合计 "数量": over what
// stands below each under a name, which may lead through further lists, or over the parts themselves where no name is
// given. With places, a third value says to how many digits behind the point the result is rounded.
func overRows(places bool, call func(c *column, places int) (Value, error)) function {
	most := 2
	if places {
		most = 3
	}
	return function{1, most, func(args []Value) (Value, error) {
		list, args, err := rowsAmong(args)
		if err != nil {
			return Value{}, err
		}
		c := column{}
		if len(args) > 0 && args[0].shape == text {
			c.path = strings.Split(args[0].text, ".")
			args = args[1:]
		}
		digits := -1
		switch {
		case len(args) == 1 && places:
			if digits, err = args[0].places(); err != nil {
				return Value{}, err
			}
		case len(args) > 0:
			return Value{}, errors.New("列表后面要写列名，列名加引号，例如 “数量”")
		}
		if err := c.add(list, c.path, ""); err != nil {
			return Value{}, err
		}
		v, err := call(&c, digits)
		if err == nil && c.missing != nil {
			c.missing.instead, err = v, c.missing
		}
		return v, err
	}}
}

// rowsAmong returns the list among a function's values, which is the first or the last, and the others.
func rowsAmong(args []Value) (list Value, others []Value, err error) {
	last := len(args) - 1
	switch {
	case args[0].isRows():
		return args[0], args[1:], nil
	case args[last].isRows():
		return args[last], args[:last], nil
	}
	return Value{}, nil, errors.New("要写列表的名称，这里没有列表")
}

// isRows reports whether a loop over a value goes over the parts of a list, be it an empty one.
func (v Value) isRows() bool { return v.IsList() || v.shape == nothing || v.shape == blank }

// A column is what stands in the rows of a list under one name.
type column struct {
	path    []string
	cells   []cell
	missing *missingName // of a row that lacks the name
}

// A cell is what stands in one row, and which row that is: 第 3 行.
type cell struct {
	row string
	Value
}

// add takes what stands below the rows of a list.
func (c *column) add(list Value, path []string, around string) error {
	n := 0
	for v := range list.Items() {
		n++
		if err := c.below(v, path, fmt.Sprintf("%s第 %d 行", around, n)); err != nil {
			return err
		}
	}
	return nil
}

// below takes what stands below a value under the parts of a name.
func (c *column) below(v Value, path []string, row string) error {
	for i, name := range path {
		if v.IsList() {
			return c.add(v, path[i:], row+"里的")
		}
		next, found := v.Member(name)
		switch {
		case found:
			v = next
			continue
		case v.shape == table:
			if c.missing == nil {
				c.missing = &missingName{name: name, row: row, near: near.Nearest(name, v.Names())}
			}
		case !v.IsBlank() && v.shape != unknown:
			return fmt.Errorf("%s只是一个值，里面没有“%s”", row, name)
		}
		v = Value{shape: blank}
		break
	}
	if v.IsList() {
		return c.add(v, nil, row+"里的")
	}
	c.cells = append(c.cells, cell{row, v})
	return nil
}

// numbers returns those in the column, with all also a 0 for what is blank. Words are an error with their row.
func (c *column) numbers(all bool) ([]decimal.Decimal, error) {
	numbers := make([]decimal.Decimal, 0, len(c.cells))
	for _, v := range c.cells {
		n, ok := v.Number()
		if !ok {
			where := v.row
			if len(c.path) > 0 {
				where += "的“" + strings.Join(c.path, ".") + "”"
			}
			return nil, errors.New(where + "：" + noNumber(v.Value))
		}
		if _, figure := v.figure(); all || figure {
			numbers = append(numbers, n)
		}
	}
	return numbers, nil
}

func total(c *column, _ int) (Value, error) {
	numbers, err := c.numbers(true)
	if err != nil {
		return Value{}, err
	}
	return sum(numbers)
}

func sum(numbers []decimal.Decimal) (Value, error) {
	result := decimal.Zero
	for _, n := range numbers {
		if result = result.Add(n); !wording.IsPrintable(result) {
			return Value{}, errors.New("结果太大")
		}
	}
	return Figure(result), nil
}

// quantity returns how many rows there are, with a name how many in which that is not blank.
func quantity(c *column, _ int) (Value, error) {
	n := 0
	for _, v := range c.cells {
		if len(c.path) == 0 || !v.IsBlank() {
			n++
		}
	}
	return Whole(int64(n)), nil
}

// mean returns the mean of the figures, of none a blank: as in a spreadsheet, what is blank does not count.
func mean(c *column, places int) (Value, error) {
	numbers, err := c.numbers(false)
	if err != nil || len(numbers) == 0 {
		return Of(Blank{}), err
	}
	v, err := sum(numbers)
	if err != nil {
		return v, err
	}
	n, _ := v.Number()
	return divide(n, decimal.NewFromInt(int64(len(numbers))), places)
}

// extreme returns the figure that compares so with all others, of none a blank.
func extreme(sign int) func(c *column, _ int) (Value, error) {
	return func(c *column, _ int) (Value, error) {
		numbers, err := c.numbers(false)
		if err != nil || len(numbers) == 0 {
			return Of(Blank{}), err
		}
		found := numbers[0]
		for _, n := range numbers[1:] {
			if n.Cmp(found) == sign {
				found = n
			}
		}
		return Figure(found), nil
	}
}
