package opc

import (
	"bytes"
	"path/filepath"
	"strings"
)

// oldNames is what files of the old formats are called, by their extension.
var oldNames = map[string]struct{ name, hint string }{
	".xls": {"Excel 97-2003 工作簿（.xls）", hintSheet},
	".xlt": {"Excel 97-2003 模板（.xlt）", hintSheet},
	".et":  {"WPS 表格（.et）", hintSheet},
	".ett": {"WPS 表格模板（.ett）", hintSheet},
	".doc": {"Word 97-2003 文档（.doc）", hintDocument},
	".dot": {"Word 97-2003 模板（.dot）", hintDocument},
	".wps": {"WPS 文字（.wps）", hintDocument},
	".wpt": {"WPS 文字模板（.wpt）", hintDocument},
}

// oldError returns why a compound file without a package is refused, from its directory and, for the wording, its name.
func oldError(data []byte, file string) *Error {
	names := streams(data, "Workbook", "Book", "WordDocument", "PowerPoint Document")
	ext := strings.ToLower(filepath.Ext(file))
	sheet, document := names["Workbook"] || names["Book"], names["WordDocument"]
	old, known := oldNames[ext]
	switch {
	// Each of the two may be embedded in the other: then the name decides.
	case known && (old.hint == hintSheet && sheet || old.hint == hintDocument && document):
		return &Error{Kind: OldBinary, Detail: old.name, hint: old.hint}
	case sheet && !document:
		return &Error{Kind: OldBinary, Detail: "表格，内容是 .xls 或 .et" + named(ext), hint: hintSheet}
	case document && !sheet:
		return &Error{Kind: OldBinary, Detail: "文字，内容是 .doc 或 .wps" + named(ext), hint: hintDocument}
	case sheet || document:
		return &Error{Kind: OldBinary, Detail: "表格或文字" + named(ext)}
	case names["PowerPoint Document"]:
		return &Error{Kind: NotZip, Detail: "是演示文稿", hint: hintSource}
	case known:
		return &Error{Kind: OldBinary, Detail: old.name, hint: old.hint}
	}
	return &Error{Kind: OldBinary, Detail: "看不出是表格还是文字"}
}

// named says the extension that hides the content, where the file has one.
func named(ext string) string {
	if ext == "" {
		return ""
	}
	return "，扩展名却是 " + ext
}

// streams returns which of the names stand in a compound file's directory. Directory entries are 128 bytes, so aligned, and
// begin with the name in UTF-16, which ends in a zero. To say what a file is, that suffices without following the sector chains,
// and it works for a damaged file, too.
func streams(data []byte, names ...string) map[string]bool {
	found := make(map[string]bool)
	for _, name := range names {
		wide := encodeUTF16(name + "\x00")
		for at := 512; at+entrySize <= len(data); at += entrySize {
			if bytes.HasPrefix(data[at:], wide) {
				found[name] = true
				break
			}
		}
	}
	return found
}
