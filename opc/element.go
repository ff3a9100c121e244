package opc

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// eachElement calls visit with the elements right below the root of a part that describes the package, as far as they are in
// the root's namespace. The error is an *Error of BadXML where data is not well-formed or has another root, else that of visit.
func eachElement(part string, data []byte, root xml.Name, visit func(xml.StartElement) error) error {
	text, err := markup(part, data)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(text))
	seen, depth := false, 0
	for {
		token, err := d.Token()
		if err == io.EOF && seen {
			return nil
		}
		if err != nil {
			line, _ := d.InputPos()
			return &Error{Kind: BadXML, Part: part, Detail: fmt.Sprintf("第 %d 行附近有错", line)}
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch {
			case depth == 0 && (seen || token.Name != root):
				return &Error{Kind: BadXML, Part: part, Detail: "根元素不对"}
			case depth == 1 && token.Name.Space == root.Space:
				if err := visit(token); err != nil {
					return err
				}
			}
			seen = true
			depth++
		case xml.EndElement:
			depth--
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
