package docx

import (
	"bytes"
	"strings"

	"nianbao/form"
	"nianbao/ooxml/xmlscan"
)

// properties replaces what is out of date in the document's properties: a title there becomes the published page's.
func (p *placing) properties() {
	swaps := p.swaps()
	relations, err := p.pkg.Relations("")
	if err != nil || len(swaps) == 0 {
		return
	}
	for _, r := range relations {
		data, there := p.placed.Package.Part(r.Target)
		if r.External || !there || !strings.HasSuffix(r.Type, "/core-properties") {
			continue
		}
		if text, changed := p.property(data, swaps); changed {
			p.placed.Package.Set(r.Target, []byte(text))
		}
	}
}

// property returns the properties' source with what is out of date replaced, and whether anything is.
func (p *placing) property(data []byte, swaps []swap) (string, bool) {
	s := xmlscan.New(data)
	var out bytes.Buffer
	at := 0
	for kind := s.Next(); kind != xmlscan.None; kind = s.Next() {
		if kind != xmlscan.Text {
			continue
		}
		before := s.Text()
		after := before
		for _, w := range swaps {
			after = w.old.ReplaceAllStringFunc(after, func(m string) string { return w.with + m[len(w.old.FindStringSubmatch(m)[1]):] })
		}
		if before == after {
			continue
		}
		p.change(form.Place{Sheet: "文档属性"}, "年度、机关名称", before, after)
		out.WriteString(s.Source()[at:s.From()])
		escapePlain(&out, after)
		at = s.To()
	}
	out.WriteString(s.Source()[at:])
	return declared(out.String()), at > 0 && s.Err() == nil
}
