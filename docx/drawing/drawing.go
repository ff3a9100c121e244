// Package drawing finds the charts and pictures of a Word document that are tagged for filling, and changes them and
// what hangs on them.
//
// A tag is {{chart 名}} or {{image 名}} in the alternative text of a drawing, where Word keeps it through all editing.
// What is changed is little and stands far apart: attributes of a few elements in parts of megabytes. So a part's
// source stays as it is but for those elements, and a part in which nothing is tagged keeps its bytes. Packages chart
// and picture know what to put in; this one knows documents.
package drawing

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
)

// A Document is a Word document whose charts, or whose pictures, are being filled. Nothing of it reaches the package
// before [Document.Save].
type Document struct {
	*opc.Package        // a copy of the one that is filled
	Folder       string // in which the main part is: word
	pkg          *opc.Package
	kind         Kind
	stories      []*story
	stale        []string                  // parts that may have lost their last relation
	uses         map[string]int            // relations to each part, as opened
	links        map[string][]opc.Relation // of a part, as opened
}

// titles are the relations of the main part whose targets hold text, and what a person calls them.
var titles = []struct{ kind, title string }{
	{"header", "页眉"}, {"footer", "页脚"}, {"footnotes", "脚注"}, {"endnotes", "尾注"}, {"comments", "批注"},
}

// Open reads the drawings of a document. The error is a *wml.Error or wml.Errors, or an *opc.Error for a package that
// cannot be read.
func Open(pkg *opc.Package, kind Kind) (*Document, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return nil, err
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	d := &Document{Package: pkg.Clone(), Folder: path.Dir(main), pkg: pkg, kind: kind}
	d.stories = []*story{{part: main, title: "正文"}}
	seen := map[string]bool{main: true}
	for _, r := range relations {
		for _, t := range titles {
			if !seen[r.Target] && r.Kind() == t.kind {
				seen[r.Target] = true
				d.stories = append(d.stories, &story{part: r.Target, title: t.title})
			}
		}
	}
	for _, s := range d.stories {
		data, _ := pkg.Part(s.part)
		// Of a document without drawings nothing is read. A part in UTF-16 has zeros.
		mayHold := bytes.Contains(data, []byte("docPr")) || bytes.Contains(data, []byte("{{"))
		if !mayHold && bytes.IndexByte(data, 0) < 0 {
			continue
		}
		if err := s.read(data, kind); err != nil {
			return nil, wml.Errors{wml.Damaged(s.title)}
		}
	}
	return d, nil
}

// Save makes the changes those of the package. What no drawing shows any more goes: replaced parts, and those of a
// chart or picture whose paragraph a condition has taken out, because a reader of the file would find them there.
func (d *Document) Save() error {
	for _, s := range d.stories {
		if data, changed := s.bytes(); changed {
			d.Set(s.part, data)
		}
		if err := d.release(s); err != nil {
			return err
		}
	}
	if err := d.Sweep(d.stale); err != nil {
		return err
	}
	*d.pkg = *d.Package
	return nil
}

// release takes the story's relations to charts or pictures away that it does not use.
func (d *Document) release(s *story) error {
	relations, err := d.Relations(s.part)
	if err != nil {
		return err
	}
	data, _ := d.Part(s.part)
	var unused []string
	for _, r := range relations {
		if strings.HasSuffix(r.Type, d.kind.relation()) && !uses(data, r.ID) {
			unused = append(unused, r.ID)
			if !r.External {
				d.stale = append(d.stale, r.Target)
			}
		}
	}
	return d.Package.Unrelate(s.part, unused...)
}

// uses reports whether an attribute of a part may be the id.
func uses(data []byte, id string) bool {
	return bytes.Contains(data, []byte(`"`+id+`"`)) || bytes.Contains(data, []byte(`'`+id+`'`)) ||
		bytes.IndexByte(data, 0) >= 0 || strings.ContainsAny(id, "&<>\"'")
}

// Relation returns the relation that a part has under an id, as it was opened, and whether there is one.
func (d *Document) Relation(from, id string) (opc.Relation, bool, error) {
	relations, known := d.links[from]
	if !known {
		var err error
		if relations, err = d.pkg.Relations(from); err != nil {
			return opc.Relation{}, false, err
		}
		if d.links == nil {
			d.links = map[string][]opc.Relation{}
		}
		d.links[from] = relations
	}
	i := slices.IndexFunc(relations, func(r opc.Relation) bool { return r.ID == id })
	if i < 0 {
		return opc.Relation{}, false, nil
	}
	return relations[i], true, nil
}

// Detach takes a relation away; its target goes with [Document.Save] where it was the last that led there.
func (d *Document) Detach(from string, r opc.Relation) error {
	if !r.External {
		d.stale = append(d.stale, r.Target)
	}
	return d.Package.Unrelate(from, r.ID)
}

// Shared reports whether several relations of the package, as it was opened, lead to a part.
func (d *Document) Shared(part string) (bool, error) {
	if d.uses == nil {
		uses, err := d.pkg.Targets()
		if err != nil {
			return true, err
		}
		d.uses = uses
	}
	return d.uses[strings.ToLower(part)] > 1, nil
}
