// Package word draws a form's Word template: the annual report laid out as official documents are (GB/T 9704-2012).
//
// What is the same for every form (styles, fonts, headers, footers) stands as XML under parts; the document itself is
// drawn from the form's definition, so that the template's tables are those that the workbook and the reader have. Its
// formatting is all in styles: the file stays small, and a person who adapts it in Word changes one style and not two
// hundred cells.
//
// Nothing here is stable: a released template is a file of its own, which this package only made once.
package word

import (
	"nianbao/form"
	"nianbao/ooxml/opc"
)

// Template returns the form's template as a .docx. Equal forms give equal bytes. The error is that of package opc, and
// means a mistake in the parts.
func Template(f *form.Form) ([]byte, error) {
	return assembled(document(f)).Bytes()
}

// assembled returns a package of what is the same for every form and the document itself.
func assembled(document []byte) *opc.Package {
	p := opc.New()
	for _, part := range fixedParts() {
		p.Set(part.Name, part.Data)
	}
	p.Set("word/document.xml", document)
	return p
}
