package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"nianbao/ooxml/xmlscan"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// MaxText is the longest text that a cell holds, in UTF-16 units, in which Excel counts all its limits.
const MaxText = 32767

// Printable drops the characters that a cell cannot hold.
func Printable(s string) string { return xmltree.Printable(strings.ReplaceAll(s, "\r", "")) }

// unwritable are the characters that a cell holds escaped only: what XML cannot hold, and a carriage return.
func unwritable(r rune) bool { return r == '\r' || xmlscan.IsForbidden(r) }

// Escape writes a text so that nothing in it is taken for an escaped character: _x0041_ would be read as A. It says
// nothing about XML's own escapes.
func Escape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if escapeShape.MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// EscapeAll is [Escape] that escapes what XML cannot hold as well, where [Printable] drops it.
func EscapeAll(s string) string {
	s = Escape(s)
	if !strings.ContainsFunc(s, unwritable) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unwritable(r) {
			fmt.Fprintf(&b, "_x%04X_", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// escapeShape is what reads as an escaped character, or will once [EscapeAll] has put an underscore behind it.
var escapeShape = regex.New(`^_x[0-9A-Fa-f]{4}[_\x00-\x08\x0B-\x1F\x{FFFE}\x{FFFF}]`)

// Unescape resolves _x000D_, which is how a workbook writes a character that XML cannot hold. A text that would read as
// one itself has its first underscore escaped: _x005F_x000D_ is _x000D_.
func Unescape(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(s, "_x") {
		unit, ok := escaped(s[i:])
		if !ok {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		s = s[i+len("_x000D_"):]
		if low, ok := escaped(s); ok && utf16.IsSurrogate(unit) {
			if pair := utf16.DecodeRune(unit, low); pair != '\uFFFD' {
				unit, s = pair, s[len("_x000D_"):]
			}
		}
		b.WriteRune(unit)
	}
	b.WriteString(s)
	return b.String()
}

// escaped returns the UTF-16 unit that the escape at the start of s stands for.
func escaped(s string) (rune, bool) {
	if len(s) < len("_x000D_") || s[:2] != "_x" || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}

// maxSheetName is the longest name that a sheet may have, in UTF-16 units.
const maxSheetName = 31

// SheetName makes a legal sheet name of any text, different from those that taken has in small letters, and enters it
// there.
func SheetName(name string, taken map[string]bool) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < 0x20 {
			return '_'
		}
		return r
	}, Printable(name))
	unique := Clip(name, maxSheetName)
	for n := 2; unique == "" || taken[strings.ToLower(unique)]; n++ {
		suffix := strconv.Itoa(n)
		unique = Clip(name, maxSheetName-len(suffix)) + suffix
	}
	taken[strings.ToLower(unique)] = true
	return unique
}

// Clip cuts a text to a number of UTF-16 units.
func Clip(s string, units int) string {
	if len(s) <= units { // no character has more units than bytes
		return s
	}
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}

// TooLong says whether a text has more than a number of UTF-16 units.
func TooLong(s string, units int) bool {
	return len(s) > units && len(utf16.Encode([]rune(s))) > units
}
