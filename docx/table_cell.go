package docx

import (
	"strconv"
	"strings"

	"nianbao/docx/wml"
)

// maxSpan is more columns than a table can have.
const maxSpan = 1 << 10

// cellOf returns what a cell's properties say.
func cellOf(tc *element) *cellShape {
	c := &cellShape{span: 1, group: -1, prefix: tc.prefix()}
	properties := tc.child("tcPr")
	if properties == nil {
		return c
	}
	c.properties = properties.open
	if span := wml.Property(c.properties, "gridSpan"); span != "" {
		value, _ := wml.Attribute(span, "val")
		if n, err := strconv.Atoi(value); err == nil && n > 0 && n < maxSpan {
			c.span = n
		}
	}
	if merging := wml.Property(c.properties, "vMerge"); merging != "" {
		c.merge = goesOnMerge
		if value, _ := wml.Attribute(merging, "val"); value == "restart" {
			c.merge = beginsMerge
		}
	}
	return c
}

// rowStart returns the column at which a row's cells begin.
func rowStart(tr *element) int {
	properties := tr.child("trPr")
	if properties == nil {
		return 0
	}
	value, _ := wml.Attribute(wml.Property(properties.open, "gridBefore"), "val")
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n >= maxSpan {
		return 0
	}
	return n
}

// setMerge makes a cell's properties begin or continue a merge downward.
func setMerge(properties, prefix string, m merge) string {
	from, to := wml.FindProperty(properties, "vMerge")
	if to == 0 {
		return properties
	}
	value := ""
	if m == beginsMerge {
		value = " " + prefix + `val="restart"`
	}
	return properties[:from] + "<" + prefix + "vMerge" + value + "/>" + properties[to:]
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

// setWidth makes a cell's properties say a width in twips; a width that they say otherwise, or not, is the grid's to say.
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
