package wml

import (
	"testing"

	"pgregory.net/rapid"
)

// TestAttribute finds an attribute in a start tag as XML lets programs write it.
func TestAttribute(t *testing.T) {
	for _, c := range []struct {
		tag, name, value string
		at               int
	}{
		{`<w:jc w:val="center"/>`, "w:val", "center", 13},
		{`<w:jc w:val="center"/>`, "val", "center", 13},
		{`<w:jc w:val="center"/>`, "al", "", -1},
		{`<w:jc w:val="center"/>`, "v:val", "", -1},
		{`<w:jc w:val='a"b'/>`, "val", `a"b`, 13},
		{`<w:jc w:val = "x"/>`, "val", "x", 15},
		{"<w:jc\n\tw:val=\"x\"\r\n>", "val", "x", 14},
		{`<a id="1" r:id="2">`, "r:id", "2", 16},
		{`<a id="1" r:id="2">`, "id", "1", 7},
		{`<a rid="1" r:id="2">`, "id", "2", 17},
		{`<a x="id='3'" id="4">`, "id", "4", 18},
		{`<a val="">`, "val", "", 8},
		{`<a val="x`, "val", "", -1},
		{`<a val=x>`, "val", "", -1},
		{`<a val>`, "val", "", -1},
		{`<a val=x y=z>`, "val", "", -1},
		{`<a x='y:val="1">`, "val", "", -1},
		{`<a>`, "val", "", -1},
		{`<a/>`, "val", "", -1},
		{``, "val", "", -1},
		{`val="x"`, "val", "", -1},
		{` val="x"`, "val", "x", 6},
	} {
		if value, at := Attribute(c.tag, c.name); value != c.value || at != c.at {
			t.Errorf("%s of %s is %q at %d, want %q at %d", c.name, c.tag, value, at, c.value, c.at)
		}
	}
}

// TestFindProperty finds a property by its whole name, with whatever prefix and however it ends.
func TestFindProperty(t *testing.T) {
	for _, c := range []struct{ properties, name, want string }{
		{`<w:b/><w:jc w:val="left"/>`, "jc", `<w:jc w:val="left"/>`},
		{`<w:b/><w:bCs/>`, "bCs", `<w:bCs/>`},
		{`<w:bCs/><w:b/>`, "b", `<w:b/>`},
		{`<w:bCs/>`, "b", ``},
		{`<w:xb/>`, "b", ``},
		{`<b/>`, "b", `<b/>`},
		{`<w:vMerge></w:vMerge><w:x/>`, "vMerge", `<w:vMerge></w:vMerge>`},
		{`<w:vMerge />`, "vMerge", `<w:vMerge />`},
		{"<w:vMerge\n/>", "vMerge", "<w:vMerge\n/>"},
		{`<w:vMerge`, "vMerge", ``},
		{`<w:vMerge `, "vMerge", ``},
		{`<w:a w:val="x:b "/><w:b/>`, "b", `<w:b/>`},
		{`<w:a w:val='b '/>`, "b", ``},
		{`</w:b>`, "b", ``},
		{`b/>`, "b", ``},
		{`<w:vMerge>`, "vMerge", `<w:vMerge>`},
		{``, "b", ``},
	} {
		if got := Property(c.properties, c.name); got != c.want {
			t.Errorf("%s of %s is %q, want %q", c.name, c.properties, got, c.want)
		}
	}
}

// TestAnyProperty finds each of random properties where it stands, and nothing else.
func TestAnyProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"b", "bCs", "jc", "sz", "szCs", "color", "vMerge"}), 0, 5, rapid.ID).Draw(t, "names")
		all, at := "", map[string][2]int{}
		for _, name := range names {
			tag := "<" + rapid.SampledFrom([]string{"w:", "", "wps:"}).Draw(t, "prefix") + name +
				rapid.SampledFrom([]string{"/>", " />", ` w:val="jc"/>`}).Draw(t, "end")
			at[name] = [2]int{len(all), len(all) + len(tag)}
			all += tag
		}
		first := len(all)
		for _, name := range []string{"b", "bCs", "jc", "sz", "szCs", "color", "vMerge"} {
			from, to := FindProperty(all, name)
			if want := at[name]; from != want[0] || to != want[1] {
				t.Fatalf("%s of %s is at %d to %d, want %v", name, all, from, to, want)
			}
			if name == "sz" || name == "color" {
				if to > 0 {
					first = min(first, from)
				}
			}
		}
		if got := Before(all, []string{"color", "sz"}); got != first {
			t.Errorf("before color and sz of %s is %d, want %d", all, got, first)
		}
	})
}
