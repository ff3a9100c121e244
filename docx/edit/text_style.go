package edit

import (
	"bytes"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// textStyles are the styles that hide text, those that strike it through, and those that raise it as a mark.
type textStyles struct{ hidden, struck, raised styleSet }

// A styleSet is styles by their ids; "" stands for the paragraph style where none is named.
type styleSet struct{ paragraph, character map[string]bool }

// textStylesOf reads which of a document's styles hide text, strike it through or raise it. Most documents have none,
// and are not looked into.
func textStylesOf(pkg *opc.Package) textStyles {
	for _, part := range pkg.Parts() {
		if strings.HasSuffix(part.Name, ".xml") && (bytes.Contains(part.Data, []byte("vanish")) ||
			bytes.Contains(part.Data, []byte("strike")) || bytes.Contains(part.Data, []byte("vertAlign")) || bytes.IndexByte(part.Data, 0) >= 0) &&
			strings.HasSuffix(pkg.Type(part.Name), "wordprocessingml.styles+xml") {
			return readTextStyles(part.Data)
		}
	}
	return textStyles{}
}

// A textStyle is what a style says of its text.
type textStyle struct {
	kind, basedOn          string
	hidden, struck, raised saying
}

// A saying is what is said of a property that is on or off.
type saying struct{ said, on bool }

func readTextStyles(data []byte) textStyles {
	all := map[string]*textStyle{}
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
			s := &textStyle{}
			id, _ := r.Attr("styleId")
			s.kind, _ = r.Attr("type")
			if value, is := r.Attr("default"); is && value != "0" && value != "false" && s.kind == "paragraph" {
				standard = id
			}
			all[id] = s
			r.textStyle(s)
		})
	}
	return textStyles{
		hidden: stylesThat(all, standard, func(s *textStyle) saying { return s.hidden }),
		struck: stylesThat(all, standard, func(s *textStyle) saying { return s.struck }),
		raised: stylesThat(all, standard, func(s *textStyle) saying { return s.raised }),
	}
}

// textStyle reads the current element, a style.
func (r *reader) textStyle(s *textStyle) {
	r.children(func(name string) {
		switch name {
		case "basedOn":
			s.basedOn, _ = r.Attr("val")
		case "rPr":
			r.children(func(name string) {
				switch name {
				case "vanish":
					s.hidden = saying{true, r.on()}
				case "strike", "dstrike":
					s.struck = saying{true, r.on() || s.struck.on}
				case "vertAlign":
					value, _ := r.Attr("val")
					s.raised = saying{true, value == "superscript"}
				}
			})
		}
	})
}

// stylesThat returns the styles of which something is said to be on: by themselves, or by the nearest that they are
// based on and that says anything.
func stylesThat(all map[string]*textStyle, standard string, says func(*textStyle) saying) styleSet {
	set := styleSet{map[string]bool{}, map[string]bool{}}
	for id, s := range all {
		on := false
		for at, steps := s, 0; at != nil && steps < len(all); at, steps = all[at.basedOn], steps+1 {
			if said := says(at); said.said {
				on = said.on
				break
			}
		}
		switch {
		case on && s.kind == "character":
			set.character[id] = true
		case on && s.kind == "paragraph":
			set.paragraph[id] = true
		}
	}
	set.paragraph[""] = set.paragraph[standard]
	return set
}
