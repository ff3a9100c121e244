package word

import "nianbao/form"

// OneText returns a template of one of the form's texts alone, its heading above it, as a .docx. The error is that of
// package opc, and means a mistake in the parts.
func OneText(s *form.Section) ([]byte, error) {
	w := &bodyWriter{}
	w.WriteString(documentStart)
	w.textSection(s, false, false)
	w.WriteString(page())
	w.WriteString(`</w:body></w:document>`)
	return assembled([]byte(w.String())).Bytes()
}
