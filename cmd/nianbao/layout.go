package main

import (
	"fmt"
	"strings"

	"nianbao/contract"
	"nianbao/filing"
)

// showLayout says where the tables of a filing stand, as JSON or for people.
func (t *terminal) showLayout(l *filing.Library, f *filing.Filing, json bool) error {
	layout, err := l.Layout(f)
	if err != nil {
		return err
	}
	if json {
		return contract.Write(t.out, layout)
	}
	fmt.Fprintln(t.out, title(f))
	t.layout(layout)
	return nil
}

// layout prints where each table, row and column was found in a file, and what was passed over.
func (t *terminal) layout(l contract.Layout) {
	fmt.Fprintf(t.out, "按%s版的格式认出%d格，全表%d格\n", l.Form, l.Cells, l.Of)
	for _, f := range l.OtherForms {
		fmt.Fprintf(t.out, "没有采用%s版：认出%d格，全表%d格\n", f.Form, f.Cells, f.Of)
	}
	for i := range l.Tables {
		t.layoutTable(&l.Tables[i])
	}
	if len(l.LeftOut) > 0 {
		fmt.Fprintln(t.out, "\n"+paint(t.outColor, bold, "没有读进报告的文字"))
	}
	for _, w := range l.LeftOut {
		fmt.Fprintf(t.out, "　　%s　“%s”\n", placeIn(w.Sheet, w.Ref), oneLine(w.Text))
	}
}

func (t *terminal) layoutTable(table *contract.LayoutTable) {
	fmt.Fprintln(t.out, "\n"+paint(t.outColor, bold, table.Title))
	if table.Cells == 0 {
		fmt.Fprintln(t.out, "　　没有找到这张表")
	} else {
		fmt.Fprintf(t.out, "　　在%s，认出%d格，全表%d格\n", placeIn(table.Sheet, table.Ref), table.Cells, table.Of)
		t.layoutBlock(&table.LayoutBlock)
	}
	for i := range table.Continued {
		b := &table.Continued[i]
		fmt.Fprintf(t.out, "　　续在%s\n", placeIn(b.Sheet, b.Ref))
		t.layoutBlock(b)
	}
	for _, p := range table.PassedOver {
		what := "这里的表"
		if text := oneLine(p.Text); text != "" {
			what = "“" + text + "”"
		}
		fmt.Fprintf(t.out, "　　没有采用　%s　%s：%s\n", placeIn(p.Sheet, p.Ref), what, visible(p.Message))
	}
}

func (t *terminal) layoutBlock(b *contract.LayoutBlock) {
	for _, of := range []struct {
		name   string
		labels []contract.LayoutLabel
	}{{"列", b.Columns}, {"行", b.Rows}} {
		for _, l := range of.labels {
			t.layoutLabel(of.name, l)
		}
	}
}

func (t *terminal) layoutLabel(name string, l contract.LayoutLabel) {
	text := oneLine(l.Text)
	switch {
	case l.Ref == "" && l.Near != nil:
		fmt.Fprintf(t.out, "　　%s　没有找到　%s，像它的有%s“%s”\n", name, l.Label, placeIn(l.Near.Sheet, l.Near.Ref),
			oneLine(l.Near.Text))
	case l.Ref == "":
		fmt.Fprintf(t.out, "　　%s　没有找到　%s\n", name, l.Label)
	case l.Label == "":
		fmt.Fprintf(t.out, "　　%s　%s　数在这一行\n", name, l.Ref)
	case text == l.Label || strings.HasSuffix(l.Label, "："+text): // of a table drawn across, the group stands elsewhere
		fmt.Fprintf(t.out, "　　%s　%s　%s\n", name, l.Ref, l.Label)
	default:
		fmt.Fprintf(t.out, "　　%s　%s　%s，写作“%s”\n", name, l.Ref, l.Label, text)
	}
}

// oneLine returns a text from a file without spaces and line breaks.
func oneLine(text string) string { return visible(strings.Join(strings.Fields(text), "")) }

// placeIn returns a place as messages print it: 依申请公开!E6.
func placeIn(sheet, ref string) string {
	if sheet == "" {
		return ref
	}
	return visible(sheet) + "!" + ref
}
