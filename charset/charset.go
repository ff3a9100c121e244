// Package charset weighs by its bytes in what encoding a Chinese text may be, and reads UTF-16. What is made of that is the reader's: a
// page is shown as browsers show it, data of which two readings are possible is refused.
package charset

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Weigh counts what would be Chinese in UTF-8, characters of three bytes and more, what would be other letters, and the
// bytes that can be nothing in UTF-8. Text in GBK has many of the last, and hardly any of the first by chance.
func Weigh(data []byte) (long, short, bad int) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size == 2:
			short++
		default:
			long++
		}
		data = data[size:]
	}
	return long, short, bad
}

// Marked returns the byte order of a text in UTF-16 that begins with a mark, and the text behind it; nil for any other.
func Marked(data []byte) (binary.ByteOrder, []byte) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xFF\xFE")); ok {
		return binary.LittleEndian, rest
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\xFE\xFF")); ok {
		return binary.BigEndian, rest
	}
	return nil, nil
}

// UTF16 returns the text of whole units of UTF-16.
func UTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}
