package webpage

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"nianbao/charset"
)

// decode returns the page in UTF-8. What cannot be decoded becomes U+FFFD, or stays as it is in a page that is UTF-8
// already.
//
// The bytes are trusted before what the page says of itself: pages moved from one system to another often say gb2312
// and are UTF-8, and text in GBK is not UTF-8 by chance.
func decode(data []byte) io.Reader {
	if e := wide(data); e != nil {
		return transform.NewReader(bytes.NewReader(data), e.NewDecoder())
	}
	if rest, ok := bytes.CutPrefix(data, []byte(byteOrderMark)); ok {
		return bytes.NewReader(rest)
	}
	if e := narrow(data); e != nil {
		return transform.NewReader(bytes.NewReader(data), e.NewDecoder())
	}
	return bytes.NewReader(data)
}

// byteOrderMark may stand at the beginning of a page in UTF-8.
const byteOrderMark = "\ufeff"

// wide returns UTF-16 for a page that is in it, with a byteOrderMark at its beginning or without, nil for any other.
func wide(data []byte) encoding.Encoding {
	if len(data) < 4 {
		return nil
	}
	switch a, b, c, d := data[0], data[1], data[2], data[3]; {
	case a == 0xFF && b == 0xFE || a != 0 && b == 0 && c != 0 && d == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case a == 0xFE && b == 0xFF || a == 0 && b != 0 && c == 0 && d != 0:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// narrow returns the encoding of a page that is not in UTF-16, nil for UTF-8: Big5 where the page says so, else
// GB18030, which holds GBK and GB2312.
func narrow(data []byte) encoding.Encoding {
	long, short, bad := charset.Weigh(data)
	if long > bad || short+bad == 0 {
		return nil
	}
	label := named(data)
	switch {
	case strings.Contains(label, "big5"):
		return traditionalchinese.Big5
	case bad > 0 || strings.Contains(label, "gb"):
		return simplifiedchinese.GB18030
	}
	return nil
}

// maxHead is as far as the encoding is looked for, in bytes: some pages begin with a long comment.
const maxHead = 64 << 10

// named returns the encoding that the page names, in lower case, empty for none.
func named(data []byte) string {
	tokens := html.NewTokenizer(bytes.NewReader(data[:min(len(data), maxHead)]))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return ""
		case html.CommentToken: // <?xml encoding="…"?>
			if text := string(tokens.Text()); strings.HasPrefix(text, "?xml") {
				if _, label, ok := strings.Cut(text, "encoding="); ok {
					return strings.ToLower(label)
				}
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := tokens.TagName()
			if string(name) == "body" {
				return ""
			}
			for meta := string(name) == "meta"; meta && more; {
				var key, value []byte
				key, value, more = tokens.TagAttr()
				_, label, ok := strings.Cut(strings.ToLower(string(key)+"="+string(value)), "charset=")
				if ok {
					return label
				}
			}
		}
	}
}
