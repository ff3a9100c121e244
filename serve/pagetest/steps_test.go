package pagetest_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"nianbao/serve/pagetest"
	"nianbao/serve/view"
)

// TestAnySteps: whatever is typed, pasted as a block, undone and done again, figure by figure the page shows what the
// program holds, and the workbook that is taken has the same.
func TestAnySteps(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	seed := rand.Uint64()
	draw := rand.New(rand.NewPCG(seed, 0))
	form := held(p)
	now := figures(form)
	undo, redo := []map[string]string(nil), []map[string]string(nil)
	var said []string
	for range 40 {
		next := maps.Clone(now)
		switch step := draw.IntN(5); {
		case step == 0 && len(undo) > 0:
			press(p, "z")
			next, redo, undo = undo[len(undo)-1], append(redo, now), undo[:len(undo)-1]
			said = append(said, "undo")
		case step == 1 && len(redo) > 0:
			press(p, "y")
			next, undo, redo = redo[len(redo)-1], append(undo, now), redo[:len(redo)-1]
			said = append(said, "redo")
		case step == 2:
			from := any1(draw, form)
			block := anyBlock(draw)
			said = append(said, fmt.Sprintf("paste %q from %s", block, from.ID))
			put(form, from, block, next)
			p.Do(chromedp.Focus(chromedp.CSS(`[data-cell="` + from.ID + `"]`)))
			paste(p, strings.Join(lines(block), "\r\n")+"\r\n")
			undo, redo = append(undo, now), nil
		default:
			cell, text := any1(draw, form), anyText(draw)
			said = append(said, "type "+text+" into "+cell.ID)
			pagetest.Eval[any](p, `(() => { const e = document.querySelector('[data-cell="`+cell.ID+`"]'); e.focus();
				e.value = `+strconv.Quote(text)+`; e.dispatchEvent(new Event("input")); e.dispatchEvent(new Event("change")); })()`)
			next[cell.ID] = text
			undo, redo = append(undo, now), nil
		}
		pagetest.Eval[any](p, `import("/js/edits.js").then((m) => m.flush(location.hash.split("/")[2])).then(() => null)`)
		now = next
		pagetest.Eval[any](p, "document.activeElement.blur()")
		told := held(p)
		if diff := cmp.Diff(now, figures(told)); diff != "" {
			t.Fatalf("seed %d: after %q the program holds (-want +got):\n%s", seed, said, diff)
		}
		if diff := cmp.Diff(all(told), shown(p)); diff != "" {
			t.Fatalf("seed %d: after %q the page shows (-program +page):\n%s", seed, said, diff)
		}
	}
	quickly(p, draw, form, now)
	told := held(p)
	if diff := cmp.Diff(now, figures(told)) + cmp.Diff(all(told), shown(p)); diff != "" {
		t.Fatalf("seed %d: after %q and then many quickly:\n%s", seed, said, diff)
	}
	p.Press("统计表（Excel）")
	want := held(p).Report.Values
	if diff := cmp.Diff(want, values(t, p.Download(".xlsx"))); diff != "" {
		t.Errorf("seed %d: after %q the workbook has (-program +workbook):\n%s", seed, said, diff)
	}
}

// quickly types faster than the program answers: what was typed last into each cell stands there in the end.
func quickly(p *pagetest.Page, draw *rand.Rand, form *view.View, now map[string]string) {
	var script strings.Builder
	for range 30 {
		cell, text := any1(draw, form), anyText(draw)
		now[cell.ID] = text
		script.WriteString(`type(` + strconv.Quote(cell.ID) + `, ` + strconv.Quote(text) + `); await new Promise((ok) => setTimeout(ok, ` +
			strconv.Itoa(draw.IntN(40)) + `));`)
	}
	pagetest.Eval[any](p, `(async () => { const type = (id, text) => { const e = document.querySelector("[data-cell='" + id + "']"); e.focus();
		e.value = text; e.dispatchEvent(new Event("input")); e.dispatchEvent(new Event("change")); }; `+script.String()+` })()`)
	pagetest.Eval[any](p, `import("/js/edits.js").then((m) => m.flush(location.hash.split("/")[2])).then(() => document.activeElement.blur())`)
}

// press presses a key with Ctrl, where no field has the focus.
func press(p *pagetest.Page, key string) {
	pagetest.Eval[any](p, "document.activeElement.blur()")
	p.Keys(key, chromedp.KeyModifiers(chromedp.ModifierCtrl))
}

// held is the file that is shown, as the program has it.
func held(p *pagetest.Page) *view.View {
	return pagetest.Eval[*view.View](p, `fetch("/api/v1/files/" + location.hash.split("/")[2]).then((r) => r.json())`)
}

// shown are the figures that stand in the page's fields.
func shown(p *pagetest.Page) map[string]string {
	return pagetest.Eval[map[string]string](p, `Object.fromEntries(Array.from(document.querySelectorAll("[data-cell]")).
		map((e) => [e.dataset.cell, e.value]))`)
}

func cells(v *view.View, which func(view.Cell) bool) []view.Cell {
	var list []view.Cell
	for _, table := range v.Tables {
		for _, c := range table.Cells {
			if c.ID != "" && which(c) {
				list = append(list, c)
			}
		}
	}
	return list
}

func typed(c view.Cell) bool { return !c.Total || c.Formula == "" }

// figures are those that somebody types.
func figures(v *view.View) map[string]string {
	m := map[string]string{}
	for _, c := range cells(v, typed) {
		m[c.ID] = c.Text
	}
	return m
}

// all are the figures with the totals that are reckoned.
func all(v *view.View) map[string]string {
	m := map[string]string{}
	for _, c := range cells(v, func(view.Cell) bool { return true }) {
		m[c.ID] = c.Text
	}
	return m
}

func any1(draw *rand.Rand, v *view.View) view.Cell {
	list := cells(v, typed)
	return list[draw.IntN(len(list))]
}

func anyText(draw *rand.Rand) string { return strconv.Itoa(draw.IntN(4) * draw.IntN(400)) }

func anyBlock(draw *rand.Rand) [][]string {
	width, block := 1+draw.IntN(4), make([][]string, 1+draw.IntN(4))
	if len(block) == 1 {
		width++ // a single figure is pasted by the browser itself
	}
	for i := range block {
		for range width {
			block[i] = append(block[i], anyText(draw))
		}
	}
	return block
}

func lines(block [][]string) []string {
	var list []string
	for _, row := range block {
		list = append(list, strings.Join(row, "\t"))
	}
	return list
}

// put enters a block as the page should: each figure where it would lie in the table, none over what is reckoned.
func put(v *view.View, from view.Cell, block [][]string, into map[string]string) {
	for _, table := range v.Tables {
		if !slices.ContainsFunc(table.Cells, func(c view.Cell) bool { return c.ID == from.ID }) {
			continue
		}
		for _, c := range table.Cells {
			down, right := c.Row-from.Row, c.Col-from.Col
			if c.ID != "" && typed(c) && down >= 0 && down < len(block) && right >= 0 && right < len(block[down]) {
				into[c.ID] = block[down][right]
			}
		}
	}
}
