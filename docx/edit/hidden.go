package edit

import (
	"bytes"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// hiddenStyles are the styles that hide text, by their ids; "" stands for the paragraph style where none is named.
type hiddenStyles struct{ paragraph, character map[string]bool }

// hiddenStylesOf reads which of a document's styles hide text. Most documents have none, and are not looked into.
func hiddenStylesOf(pkg *opc.Package) hiddenStyles {
	for _, part := range pkg.Parts() {
		if strings.HasSuffix(part.Name, ".xml") &&
			(bytes.Contains(part.Data, []byte("vanish")) || bytes.IndexByte(part.Data, 0) >= 0) &&
			strings.HasSuffix(pkg.Type(part.Name), "wordprocessingml.styles+xml") {
			return readHiddenStyles(part.Data)
		}
	}
	return hiddenStyles{}
}

// A hidingStyle is what a style says of hiding text.
type hidingStyle struct {
	kind, basedOn string
	says, hides   bool
}

func readHiddenStyles(data []byte) hiddenStyles {
	all := map[string]*hidingStyle{}
	r := &reader{Scanner: xmlscan.New(data)}
	standard := ""
	for kind := r.Next(); kind != xmlscan.None; kind = r.Next() {
		if kind != xmlscan.Start {
			continue
		}
		r.children(func(name string) {
			if name != "style" {
				return
			}
			s := &hidingStyle{}
			id, _ := r.Attr("styleId")
			s.kind, _ = r.Attr("type")
			if value, is := r.Attr("default"); is && value != "0" && value != "false" && s.kind == "paragraph" {
				standard = id
			}
			all[id] = s
			r.children(func(name string) {
				switch name {
				case "basedOn":
					s.basedOn, _ = r.Attr("val")
				case "rPr":
					r.children(func(name string) {
						if name == "vanish" {
							s.says, s.hides = true, r.on()
						}
					})
				}
			})
		})
	}
	hidden := hiddenStyles{map[string]bool{}, map[string]bool{}}
	for id, s := range all {
		hides := false
		for at, steps := s, 0; at != nil && steps < len(all); at, steps = all[at.basedOn], steps+1 {
			if at.says {
				hides = at.hides
				break
			}
		}
		switch {
		case hides && s.kind == "character":
			hidden.character[id] = true
		case hides && s.kind == "paragraph":
			hidden.paragraph[id] = true
		}
	}
	hidden.paragraph[""] = hidden.paragraph[standard]
	return hidden
}
