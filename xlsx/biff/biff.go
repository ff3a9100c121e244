// Package biff translates a workbook of Excel 97 to 2003, which WPS calls .et as well, into the parts of an .xlsx: what
// reads, edits and writes those then works on it and need not know. The stream Workbook of such a file is a sequence of
// records, BIFF8, [MS-XLS].
//
// Carried are the sheets with their names, order and visibility; cells with values, formulas, their stored results and
// number formats; merges, heights, widths and hidden rows and columns; fonts, fills, borders and alignment; names;
// links to other files; the date system and the mode of calculation. What is not (comments, pictures, charts, rules,
// protection, macros) is counted, and the package's remarks say so. The tokens of a formula become text again; one that
// cannot be told stands as a call of a function that nobody knows, beside its stored result.
//
// Files come from strangers: records, texts, cells and formulas are bounded, and nothing is as large as a file claims.
package biff

import (
	"errors"

	"nianbao/ooxml/crypt"
	"nianbao/ooxml/opc"
)

// Is reports whether a file seems to be one that Package translates, or of which it says better than others why not. A
// document that holds such a workbook is none, and one with a document in it is one.
func Is(data []byte) bool {
	if !crypt.IsCompound(data) || crypt.HasStream(data, "EncryptedPackage") {
		return false
	}
	if crypt.IsInRoot(data, "Workbook") || crypt.IsInRoot(data, "Book") {
		return true
	}
	return crypt.HasStream(data, "Workbook") && !crypt.HasStream(data, "WordDocument") // damaged
}

// Package returns the workbook that a compound file holds as a package, decrypted with the password where one is needed.
// Its remarks say what was left behind. The error is an *[Error], or one of package opc about protection.
func Package(data []byte, password string) (*opc.Package, error) {
	content, ok := crypt.Stream(data, "Workbook")
	if !ok {
		if _, old := crypt.Stream(data, "Book"); old {
			return nil, &Error{Kind: Excel95}
		}
		return nil, damaged("no stream Workbook")
	}
	w := &workbook{stream: newStream(content)}
	if err := w.read(password); err != nil {
		return nil, err
	}
	if crypt.HasStream(data, "_VBA_PROJECT_CUR") {
		w.left.macros = true
	}
	p, err := w.translate()
	if err != nil {
		return nil, err
	}
	p.SetOrigin(w.encrypted, w.remarks(), w.uncopied())
	return p, nil
}

// decrypt makes the rest of the stream readable.
func (w *workbook) decrypt(info []byte, password string) error {
	if w.encrypted {
		return damaged("encrypted twice")
	}
	plain, err := crypt.DecryptWorkbook(info, password, w.stream.data)
	if err != nil {
		var refusal *crypt.Error
		if !errors.As(err, &refusal) {
			return &Error{Kind: Damaged, Err: err}
		}
		return opc.Protected(refusal)
	}
	w.stream.plain, w.encrypted = plain, true
	return nil
}
