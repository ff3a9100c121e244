package action

import "errors"

// toInt returns a number that counts parts.
func (v Value) toInt() (int, error) {
	if v.shape != whole || v.whole != int64(int(v.whole)) {
		return 0, errors.New("这里要写整数")
	}
	return int(v.whole), nil
}

// equal reports whether a value equals one of others: texts as texts, what counts as a number by value, all else as it
// prints.
func equal(a Value, others []Value) (bool, error) {
	for _, b := range others {
		if a.isCollection() || b.isCollection() {
			return false, errors.New("这是一组名称或者列表，不能比较；有没有内容写 {{if 名称}}，有几项写 {{个数 名称}}")
		}
		x, okX := a.Number()
		y, okY := b.Number()
		byValue := okX && okY && (a.shape != text || b.shape != text)
		if byValue && x.Equal(y) || !byValue && a.String() == b.String() {
			return true, nil
		}
	}
	return false, nil
}
