package chart

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
)

// palette are the colours of the charts that [New] draws: one calm blue and greys, dark and light by turns, so that
// neighbours differ on a black-and-white printout, too.
var palette = []string{"1F4E79", "9DC3E6", "7F7F7F", "D9D9D9", "2E75B6", "DEEBF7", "404040", "BFBFBF"}

// accents are the colours of a document's theme that charts use in turn.
const accents = 6

// recolour gives a copied series the colours that come some steps behind those of the series it was copied from. Its
// position among all series decides where its colour is in no row.
func recolour(ser *xmltree.Node, steps, position int) {
	for _, name := range []string{"spPr", "marker"} {
		shape := ser.Child(name)
		if shape == nil {
			continue
		}
		for _, c := range all(shape, "schemeClr") {
			nextAccent(c, steps)
		}
		for _, c := range all(shape, "srgbClr") {
			if !isOutline(c) {
				nextColour(c, steps, position)
			}
		}
	}
}

// isOutline reports whether a colour is that of the line that [New] draws around everything.
func isOutline(c *xmltree.Node) bool {
	if !strings.EqualFold(c.Attr("val"), palette[0]) {
		return false
	}
	for up := c.Up(); up != nil; up = up.Up() {
		if up.Name() == "ln" {
			return up.Up().Child("solidFill") != nil
		}
	}
	return false
}

// nextAccent changes a colour that is one of the theme's accents. Behind the last comes the first, darker, as Office
// has it.
func nextAccent(c *xmltree.Node, steps int) {
	number, ok := strings.CutPrefix(c.Attr("val"), "accent")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 || n > accents {
		return
	}
	at := n - 1 + steps
	c.SetAttr("val", fmt.Sprintf("accent%d", at%accents+1))
	if at >= accents && c.Child("lumMod") == nil {
		c.Append(valued(c, "lumMod", strconv.Itoa(max(100-40*(at/accents), 20)*1000)))
	}
}

// nextColour changes a colour that is told by its numbers, but no black, white or grey that is not of our palette:
// those are outlines.
func nextColour(c *xmltree.Node, steps, position int) {
	value := strings.ToUpper(c.Attr("val"))
	switch i := slices.Index(palette, value); {
	case i >= 0:
		c.SetAttr("val", palette[(i+steps)%len(palette)])
	case len(value) != 6 || value[:2] == value[2:4] && value[2:4] == value[4:]:
	default:
		c.Rename("schemeClr")
		c.SetAttr("val", fmt.Sprintf("accent%d", position%accents+1))
	}
}
