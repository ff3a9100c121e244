package opc

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// eachElement calls visit with the elements right below the root of a part that describes the package, as far as they
// are in the root's namespace. The error is an *Error of BadXML where data is not well-formed or has another root,
// else that of visit.
func eachElement(part string, data []byte, root xml.Name, visit func(xml.StartElement) error) error {
	keep := func(e xml.StartElement, raw []byte) ([]byte, error) { return raw, visit(e) }
	_, err := editElements(part, data, root, keep)
	return err
}

// editElements returns data with what edit makes of each such element, in UTF-8 and with the XML declaration that
// Office writes. What edit gets as raw is the element as it is written. The error is as of eachElement.
func editElements(
	part string, data []byte, root xml.Name, edit func(e xml.StartElement, raw []byte) ([]byte, error),
) ([]byte, error) {
	text, err := decodeXML(part, data)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	out := []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`)
	var element xml.StartElement
	begin, done := 0, 0 // where element begins, and how far text is in out
	seen, depth := false, 0
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF && seen {
			return append(out, text[done:]...), nil
		}
		if err != nil {
			line, _ := d.InputPos()
			return nil, &Error{Kind: BadXML, Part: part, Detail: fmt.Sprintf("第 %d 行附近有错", line)}
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth == 0 && (seen || token.Name != root) {
				return nil, &Error{Kind: BadXML, Part: part, Detail: "根元素不对"}
			}
			if depth == 1 {
				element, begin = token.Copy(), at
			}
			seen = true
			depth++
		case xml.EndElement:
			depth--
			if depth != 1 || element.Name.Space != root.Space {
				continue
			}
			end := int(d.InputOffset())
			raw, err := edit(element, text[begin:end])
			if err != nil {
				return nil, err
			}
			out = append(append(out, text[done:begin]...), raw...)
			done = end
		}
	}
}

// attr returns the value of an element's attribute without a namespace, "" where there is none.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
