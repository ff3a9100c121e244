package opc

import (
	"bytes"
	"encoding/binary"
	"path"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// checkXML returns an *Error of Doctype, TooDeep or BadXML where a part is XML that must not reach a parser.
func checkXML(name string, data []byte) error {
	if !isXML(name, data) {
		return nil
	}
	text, err := decodeXML(name, data)
	if err != nil {
		return err
	}
	if checkDepth(text, maxDepth) {
		return nil
	}
	if kind := prescan(text, maxDepth); kind != "" {
		return &Error{Kind: kind, Part: name}
	}
	return nil
}

// isXML reports whether a part is XML by its name, or by its first character: content types can call any part XML.
func isXML(name string, data []byte) bool {
	switch fold(path.Ext(name)) {
	case ".xml", ".rels", ".vml":
		return true
	}
	head := data[:min(len(data), 64)]
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "\x00"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<"))
}

// decodeXML returns a part's XML without its XML declaration, in an encoding in which every byte below 0x80 is that
// character; as UTF-8 where it was UTF-16. The error is an *Error of BadXML for other encodings, in which markup
// could hide from prescan.
func decodeXML(name string, data []byte) ([]byte, error) {
	wide := true
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00")): // UTF-32
		return nil, &Error{Kind: BadXML, Part: name, Detail: "文字编码不支持"}
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		data = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		data = decodeUTF16(data[2:], binary.BigEndian)
	case bytes.HasPrefix(data, []byte("<\x00")):
		data = decodeUTF16(data, binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\x00<")):
		data = decodeUTF16(data, binary.BigEndian)
	default:
		wide = false
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	}
	if !bytes.HasPrefix(data, []byte("<?")) || !isDeclaration(data[2:]) {
		return data, nil
	}
	end := bytes.Index(data[:min(len(data), 512)], []byte("?>"))
	if end < 0 {
		return nil, &Error{Kind: BadXML, Part: name, Detail: "XML 声明不完整"}
	}
	if encoding := encodingIn(data[:end]); !wide && !isASCIICompatible(encoding, data) {
		return nil, &Error{Kind: BadXML, Part: name, Detail: "文字编码不支持（" + encoding + "）"}
	}
	return data[end+2:], nil
}

// isDeclaration reports whether a processing instruction, from its name on, is an XML declaration.
func isDeclaration(s []byte) bool {
	return len(s) > 3 && string(s[:3]) == "xml" && strings.IndexByte(" \t\r\n", s[3]) >= 0
}

// encodingIn returns the encoding that an XML declaration names, in lower case; "" where it names none.
func encodingIn(declaration []byte) string {
	_, value, _ := strings.Cut(string(declaration), "encoding")
	value = strings.TrimLeft(value, " \t\r\n=")
	if value == "" {
		return ""
	}
	value, _, _ = strings.Cut(value[1:], value[:1]) // between the quotes
	return strings.ToLower(value)
}

// isASCIICompatible reports whether bytes below 0x80 mean themselves in the encoding. UTF-16 is declared by mistake
// over UTF-8, too; without zero bytes, it could spell no markup.
func isASCIICompatible(encoding string, data []byte) bool {
	if strings.HasPrefix(encoding, "utf-16") {
		return bytes.IndexByte(data, 0) < 0
	}
	for _, family := range []string{
		"utf-8", "utf8", "us-ascii", "ascii", "gb2312", "gbk", "gb18030", "big5", "iso-8859-", "windows-125",
	} {
		if strings.HasPrefix(encoding, family) {
			return true
		}
	}
	return encoding == ""
}

func decodeUTF16(data []byte, order binary.ByteOrder) []byte {
	text := make([]byte, 0, len(data)/2+len(data)/8)
	for len(data) >= 2 {
		r := rune(order.Uint16(data))
		data = data[2:]
		if utf16.IsSurrogate(r) && len(data) >= 2 {
			if pair := utf16.DecodeRune(r, rune(order.Uint16(data))); pair != utf8.RuneError {
				r, data = pair, data[2:]
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}
