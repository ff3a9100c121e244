package past

import "testing"

func TestJumpOf(t *testing.T) {
	cell, table, others := &Jump{Of: []string{"b.c"}}, &Jump{Of: []string{"z", "a"}}, &Jump{}
	h := &History{Jumps: []*Jump{cell, table}}
	for id, want := range map[string]*Jump{"b.c": cell, "b.c.d": cell, "b.cd": nil, "b": nil, "a.x": table, "z": table,
		"ab": nil} {
		if have := h.JumpOf(id); have != want {
			t.Errorf("%s: %v, not %v", id, have, want)
		}
	}
	h.Jumps = append(h.Jumps, others)
	if h.JumpOf("b") != others || h.JumpOf("a.x") != table {
		t.Error("a limit for all is not for what has none of its own alone")
	}
}

func TestAsks(t *testing.T) {
	var none *History
	if none.Asks() != "请说明原因" || (&History{}).Asks() != "请说明原因" {
		t.Error("without words of the form")
	}
	if s := (&History{Explain: "请在第六部分说明"}).Asks(); s != "请在第六部分说明" {
		t.Error(s)
	}
}
