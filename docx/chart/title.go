package chart

import (
	"strings"

	"github.com/beevik/etree"

	"nianbao/docx/drawing"
)

// maxRuns is in how many pieces a title may be for us to look for a tag in it.
const maxRuns = 100

// titleOf returns the texts of a chart's title, nil where it has none of its own.
func titleOf(root *etree.Element) (title *etree.Element, texts []*etree.Element) {
	title = down(root, "chart", "title")
	if title == nil {
		return nil, nil
	}
	texts = all(title, "t")
	if linked := down(title, "tx", "strRef"); linked != nil {
		texts = all(linked, "v")
	}
	if len(texts) > maxRuns {
		return title, nil
	}
	return title, texts
}

func titleText(root *etree.Element) string {
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

func paragraphOf(t *etree.Element) *etree.Element {
	for t != nil && t.Tag != "p" {
		t = t.Parent()
	}
	return t
}

// retitle takes the tag out of the title. Where there was nothing else, the data's title takes its place, or there is
// no title any more.
func retitle(root *etree.Element, to string) (fault string) {
	title, texts := titleOf(root)
	text := titleText(root)
	if len(drawing.Chart.Tags(text)) == 0 {
		return ""
	}
	if texts[0].Tag == "v" {
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
func cut(texts []*etree.Element, pieces [][]int, with string) {
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
func dropEmpty(texts []*etree.Element) {
	left := map[*etree.Element]string{}
	for _, t := range texts {
		left[paragraphOf(t)] += strings.TrimSpace(t.Text())
	}
	for p, text := range left {
		if p != nil && text == "" && len(p.Parent().SelectElements("p")) > 1 {
			prune(p.Parent(), func(kid *etree.Element) bool { return kid == p })
		}
	}
}

func removeTitle(title *etree.Element) {
	chart := title.Parent()
	chart.RemoveChild(title)
	put(chart, valued(chart, "autoTitleDeleted", "1"))
}
