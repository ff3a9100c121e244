package chart

import (
	"slices"
	"strings"

	"nianbao/docx/drawing"
	"nianbao/ooxml/xmltree"
)

// maxRuns is in how many pieces a title may be for us to look for a tag in it.
const maxRuns = 100

// titleOf returns the texts of a chart's title, nil where it has none of its own.
func titleOf(root *xmltree.Node) (title *xmltree.Node, texts []*xmltree.Node) {
	title = root.Child("chart", "title")
	if title == nil {
		return nil, nil
	}
	texts = all(title, "t")
	if linked := title.Child("tx", "strRef"); linked != nil {
		texts = all(linked, "v")
	}
	if len(texts) > maxRuns {
		return title, nil
	}
	return title, texts
}

func titleText(root *xmltree.Node) string {
	_, texts := titleOf(root)
	var b strings.Builder
	for i, t := range texts {
		if i > 0 && paragraphOf(t) != paragraphOf(texts[i-1]) {
			b.WriteByte('\n')
		}
		b.WriteString(t.Text())
	}
	return b.String()
}

func paragraphOf(t *xmltree.Node) *xmltree.Node {
	for t != nil && t.Name() != "p" {
		t = t.Up()
	}
	return t
}

// retitle takes the tag out of the title. Where there was nothing else, the data's title takes its place, or there is
// no title any more.
func retitle(root *xmltree.Node, to string) (fault string) {
	title, texts := titleOf(root)
	text := titleText(root)
	if len(drawing.Chart.Tags(text)) == 0 {
		return ""
	}
	if texts[0].Name() == "v" {
		return "图表的标题引用了单元格，请在标题里直接写标记"
	}
	rest := drawing.Chart.Replace(text, "")
	alone := strings.TrimSpace(rest) == ""
	if alone && to == "" {
		removeTitle(title)
		return ""
	}
	with := ""
	if alone {
		with = to
	}
	cut(texts, drawing.Chart.Tags(text), with)
	dropEmpty(texts)
	return ""
}

// cut takes pieces out of a text that is divided among elements, and puts another into the place of the first.
func cut(texts []*xmltree.Node, pieces [][]int, with string) {
	at := 0
	for i, t := range texts {
		if i > 0 && paragraphOf(t) != paragraphOf(texts[i-1]) {
			at++ // the line end between them
		}
		old := t.Text()
		end := at + len(old)
		var kept strings.Builder
		from := at
		for n, piece := range pieces {
			if piece[1] <= at || piece[0] >= end {
				continue
			}
			if piece[0] > from {
				kept.WriteString(old[from-at : piece[0]-at])
			}
			if n == 0 && piece[0] >= at {
				kept.WriteString(with)
			}
			from = min(piece[1], end)
		}
		kept.WriteString(old[from-at:])
		if kept.String() != old {
			t.SetText(kept.String())
		}
		at = end
	}
}

// dropEmpty takes out the paragraphs of which nothing is left, but not all of them: they would be blank lines.
func dropEmpty(texts []*xmltree.Node) {
	left := map[*xmltree.Node]string{}
	for _, t := range texts {
		left[paragraphOf(t)] += strings.TrimSpace(t.Text())
	}
	for _, t := range slices.Backward(texts) { // where nothing is left of any the first stays
		p := paragraphOf(t)
		if text, is := left[p]; is && p != nil && text == "" && count(p.Up(), "p") > 1 {
			p.Detach()
		}
		delete(left, p)
	}
}

func removeTitle(title *xmltree.Node) {
	chart := title.Up()
	title.Detach()
	put(chart, valued(chart, "autoTitleDeleted", "1"))
}
