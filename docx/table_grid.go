package docx

import (
	"strconv"
	"strings"

	"nianbao/docx/wml"
)

// gridWidths returns the widths of a grid's columns.
func gridWidths(grid string) []int {
	var widths []int
	for part := range strings.SplitSeq(grid, "<") {
		if name, _, _ := strings.Cut(part, " "); strings.HasSuffix(strings.TrimSuffix(name, "/>"), "gridCol") {
			value, _ := wml.Attribute("<"+part, "w")
			w, _ := strconv.Atoi(value)
			widths = append(widths, max(0, min(w, 1<<20)))
		}
		if strings.Contains(part, "tblGridChange") {
			break
		}
	}
	return widths
}
