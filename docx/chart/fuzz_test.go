package chart

import (
	"errors"
	"testing"

	"nianbao/docx/drawing"
	"nianbao/docx/drawing/drawingtest"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// FuzzFill fills any chart part and checks what a filled one promises: it can be read, has no tag any more, and keeps
// what its workbook has.
func FuzzFill(f *testing.F) {
	template := drawnDesigns(f)
	for i := range designs {
		f.Add(drawingtest.Text(f, template, "word/charts/chart"+string(rune('1'+i))+".xml"), i+1)
	}
	look := `<c:tx/><c:spPr><a:schemeClr val="accent6"/></c:spPr><c:dPt><c:idx val="9"/></c:dPt><c:dLbls><c:dLbl>` +
		`<c:idx val="0"/></c:dLbl></c:dLbls><c:extLst><c:ext><c15:filteredX/></c:ext></c:extLst>`
	f.Add(chartOf(para("{{cha", "rt 甲}}")+para("{{图表 甲}}"),
		bars(ser(1, look), ser(0, ""))+
			`<c:valAx><c:axId val="2"/><c:scaling><c:max val="1e3"/></c:scaling></c:valAx>`), 3)
	f.Add(chartOf("", drawn("pieChart", "", ser(0, look))), 1)
	f.Add(chartOf("", drawn("scatterChart", "", ser(0, ""))), 1)
	f.Fuzz(func(t *testing.T, chart string, series int) {
		pkg := one(`descr="{{chart 甲}}"`, "").Pack(t)
		pkg.Set(chart1, []byte(chart))
		data, err := pkg.Bytes()
		if err != nil {
			t.Fatalf("pkg.Bytes: %v", err)
		}
		if pkg, err = opc.Read(data); err != nil {
			return
		}
		before := pkg.Clone()
		err = Fill(pkg, map[string]Data{"甲": years(1 + series&7)})
		var errs wml.Errors
		if err != nil {
			if !errors.As(err, &errs) {
				t.Fatalf("%#v", err)
			}
			drawingtest.Same(t, before, pkg)
			return
		}
		if data, err = pkg.Bytes(); err != nil {
			t.Fatalf("pkg.Bytes: %v", err)
		}
		if _, err := opc.Read(data); err != nil {
			t.Fatalf("opc.Read: %v", err)
		}
		filled := drawingtest.Text(t, pkg, chart1)
		tree, err := xmltree.Parse([]byte(filled), nil)
		if err != nil {
			t.Fatalf("%v in %s", err, filled)
		}
		p, fault := newPlot(tree.Root())
		if fault != "" || len(p.lines) != 1+series&7 {
			t.Fatalf("%s in %s", fault, filled)
		}
		if name, fault := drawing.Chart.Name(titleText(tree.Root())); name != "" || fault != "" {
			t.Fatalf("still a mark: %q %s", name, fault)
		}
	})
}
