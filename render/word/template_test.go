package word

import (
	"bytes"
	"encoding/xml"
	"os"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/ooxml/opc"
	"nianbao/templates"
)

// forms returns the built-in editions and a province's form with tables of other shapes.
func forms(t *testing.T) map[string]*form.Form {
	t.Helper()
	all := map[string]*form.Form{}
	for _, f := range define.Builtin() {
		all[f.Edition] = f
	}
	const name = "testdata/province.yaml"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	if all["province"], err = define.Parse(name, data); err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	return all
}

// open returns the form's template as a package.
func open(t *testing.T, f *form.Form) *opc.Package {
	t.Helper()
	data, err := Template(f)
	if err != nil {
		t.Fatalf("Template: %v", err)
	}
	p, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	return p
}

// A node is an element of a part.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Nodes   []*node    `xml:",any"`
	Text    string     `xml:",chardata"`
}

func parse(t *testing.T, data []byte) *node {
	t.Helper()
	var n node
	if err := xml.Unmarshal(data, &n); err != nil {
		t.Fatalf("xml.Unmarshal: %v", err)
	}
	return &n
}

// body returns the body of the form's template.
func body(t *testing.T, f *form.Form) *node {
	t.Helper()
	data, _ := open(t, f).Part("word/document.xml")
	return parse(t, data).Nodes[0]
}

func (n *node) name() string { return n.XMLName.Local }

// all returns the elements of a name, in document order.
func (n *node) all(name string) []*node {
	var found []*node
	if n.name() == name {
		found = append(found, n)
	}
	for _, child := range n.Nodes {
		found = append(found, child.all(name)...)
	}
	return found
}

// attr returns the attribute of the first element of a name, "" where there is none.
func (n *node) attr(element, attribute string) string {
	for _, e := range n.all(element) {
		for _, a := range e.Attrs {
			if a.Name.Local == attribute {
				return a.Value
			}
		}
	}
	return ""
}

// words returns the text in the element's runs.
func (n *node) words() string {
	var words strings.Builder
	for _, t := range n.all("t") {
		words.WriteString(t.Text)
	}
	return words.String()
}

func TestEveryFigureOnce(t *testing.T) {
	for name, f := range forms(t) {
		words := body(t, f).words()
		for _, c := range f.Cells {
			want := "{{" + c.Name() + "}}"
			if c.PrintUnit() {
				want = "{{后缀 \"" + c.Unit() + "\" " + c.Name() + "}}"
			}
			if n := strings.Count(words, want); n != 1 {
				t.Errorf("%s: %s stands %d times, want once", name, want, n)
			}
		}
	}
}

func TestActionsAreWhole(t *testing.T) {
	for name, f := range forms(t) {
		p := open(t, f)
		for _, part := range p.Parts() {
			for _, run := range parse(t, part.Data).all("t") {
				if strings.Count(run.Text, "{{") != strings.Count(run.Text, "}}") {
					t.Errorf("%s: %s: %q holds a part of an action", name, part.Name, run.Text)
				}
			}
		}
	}
}

func TestEqualFormsGiveEqualBytes(t *testing.T) {
	for name, f := range forms(t) {
		first, _ := Template(f)
		second, _ := Template(f)
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two templates of one form differ", name)
		}
	}
}

// TestNoticeIsCommitted compares parts as TestCommitted does.
func TestNoticeIsCommitted(t *testing.T) {
	drawn, err := Notice()
	if err != nil {
		t.Fatalf("Notice: %v", err)
	}
	have, haveErr := opc.Read(templates.Notice)
	want, wantErr := opc.Read(drawn)
	if haveErr != nil || wantErr != nil || len(have.Parts()) != len(want.Parts()) {
		t.Fatalf("templates/notice.docx: %v %v: run `go generate ./templates`", haveErr, wantErr)
	}
	for i, p := range want.Parts() {
		if o := have.Parts()[i]; o.Name != p.Name || !bytes.Equal(o.Data, p.Data) {
			t.Errorf("templates/notice.docx: %s is stale: run `go generate ./templates`", p.Name)
		}
	}
}

// TestCommitted compares parts and not files: how a new version of Go compresses them is no difference.
func TestCommitted(t *testing.T) {
	for _, f := range define.Builtin() {
		const remedy = "run `go generate ./templates`"
		name := f.Edition + "/report.docx"
		data, err := templates.FS.ReadFile(name)
		if err != nil {
			t.Fatalf("templates.FS.ReadFile: %v", err)
		}
		committed, err := opc.Read(data)
		if err != nil {
			t.Fatalf("templates/%s: %v: %s", name, err, remedy)
		}
		have, want := committed.Parts(), open(t, f).Parts()
		if len(have) != len(want) {
			t.Fatalf("templates/%s has %d parts, want %d: %s", name, len(have), len(want), remedy)
		}
		for i := range want {
			if have[i].Name != want[i].Name || !bytes.Equal(have[i].Data, want[i].Data) {
				t.Errorf("templates/%s: %s is stale: %s", name, want[i].Name, remedy)
			}
		}
	}
}
