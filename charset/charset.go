// Package charset weighs by its bytes in what encoding a Chinese text may be. What is made of that is the reader's: a
// page is shown as browsers show it, data of which two readings are possible is refused.
package charset

import "unicode/utf8"

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
