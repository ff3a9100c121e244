package edit

import (
	"bytes"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// hiddenStyles are the styles that hide text, by their ids; "" stands for the paragraph style where none is named.
type hiddenStyles struct{ paragraph, character map[string]bool }

// hiddenStylesOf reads which of a document's styles hide text. Most documents have none.
func hiddenStylesOf(pkg *opc.Package, main string) hiddenStyles {
	relations, err := pkg.Relations(main)
	if err != nil {
		return hiddenStyles{}
	}
	for _, r := range relations {
		data, ok := pkg.Part(r.Target)
		if ok && !r.External && strings.HasSuffix(r.Type, "/styles") &&
			(bytes.Contains(data, []byte("vanish")) || bytes.IndexByte(data, 0) >= 0) {
			return readHiddenStyles(data)
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
