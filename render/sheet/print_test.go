package sheet

import (
	"slices"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/xlsx"
)

func TestPrinting(t *testing.T) {
	data, _ := readBack(t, form.NewReport(define.Builtin()[1]))
	file := opened(t, data)
	for sheet, want := range map[string]string{
		"基本信息": "portrait", "主动公开": "portrait", "依申请公开": "portrait", "复议诉讼": "landscape", "文字": "portrait", "校验": "portrait", "填报说明": "landscape",
	} {
		layout, err := file.GetPageLayout(sheet)
		if err != nil || *layout.Size != a4 || *layout.Orientation != want {
			t.Errorf("%s: %+v, %v", sheet, layout, err)
		}
	}
	var titles []string
	for _, n := range file.GetDefinedName() {
		titles = append(titles, n.Name+" "+n.RefersTo)
	}
	slices.Sort(titles)
	if want := "_xlnm.Print_Titles '依申请公开'!$3:$5"; !slices.Contains(titles, want) {
		t.Errorf("names %q", titles)
	}
	panes, err := file.GetPanes("依申请公开")
	if err != nil || panes.XSplit != 3 || panes.YSplit != 5 || panes.TopLeftCell != "D6" {
		t.Errorf("panes %+v, %v", panes, err)
	}
}

// TestLabelsFit gives every label of the tables room for the lines that it takes.
func TestLabelsFit(t *testing.T) {
	for _, f := range define.Builtin() {
		for _, s := range f.Sections {
			d := s.Grid()
			widths := columnWidths(d)
			heights := rowHeights(d, widths)
			for i, c := range d.Cells {
				room := sumOf(heights[c.Row:c.Bottom()])
				lines := xlsx.WrappedLines(c.Text, sumOf(widths[c.Col:c.Right()]))
				if d.Slots[i].Vertical {
					lines = len([]rune(c.Text))
				}
				if float64(lines*xlsx.LineHeight) > room {
					t.Errorf("%s: %q takes %d lines in %v points", s.Title, c.Text, lines, room)
				}
			}
		}
	}
}
