package webpage

import (
	"strings"
	"testing"
)

// BenchmarkHostile reads pages that are made to cost time.
func BenchmarkHostile(b *testing.B) {
	const size = 8 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, source := range map[string]string{
		"text":       "<p>" + fill("一总体情况"),
		"tags":       "<p>" + fill("<b><i></b></i>"),
		"deep":       strings.Repeat("<div>", maxDepth-3) + fill("</span>x<b>"),
		"attributes": fill("<p a=1 b=2 c=3 style='display:none'>x"),
		"lines":      fill("<br>x"),
		"cells": "<table>" +
			strings.Repeat("<tr>"+strings.Repeat("<td colspan=9 rowspan=9>1", 100), maxCells/100),
		"nested":      strings.Repeat(strings.Repeat("<table><td>1<td>", 100)+strings.Repeat("</table>", 100), 600),
		"comments":    "<html>" + fill("<!-- x --><!"),
		"GBK":         "<p>" + fill("\xd2\xbb\xd7\xdc"),
		"space":       "<p>" + fill(" \n"),
		"options":     "<p><select>" + fill("<option selected>1"),
		"open quotes": "<p>" + fill("<a href='"),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				Read([]byte(source))
			}
		})
	}
}
