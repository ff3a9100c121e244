package xmlscan

import "testing"

// TestOffsets cuts every token out of the source by its offsets.
func TestOffsets(t *testing.T) {
	const part = "\uFEFF<a x='1'>t&amp;<b/><!-- c --><c ></c ></a>"
	s := New([]byte(part))
	want := []string{"<a x='1'>", "t&amp;", "<b/>", "<b/>", "<!-- c -->", "<c >", "</c >", "</a>"}
	for i := 0; s.Next() != None; i++ {
		if got := s.Source()[s.From():s.To()]; got != want[i] {
			t.Errorf("token %d is %s, want %s", i, got, want[i])
		}
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
}
