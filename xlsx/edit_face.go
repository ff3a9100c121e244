package xlsx

import (
	"cmp"
	"fmt"
	"strings"
)

// A leafFace is how a cell of a leaf shows itself.
type leafFace struct {
	face
	underline bool
}

// face returns the number of a face among the styles.
func (s *editedStyles) face(f leafFace) int {
	n, ok := s.faces[f]
	if !ok {
		n = s.addFace(f)
		s.faces[f] = n
	}
	return n
}

func (s *editedStyles) addFace(f leafFace) int {
	p := s.root.prefix()
	font := fmt.Sprintf(`<%[1]ssz val="%[2]g"/><%[1]scolor rgb="FF%[3]s"/><%[1]sname val="%[4]s"/><%[1]scharset val="134"/>`,
		p, cmp.Or(f.size, 11), cmp.Or(f.color, black), fontName)
	if f.underline {
		font = "<" + p + "u/>" + font
	}
	if f.bold {
		font = "<" + p + "b/>" + font
	}
	align := ` vertical="center"`
	if f.align != "" {
		align = ` horizontal="` + f.align + `"` + align
	}
	if f.wrap {
		align += ` wrapText="1"`
	}
	return s.add("cellXfs", fmt.Sprintf(`<%[1]sxf numFmtId="0" fontId="%[2]d" fillId="%[3]d" borderId="%[4]d" xfId="0" applyFont="1" applyFill="1" `+
		`applyBorder="1" applyAlignment="1"><%[1]salignment%[5]s/></%[1]sxf>`,
		p, s.add("fonts", "<"+p+"font>"+font+"</"+p+"font>"), s.fill(f.fill), s.border(f.border), align))
}

// border returns the number of a thin border on all sides, 0 for none.
func (s *editedStyles) border(drawn bool) int {
	if !drawn {
		return 0
	}
	p := s.root.prefix()
	var b strings.Builder
	b.WriteString("<" + p + "border>")
	for _, side := range []string{"left", "right", "top", "bottom"} {
		fmt.Fprintf(&b, `<%[1]s%[2]s style="thin"><%[1]scolor rgb="FF%[3]s"/></%[1]s%[2]s>`, p, side, line)
	}
	b.WriteString("<" + p + "diagonal/></" + p + "border>")
	return s.add("borders", b.String())
}
