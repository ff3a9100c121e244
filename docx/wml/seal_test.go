package wml

import (
	"strings"
	"testing"

	"nianbao/ooxml/xmltree"
)

// TestSeal leaves paragraphs sealed that hold nothing of what is looked for, however they end.
func TestSeal(t *testing.T) {
	for source, want := range map[string]string{
		`<w:p><w:r/></w:p>`:                                          "",
		`<w:p>!<w:r/></w:p>`:                                         "w:r",
		`<w:p>!<w:r/></w:p >`:                                        "w:r",
		`<w:p/><w:p>!<w:r/></w:p>`:                                   "w:r",
		`<w:p><!-- </w:p> -->!<w:r/></w:p>`:                          "w:r",
		`<w:p><![CDATA[</w:p>]]>!<w:r/></w:p>`:                       "w:r",
		`<w:p><w:t><w:p><w:r/></w:p></w:t></w:p>`:                    "",
		`<w:p><w:t><w:p>!<w:r/></w:p></w:t></w:p>`:                   "w:t w:p w:r",
		`<w:p><w:pPr><w:q/></w:pPr>!</w:p><w:p><w:pPr/><w:r/></w:p>`: "w:pPr",
	} {
		top, err := xmltree.Parse([]byte("<w:body>"+source+"</w:body>"),
			Seal(func(paragraph string) bool { return strings.Contains(paragraph, "!") }))
		if err != nil {
			t.Fatalf("xmltree.Parse: %v", err)
		}
		var names []string
		var walk func(n *xmltree.Node)
		walk = func(n *xmltree.Node) {
			for e := range n.Elements() {
				if e.FullName() != "w:p" || n.FullName() != "w:body" {
					names = append(names, e.FullName())
				}
				if !e.IsSealed() {
					walk(e)
				}
			}
		}
		walk(top.Root())
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %q is looked into, not %q", source, got, want)
		}
	}
}
