package edit

import (
	"cmp"
	"fmt"
	"strings"

	"nianbao/xlsx"
)

// A cellFormat is how a cell of the first sheet looks.
type cellFormat struct {
	xlsx.CellStyle
	underline bool
}

// format returns the number of a format among the styles.
func (s *styleSheet) format(f cellFormat) int {
	n, ok := s.formats[f]
	if !ok {
		n = s.addFormat(f)
		s.formats[f] = n
	}
	return n
}

func (s *styleSheet) addFormat(f cellFormat) int {
	p := s.root.Prefix()
	font := fmt.Sprintf(`<%[1]ssz val="%[2]g"/><%[1]scolor rgb="FF%[3]s"/><%[1]sname val="%[4]s"/><%[1]scharset val="134"/>`,
		p, cmp.Or(f.Size, xlsx.FontSize), cmp.Or(f.Color, xlsx.Black), xlsx.FontName)
	if f.underline {
		font = "<" + p + "u/>" + font
	}
	if f.Bold {
		font = "<" + p + "b/>" + font
	}
	align := ` vertical="center"`
	if f.Align != "" {
		align = ` horizontal="` + f.Align + `"` + align
	}
	if f.Wrap {
		align += ` wrapText="1"`
	}
	return s.add("cellXfs", fmt.Sprintf(`<%[1]sxf numFmtId="0" fontId="%[2]d" fillId="%[3]d" borderId="%[4]d" xfId="0" `+
		`applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><%[1]salignment%[5]s/></%[1]sxf>`,
		p, s.add("fonts", "<"+p+"font>"+font+"</"+p+"font>"), s.fill(f.Fill), s.border(f.Border), align))
}

// border returns the number of a thin border on all sides, 0 for none.
func (s *styleSheet) border(drawn bool) int {
	if !drawn {
		return 0
	}
	p := s.root.Prefix()
	var b strings.Builder
	b.WriteString("<" + p + "border>")
	for _, side := range []string{"left", "right", "top", "bottom"} {
		fmt.Fprintf(&b, `<%[1]s%[2]s style="thin"><%[1]scolor rgb="FF%[3]s"/></%[1]s%[2]s>`, p, side, xlsx.Line)
	}
	b.WriteString("<" + p + "diagonal/></" + p + "border>")
	return s.add("borders", b.String())
}
