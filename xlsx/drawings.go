package xlsx

import (
	"nianbao/grid"
	"nianbao/ooxml/xmlscan"
)

// drawings returns the pictures and charts that the worksheets show. A part that is damaged shows none.
func (w *Workbook) drawings() []grid.Drawing {
	var found []grid.Drawing
	for _, s := range w.sheets {
		relations, err := w.pack.Relations(s.Part)
		if err != nil || s.Part == "" {
			continue
		}
		for _, r := range relations {
			if data, there := w.pack.Part(r.Target); there && !r.External && r.Kind() == "drawing" {
				found = appendDrawn(found, data, s.Name)
			}
		}
	}
	return found
}

// maxDrawn bounds the drawings that are kept. No message lists so many.
const maxDrawn = 1000

// appendDrawn appends the pictures and charts of a drawing's part.
func appendDrawn(found []grid.Drawing, data []byte, sheet string) []grid.Drawing {
	for s := xmlscan.New(data); len(found) < maxDrawn; {
		switch s.Next() {
		case xmlscan.None:
			return found
		case xmlscan.Start:
			switch s.Name() {
			case "pic":
				found = append(found, grid.Drawing{What: "图片", Sheet: sheet})
			case "chart":
				found = append(found, grid.Drawing{What: "图表", Sheet: sheet})
			case "Fallback":
				s.SkipSource()
			}
		}
	}
	return found
}
