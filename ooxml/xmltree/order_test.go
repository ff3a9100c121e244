package xmltree_test

import (
	"strings"
	"testing"

	"nianbao/ooxml/xmltree"
)

// TestInsertInOrder puts an element behind all that come before it: alternative content by what it holds, what the order does
// not know with its left neighbour.
func TestInsertInOrder(t *testing.T) {
	order := strings.Fields("a b c d e")
	alternative := func(inner string) string {
		return "<mc:AlternateContent><mc:Choice><x/></mc:Choice><mc:Fallback>" + inner + "</mc:Fallback></mc:AlternateContent>"
	}
	for _, c := range []struct{ before, kid, after string }{
		{"", "c", "<c/>"}, {"<d/>", "c", "<c/><d/>"}, {"<a/><b/>", "c", "<a/><b/><c/>"}, {"<a/><d/>", "c", "<a/><c/><d/>"},
		{"<a/><c/><d/>", "c", "<a/><c/><c/><d/>"}, {"<a/><x/><d/>", "c", "<a/><c/><x/><d/>"}, {"<x/><d/>", "c", "<c/><x/><d/>"},
		{"<d/><a/>", "c", "<d/><a/><c/>"}, {alternative("<b/>") + "<d/>", "c", alternative("<b/>") + "<c/><d/>"},
		{alternative("<d/>"), "c", "<c/>" + alternative("<d/>")}, {alternative("<y/>"), "c", "<c/>" + alternative("<y/>")},
		{"<b/>" + alternative("") + "<e/>", "e", "<b/>" + alternative("") + "<e/><e/>"}, {"<a/>", "x", "<x/><a/>"},
	} {
		top, err := xmltree.Parse([]byte("<top>"+c.before+"</top>"), nil)
		if err != nil {
			t.Fatalf("parse: %v", err)
		}
		top.Root().InsertInOrder(xmltree.New(c.kid), order)
		if got, want := top.String(), "<top>"+c.after+"</top>"; got != want {
			t.Errorf("%s into %s: %s, want %s", c.kid, c.before, got, want)
		}
	}
}
