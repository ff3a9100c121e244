package terminal

import (
	"fmt"
	"strings"

	"nianbao/contract"
)

// Layout prints where each table, row and column was found in a file, and what was passed over.
func (t *Terminal) Layout(l contract.Layout) {
	fmt.Fprintf(t.Out, "按%s版的格式认出%d格，全表%d格\n", l.Form, l.Cells, l.Of)
	for _, f := range l.OtherForms {
		fmt.Fprintf(t.Out, "没有采用%s版：认出%d格，全表%d格\n", f.Form, f.Cells, f.Of)
	}
	for i := range l.Tables {
		t.layoutTable(&l.Tables[i])
	}
	if len(l.LeftOut) > 0 {
		fmt.Fprintln(t.Out, "\n"+Paint(t.OutColor, Bold, "没有读进报告的文字"))
	}
	for _, w := range l.LeftOut {
		fmt.Fprintf(t.Out, "　　%s　“%s”\n", placeIn(w.Sheet, w.Ref), oneLine(w.Text))
	}
}

func (t *Terminal) layoutTable(table *contract.LayoutTable) {
	fmt.Fprintln(t.Out, "\n"+Paint(t.OutColor, Bold, table.Title))
	if table.Cells == 0 {
		fmt.Fprintln(t.Out, "　　没有找到这张表")
	} else {
		fmt.Fprintf(t.Out, "　　在%s，认出%d格，全表%d格\n", placeIn(table.Sheet, table.Ref), table.Cells, table.Of)
		t.layoutBlock(&table.LayoutBlock)
	}
	for i := range table.Continued {
		b := &table.Continued[i]
		fmt.Fprintf(t.Out, "　　续在%s\n", placeIn(b.Sheet, b.Ref))
		t.layoutBlock(b)
	}
	for _, p := range table.PassedOver {
		what := "这里的表"
		if text := oneLine(p.Text); text != "" {
			what = "“" + text + "”"
		}
		fmt.Fprintf(t.Out, "　　没有采用　%s　%s：%s\n", placeIn(p.Sheet, p.Ref), what, Visible(p.Message))
	}
}

func (t *Terminal) layoutBlock(b *contract.LayoutBlock) {
	for _, of := range []struct {
		name   string
		labels []contract.LayoutLabel
	}{{"列", b.Columns}, {"行", b.Rows}} {
		for _, l := range of.labels {
			t.layoutLabel(of.name, l)
		}
	}
}

func (t *Terminal) layoutLabel(name string, l contract.LayoutLabel) {
	text := oneLine(l.Text)
	switch {
	case l.Ref == "" && l.Near != nil:
		fmt.Fprintf(t.Out, "　　%s　没有找到　%s，像它的有%s“%s”\n", name, l.Label, placeIn(l.Near.Sheet, l.Near.Ref),
			oneLine(l.Near.Text))
	case l.Ref == "":
		fmt.Fprintf(t.Out, "　　%s　没有找到　%s\n", name, l.Label)
	case l.Label == "":
		fmt.Fprintf(t.Out, "　　%s　%s　数在这一行\n", name, l.Ref)
	case text == l.Label || strings.HasSuffix(l.Label, "："+text): // of a table drawn across, the group stands elsewhere
		fmt.Fprintf(t.Out, "　　%s　%s　%s\n", name, l.Ref, l.Label)
	default:
		fmt.Fprintf(t.Out, "　　%s　%s　%s，写作“%s”\n", name, l.Ref, l.Label, text)
	}
}

// oneLine returns a text from a file without spaces and line breaks.
func oneLine(text string) string { return Visible(strings.Join(strings.Fields(text), "")) }

// placeIn returns a place as messages print it: 依申请公开!E6.
func placeIn(sheet, ref string) string {
	if sheet == "" {
		return ref
	}
	return Visible(sheet) + "!" + ref
}
