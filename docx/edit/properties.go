package edit

import (
	"bytes"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// EditProperties puts what change makes of them in the place of the texts in the document's core properties: title,
// subject, author. Properties that cannot be read stay.
func (d *Document) EditProperties(change func(text string) string) {
	relations, err := d.pkg.Relations("")
	if err != nil {
		return
	}
	for _, r := range relations {
		if data, ok := d.pkg.Part(r.Target); ok && !r.External && strings.HasSuffix(r.Type, "/core-properties") {
			if source, changed := editTexts(data, change); changed {
				d.properties = append(d.properties, opc.Part{Name: r.Target, Data: []byte(source)})
			}
		}
	}
}

// editTexts returns a part's source with what change makes of its texts, and whether that is anything else.
func editTexts(data []byte, change func(text string) string) (string, bool) {
	s := xmlscan.New(data)
	var out bytes.Buffer
	at := 0
	for kind := s.Next(); kind != xmlscan.None; kind = s.Next() {
		if kind != xmlscan.Text {
			continue
		}
		before := s.Text()
		after := change(before)
		if before == after {
			continue
		}
		out.WriteString(s.Source()[at:s.From()])
		wml.WriteText(&out, after)
		at = s.To()
	}
	out.WriteString(s.Source()[at:])
	return declared(out.String()), at > 0 && s.Err() == nil
}
