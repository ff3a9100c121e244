package webpage

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func encode(t testing.TB, e encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("e.NewEncoder().Bytes: %v", err)
	}
	return data
}

var (
	utf8Page  = encoding.Nop
	utf16LE   = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16BE   = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	utf16Mark = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
)

func TestEncodings(t *testing.T) {
	const text = "一、总体情况：本年制发规范性文件12件。"
	long := "<!--" + strings.Repeat("注", 2000) + "-->"
	for _, test := range []struct {
		name string
		as   encoding.Encoding
		head string
		text string
	}{
		{"UTF-8", utf8Page, `<meta charset="utf-8">`, text},
		{"UTF-8 with a mark", utf8Page, byteOrderMark, text},
		{"UTF-8 that says nothing", utf8Page, "", text},
		{"UTF-8 that says GB2312", utf8Page, `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`,
			text},
		{"UTF-8 that says Big5", utf8Page, `<meta charset=big5>`, text},
		{"UTF-8 with nothing but letters", utf8Page, "", "café ñ"},
		{"GB2312", simplifiedchinese.GBK, `<META http-equiv=Content-Type content="text/html; charset=gb2312">`, text},
		{"GBK that says UTF-8", simplifiedchinese.GBK, `<meta charset="utf-8">`, text},
		{"GBK that says nothing", simplifiedchinese.GBK, "", text},
		{"GBK that says it is Latin", simplifiedchinese.GBK, `<meta charset="iso-8859-1">`, text},
		{"GB18030 beyond GBK", simplifiedchinese.GB18030, `<meta charset="gb2312">`, "示例镇𠮷㐂村" + text},
		{"GBK that is UTF-8 as well", simplifiedchinese.GBK, `<meta charset="gbk">`, "谈谈"},
		{"Big5", traditionalchinese.Big5, `<meta charset="big5">`, "一、總體情況：本年制發規範性文件12件。"},
		{"Big5 said after a long comment", traditionalchinese.Big5,
			long + `<meta http-equiv="Content-Type" content="text/html;charset=Big5">`, "一、總體情況"},
		{"Big5 in XHTML", traditionalchinese.Big5, `<?xml version="1.0" encoding="Big5"?>`, "一、總體情況"},
		{"Big5 said in the text only", simplifiedchinese.GBK, "<body><meta charset=big5>", text},
		{"UTF-16 with a mark", utf16Mark, "", text},
		{"UTF-16, little end first", utf16LE, "", text},
		{"UTF-16, big end first", utf16BE, `<meta charset="gbk">`, text},
	} {
		t.Run(test.name, func(t *testing.T) {
			source := test.head + "<html><p>" + test.text + "</html>"
			if test.name == "Big5 said after a long comment" { // the comment itself is in no encoding
				source = strings.ReplaceAll(source, "注", "x")
			}
			data := encode(t, test.as, source)
			if !Is(data) {
				t.Error("it is taken for no page")
			}
			book, err := Read(data)
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			if got := book.Grids[0].Cells[0].Text; got != test.text {
				t.Errorf("read %q", got)
			}
		})
	}
}

// TestDamagedEncoding shows that a few wrong bytes are seen where they stand and change nothing else.
func TestDamagedEncoding(t *testing.T) {
	const text = "<html><p>一、总体情况：本年制发规范性文件#12件。"
	for name, as := range map[string]encoding.Encoding{"UTF-8": utf8Page, "GBK": simplifiedchinese.GBK} {
		data := bytes.Replace(encode(t, as, text), []byte("#"), []byte{0xFF}, 1)
		book, err := Read(data)
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		if got, want := book.Grids[0].Cells[0].Text, "一、总体情况：本年制发规范性文件\ufffd12件。"; got != want {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html>": true,
		"\r\n\ufeff<!-- x --><!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">":                 true,
		`<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>`: true,
		`<html xmlns:o="urn:schemas-microsoft-com:office:office">`:                                 true,
		"<meta charset=gbk><table>": true,
		"<table border=1>":          true,
		"<P>x":                      true,
		"":                          false,
		"文字":                        false,
		"文字<p>":                     false,
		"<":                         false,
		"<!-- x":                    false,
		"PK\x03\x04<html>":          false,
		"\xd0\xcf\x11\xe0":          false,
		"%PDF-1.4":                  false,
		`{"a":"<p>"}`:               false,
		"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>": false,
		`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`:          false,
		`<?xml version="1.0"?><pkg:package>`: false,
		"<svg><p>":                           false,
		"<!DOCTYPE svg><html>":               false,
	} {
		if got := Is([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
