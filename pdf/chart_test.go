package pdf

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/grid"
)

// TestColouredCell shows that a table of figures is read whatever is coloured in it, with the small print below it.
func TestColouredCell(t *testing.T) {
	for name, shape := range map[string]string{
		"a cell": "100 570 100 30 re", "within a cell": "110 575 30 10 re", "over cells": "150 565 20 10 re",
	} {
		t.Run(name, func(t *testing.T) {
			page := "q 1 0.9 0.3 rg " + shape + " f Q 1 w 100 570 m 200 570 l S " +
				ruled + say(210, 580, "12") + say(310, 580, "34") +
				say(110, 550, "5") + say(210, 550, "56") + say(310, 550, "78")
			note := "BT /F 8 Tf 100 528 Td (Note) Tj ET "
			book := read(t, made("", [2]string{page + note}), "")
			list := tables(book)
			if len(list) != 1 {
				t.Fatalf("%d tables", len(list))
			}
			var got []string
			for _, c := range list[0].Cells {
				got = append(got, c.Text)
			}
			if diff := cmp.Diff([]string{"", "12", "34", "5", "56", "78"}, got); diff != "" {
				t.Error(diff)
			}
			if name != "over cells" && (len(book.Drawings) > 0 || len(prose(book)) != 1) {
				t.Errorf("drawings %v, text %q", book.Drawings, prose(book))
			}
		})
	}
}

// TestChart shows that charts are told of: bars, the lines behind them, figures at them, the small print around.
func TestChart(t *testing.T) {
	axis, above := "100 540 m 300 540 l S ", say(100, 700, "Above")+"0.3 0.5 0.9 rg 1 w "
	for name, page := range map[string]string{
		"lines behind bars": "120 540 20 40 re f 160 540 20 55 re f 0 g 100 570 m 300 570 l S " +
			"100 600 m 300 600 l S 100 540 m 100 600 l S 200 540 m 200 600 l S " +
			"BT /F 6 Tf 120 525 Td (2023) Tj 40 0 Td (2024) Tj ET ",
		"bars with outlines": "120 540 20 60 re B 160 540 20 5 re B 0 g " + say(160, 555, "53"),
	} {
		t.Run(name, func(t *testing.T) {
			book := read(t, made("", [2]string{above + axis + page}), "")
			if diff := cmp.Diff([]grid.Drawing{{What: "图表", Row: 1}}, book.Drawings); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff([]string{"Above"}, prose(book)); diff != "" || len(tables(book)) > 0 {
				t.Error(diff, len(tables(book)))
			}
		})
	}
}
