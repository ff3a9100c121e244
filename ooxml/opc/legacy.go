package opc

import (
	"path/filepath"
	"strings"

	"nianbao/ooxml/crypt"
)

// legacyNames is what files of Office before 2007 are called, by their extension.
var legacyNames = map[string]struct{ name, hint string }{
	".xls": {"Excel 97-2003 工作簿（.xls）", hintSheet},
	".xlt": {"Excel 97-2003 模板（.xlt）", hintSheet},
	".et":  {"WPS 表格（.et）", hintSheet},
	".ett": {"WPS 表格模板（.ett）", hintSheet},
	".doc": {"Word 97-2003 文档（.doc）", hintDocument},
	".dot": {"Word 97-2003 模板（.dot）", hintDocument},
	".wps": {"WPS 文字（.wps）", hintDocument},
	".wpt": {"WPS 文字模板（.wpt）", hintDocument},
}

// legacyError returns why a compound file without a package is refused, from its directory and, for the wording, its
// name.
func legacyError(data []byte, file string) *Error {
	ext := strings.ToLower(filepath.Ext(file))
	sheet := crypt.HasStream(data, "Workbook") || crypt.HasStream(data, "Book")
	document := crypt.HasStream(data, "WordDocument")
	legacy, known := legacyNames[ext]
	switch {
	// Each of the two may be embedded in the other: then the name decides.
	case known && (legacy.hint == hintSheet && sheet || legacy.hint == hintDocument && document):
		return &Error{Kind: OldBinary, Detail: legacy.name, hint: legacy.hint}
	case sheet && !document:
		return &Error{Kind: OldBinary, Detail: "表格，内容是 .xls 或 .et" + named(ext), hint: hintSheet}
	case document && !sheet:
		return &Error{Kind: OldBinary, Detail: "文字，内容是 .doc 或 .wps" + named(ext), hint: hintDocument}
	case sheet || document:
		return &Error{Kind: OldBinary, Detail: "表格或文字" + named(ext)}
	case crypt.HasStream(data, "PowerPoint Document"):
		return &Error{Kind: NotZip, Detail: "是演示文稿", hint: hintSource}
	case known && legacy.hint == hintSheet && !crypt.IsWhole(data): // a whole one would have been read
		return &Error{Kind: Corrupt, Detail: "内容不完整"}
	case known:
		return &Error{Kind: OldBinary, Detail: legacy.name, hint: legacy.hint}
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
