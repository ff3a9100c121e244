package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/form"
)

// A LabelledValue is a label with what stands behind its colon.
type LabelledValue struct{ Label, Value string }

// Labels are the keys of the labels that may stand before a colon: the particulars', and what a file says about
// itself.
type Labels map[string]bool

// NewLabels returns the labels of a form.
func NewLabels(f *form.Form) Labels {
	known := Labels{}
	for _, p := range f.Particulars {
		for _, label := range append([]string{p.Label}, p.Aliases...) {
			known[form.Key(label)] = true
		}
	}
	for _, a := range f.Asides {
		known[form.Key(a)] = true
		for _, by := range signed {
			known[form.Key(a+by)] = true
		}
	}
	return known
}

// signed is what follows a label where somebody puts his name.
var signed = []string{"签字", "签名", "签章"}

// longestLabel is how many characters before a colon may be a label, spaces included.
const longestLabel = 24

// Split parts a line into labels and values: 填报单位：甲县某局（盖章）　负责人：张三. front is what stands before the
// first label.
func (k Labels) Split(line string) (front string, values []LabelledValue) {
	parts := strings.Split(strings.ReplaceAll(line, "：", ":"), ":")
	front = parts[0]
	for i, part := range parts[:len(parts)-1] {
		at := k.labelAt(part)
		label := part[at:]
		if i == 0 {
			front = part[:at]
		} else {
			values[i-1].Value = part[:at]
		}
		values = append(values, LabelledValue{Label: label})
	}
	if n := len(values); n > 0 {
		values[n-1].Value = parts[len(parts)-1]
	}
	return front, values
}

// labelAt returns where in a text before a colon the label begins: the longest known one, else the last word.
func (k Labels) labelAt(text string) int {
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	best := strings.LastIndexFunc(trimmed, unicode.IsSpace)
	if best < 0 {
		best = 0
	} else {
		_, size := utf8.DecodeRuneInString(trimmed[best:])
		best += size
	}
	at := len(trimmed)
	for n := 0; n < longestLabel && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(trimmed[:at])
		at -= size
		if !unicode.IsSpace(r) && k.has(trimmed[at:]) {
			best = at
		}
	}
	return best
}

// has reports whether a text is one of the labels.
func (k Labels) has(text string) bool {
	key := form.Key(text)
	return k[key] || k[form.BareKey(key)]
}

// All reports whether a line is nothing but known labels with their values.
func (k Labels) All(line string) bool {
	front, values := k.Split(line)
	for _, v := range values {
		if !k.has(v.Label) {
			return false
		}
	}
	return len(values) > 0 && strings.TrimSpace(front) == ""
}
