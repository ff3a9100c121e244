package opc

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// A fileSignature tells a format that is chosen by mistake.
type fileSignature struct {
	is     func(head []byte) bool // head is as of headText
	detail string
	hint   string
}

var fileSignatures = []fileSignature{
	{contains("%pdf-"), "是 PDF 文件", hintSource},
	{starts(`{\rtf`), "是 RTF 文件", hintDocument},
	{starts("rar!", "7z\xbc\xaf\x27\x1c", "\x1f\x8b", "pk\x07\x08"), "是压缩包", hintUnpack},
	{starts("\x89png", "\xff\xd8\xff", "gif8", "bm", "ii*\x00", "mm\x00*"), "是图片",
		"图片里的表格取不出来，" + hintSource},
	{starts("\x09\x08", "\x09\x04", "\x09\x02", "\x09\x00"), "是早期的 Excel 文件", hintSheet},
	{starts("mime-version:"), "是单个文件网页（.mht）", hintSaveAs},
	{contains("urn:schemas-microsoft-com:office:spreadsheet", "excel.sheet"), "是 XML 电子表格", hintSheet},
	{contains("word.document", "office/word/2003/wordml", "2006/xmlpackage"), "是 XML 格式的 Word 文档", hintDocument},
	{contains("<html", "<!doctype html", "<table", "<body", "<meta"), "是网页（HTML）", hintSaveAs},
	{starts("<?xml"), "是 XML 文件", hintSaveAs},
	{isBlank, "内容全是零，多半没有存好", hintResend},
	{isText("\t", ","), "是分隔的文本（CSV）", hintSheet},
	{isText(""), "是纯文本", hintSource},
}

// sniff returns what a file that is no zip looks like.
func sniff(data []byte, file string) *Error {
	switch {
	case strings.HasPrefix(file, "~$"):
		return &Error{Kind: NotZip, Detail: "是打开文件时产生的临时文件", hint: "选文件名里没有“~$”的那一个"}
	case bytes.Contains(data[:min(len(data), 512)], []byte("E-SafeNet")):
		return &Error{Kind: UnknownEncryption, Detail: "由本单位的文档加密软件加密", hint: "先在加密软件里解密，再试"}
	}
	head := headText(data)
	for _, s := range fileSignatures {
		if !s.is(head) {
			continue
		}
		detail := s.detail
		if ext := filepath.Ext(file); ext != "" {
			detail += "，扩展名是 " + ext
		}
		return &Error{Kind: NotZip, Detail: detail, hint: s.hint}
	}
	return &Error{Kind: NotZip, Detail: "认不出它的格式"}
}

// headText returns the first bytes in lower case, as UTF-8 where they are UTF-16, without a byte order mark and
// leading space.
func headText(data []byte) []byte {
	head := data[:min(len(data), 4096)]
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		head = decodeUTF16(head[2:], binary.LittleEndian)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		head = decodeUTF16(head[2:], binary.BigEndian)
	default:
		head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	}
	lower := bytes.Clone(head)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	if trimmed := bytes.TrimLeft(lower, " \t\r\n"); bytes.HasPrefix(trimmed, []byte("<")) {
		return trimmed
	}
	return lower
}

func starts(prefixes ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, p := range prefixes {
			if bytes.HasPrefix(head, []byte(p)) {
				return true
			}
		}
		return false
	}
}

func contains(words ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, w := range words {
			if bytes.Contains(head, []byte(w)) {
				return true
			}
		}
		return false
	}
}

func isBlank(head []byte) bool { return len(bytes.Trim(head, "\x00")) == 0 }

// isText returns whether head is text, in UTF-8 or in GBK, whose first line holds one of the separators.
func isText(separators ...string) func([]byte) bool {
	return func(head []byte) bool {
		line, _, _ := bytes.Cut(head, []byte("\n"))
		return isReadable(head) && contains(separators...)(line)
	}
}

// isReadable reports whether head has no control characters and its other bytes come as UTF-8 or in the pairs of GBK.
func isReadable(head []byte) bool {
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' || c == 0x7f {
			return false
		}
	}
	whole := head[:bytes.LastIndexByte(head, '\n')+1] // the head may end within a character
	if len(head) < 1024 {
		whole = head
	}
	if utf8.Valid(whole) {
		return true
	}
	for i := 0; i < len(whole); i++ {
		if whole[i] < 0x80 {
			continue
		}
		i++
		if whole[i-1] == 0x80 || i == len(whole) || whole[i] < 0x40 {
			return false
		}
	}
	return true
}
