// Package wml is what all that reads, fills or changes Word documents shares: whether a package is one, what is wrong
// with one, and WordprocessingML as source text: attributes and properties found in tags, texts written into runs.
//
// It holds no tree of a document; those are its users'.
package wml

import (
	"path"
	"strings"

	"nianbao/ooxml/opc"
)

// Main returns the name of a document's main part. The error is an *opc.Error, or an *Error for a package that is no
// Word document.
func Main(pkg *opc.Package) (string, error) {
	main, err := pkg.Main()
	if err != nil {
		return "", err
	}
	if !IsDocument(pkg.Type(main)) {
		return "", &Error{Part: path.Base(main), Reason: "不是 Word 文档"}
	}
	return main, nil
}

// IsDocument reports whether a main part's content type is that of a Word document, a template or one with macros
// included.
func IsDocument(mainType string) bool {
	return strings.Contains(mainType, "wordprocessingml") || strings.Contains(mainType, "ms-word.")
}
