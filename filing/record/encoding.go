package record

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/charset"
)

// decode returns a text that is in UTF-8, UTF-16 or GB 18030, which holds GBK and GB 2312, without a byte order mark.
// The bytes alone tell which. Unlike a browser it refuses what may be either of two, and what is damaged: a name with a
// wrong character would be printed.
func decode(data []byte) (string, *fault) {
	if rest, ok := bytes.CutPrefix(data, []byte("\uFEFF")); ok {
		return decode8(rest)
	}
	if order, rest := charset.Marked(data); order != nil {
		return decode16(rest, order)
	}
	long, short, bad := charset.Weigh(data)
	if order := wide(data); order != nil && (long == 0 || bad > 0) {
		if text, f := decode16(data, order); f == nil {
			return text, nil
		}
	}
	switch {
	case bad == 0 && (long > 0 || short == 0), bad > 0 && long > bad:
		return decode8(data)
	case bad == 0:
		// A few letters such as é, of which each is in GBK a character as well: 谈谈 in GBK is all of that kind.
		if _, ok := decodeGB(data); ok {
			return "", &fault{at: -1, reason: "的编码看不出是 UTF-8 还是 GBK，没有读", advice: saveAs}
		}
		return decode8(data)
	}
	if isBig5(data) {
		return "", &fault{at: -1, reason: "像是 Big5（繁体中文）编码，没有读", advice: saveAs}
	}
	if text, ok := decodeGB(data); ok {
		return sound(text)
	}
	return "", &fault{at: -1, reason: "的编码认不出来，或者文件已损坏", advice: saveAs}
}

const saveAs = "请用记事本打开，另存为时编码选“带有 BOM 的 UTF-8”，再试。"

func decode8(data []byte) (string, *fault) {
	text := string(data)
	if i := invalid(text); i >= 0 {
		return text, &fault{at: i, reason: "有不是 UTF-8 的字节，文件已损坏或者编码混用", advice: saveAs}
	}
	return sound(text)
}

// invalid returns where a text is not UTF-8, -1 for nowhere.
func invalid(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return i
		}
	}
	return -1
}

// sound refuses a text in which a character was lost before, and what is no text.
func sound(text string) (string, *fault) {
	if i := strings.IndexAny(text, "\uFFFD\x00"); i >= 0 {
		return text, &fault{at: i, reason: "有认不出的字符：内容在别处转换时已经损坏，或者这不是文本文件",
			advice: "请从原来的地方重新导出，编码选 UTF-8。"}
	}
	return text, nil
}

// wide returns the byte order of what may be UTF-16 without a mark, which is known by the zeros beside commas and line
// ends; nil for any other. A stray zero makes none of a text of single bytes.
func wide(data []byte) binary.ByteOrder {
	little, big := 0, 0
	for i := 0; i+1 < len(data); i += 2 {
		switch a, b := data[i], data[i+1]; {
		case b == 0 && isPlain(a):
			little++
		case a == 0 && isPlain(b):
			big++
		}
	}
	switch {
	case utf8.Valid(data) && 4*bytes.Count(data, []byte{0}) < len(data):
		return nil
	case little > 2*big:
		return binary.LittleEndian
	case big > 2*little:
		return binary.BigEndian
	}
	return nil
}

// isPlain reports whether a byte is what every file of data has, and what with a zero before it is hardly a character
// of the other byte order, as N is of 一, 4E00.
func isPlain(b byte) bool { return strings.IndexByte(",;:\t\r\n\"", b) >= 0 }

func decode16(data []byte, order binary.ByteOrder) (string, *fault) {
	if len(data)%2 != 0 {
		return "", &fault{at: -1, reason: "像是 UTF-16 编码，可是不完整", advice: saveAs}
	}
	return sound(charset.UTF16(data, order))
}

// decodeGB returns a text that is in GB 18030, and whether it is: nobody writes what stands for no character.
func decodeGB(data []byte) (string, bool) {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	for _, r := range string(text) {
		if r == utf8.RuneError || r >= 0x80 && r < 0xA0 || unicode.Is(unicode.Co, r) || r == 0 {
			return "", false
		}
	}
	return string(text), true
}
