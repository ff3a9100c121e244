package table

import (
	"strconv"
	"strings"

	"nianbao/docx/wml"
)

// maxSpan is more columns than a table can have.
const maxSpan = 1 << 10

// Span returns how many columns a cell spans by its properties.
func Span(properties string) int {
	if span := wml.Property(properties, "gridSpan"); span != "" {
		value, _ := wml.Attribute(span, "val")
		if n, err := strconv.Atoi(value); err == nil && n > 0 && n < maxSpan {
			return n
		}
	}
	return 1
}

func mergeOf(properties string) mergeState {
	merging := wml.Property(properties, "vMerge")
	if merging == "" {
		return notMerged
	}
	if value, _ := wml.Attribute(merging, "val"); value == "restart" {
		return mergeStart
	}
	return mergeContinue
}

// firstColumn returns the column at which a row's cells begin, by the row's properties.
func firstColumn(properties string) int {
	value, _ := wml.Attribute(wml.Property(properties, "gridBefore"), "val")
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n >= maxSpan {
		return 0
	}
	return n
}

// setMerge makes a cell's properties begin or continue a merge downward.
func setMerge(properties, prefix string, m mergeState) string {
	from, to := wml.FindProperty(properties, "vMerge")
	if to == 0 {
		return properties
	}
	return properties[:from] + mergeTag(prefix, m == mergeStart) + properties[to:]
}

// mergeTag returns the property of a cell that begins or continues a merge downward.
func mergeTag(prefix string, begins bool) string {
	if begins {
		return "<" + prefix + "vMerge " + prefix + `val="restart"/>`
	}
	return "<" + prefix + "vMerge/>"
}

// behindMerge are the properties of a cell that stand behind a merge (ISO/IEC 29500-1, 17.4.69).
var behindMerge = strings.Fields("tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel" +
	" cellMerge tcPrChange")

// addMerge makes the properties of a cell that is not merged begin or continue a merge downward.
func addMerge(properties, prefix string, begins bool) string {
	tag := mergeTag(prefix, begins)
	at := strings.LastIndex(properties, "</")
	if at < 0 { // there are none, or <w:tcPr/>
		return "<" + prefix + "tcPr>" + tag + "</" + prefix + "tcPr>"
	}
	at = min(at, wml.Before(properties, behindMerge))
	return properties[:at] + tag + properties[at:]
}

// withoutMerge returns a cell's properties without a merge downward.
func withoutMerge(properties string) string {
	if from, to := wml.FindProperty(properties, "vMerge"); to > 0 {
		return properties[:from] + properties[to:]
	}
	return properties
}

// setSpan makes a cell's properties span columns.
func setSpan(properties, prefix string, span int) string {
	tag := "<" + prefix + "gridSpan " + prefix + `val="` + strconv.Itoa(span) + `"/>`
	if span == 1 {
		tag = ""
	}
	if from, to := wml.FindProperty(properties, "gridSpan"); to > 0 {
		return properties[:from] + tag + properties[to:]
	}
	if tag == "" {
		return properties
	}
	if properties == "" || strings.HasSuffix(properties, "/>") && strings.Count(properties, "<") == 1 {
		return "<" + prefix + "tcPr>" + tag + "</" + prefix + "tcPr>"
	}
	at := strings.IndexByte(properties, '>') + 1
	for _, earlier := range []string{"cnfStyle", "tcW"} {
		if _, to := wml.FindProperty(properties, earlier); to > at {
			at = to
		}
	}
	return properties[:at] + tag + properties[at:]
}

// setWidth makes a cell's properties say a width in twips; a width that they say otherwise, or not, is the grid's to
// say.
func setWidth(properties string, width int) string {
	from, to := wml.FindProperty(properties, "tcW")
	if to == 0 || width == 0 {
		return properties
	}
	tag := properties[from:to]
	if kind, _ := wml.Attribute(tag, "type"); kind != "dxa" {
		return properties
	}
	value, at := wml.Attribute(tag, "w")
	if at < 0 {
		return properties
	}
	return properties[:from] + tag[:at] + strconv.Itoa(width) + tag[at+len(value):] + properties[to:]
}

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
