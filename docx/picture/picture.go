// Package picture puts pictures into the placeholders that a Word document keeps for them.
//
// A placeholder is any picture with {{image 名}} (or {{图片 名}}) in its alternative text. The picture that comes takes
// its box and its formats: frame, effects, the way text flows around it. It keeps its proportions, so one side of the
// box may be left shorter.
//
// A picture comes from a stranger. PNG and JPEG are looked through from end to end, but never unpacked: a damaged one
// would be a red cross in the report, and a small file can unpack to more than a machine has. The one exception is a
// photograph that a camera held sideways: Word does not look at the note about it, so its pixels are turned. An SVG is
// a program in all but name and must be nothing but a drawing.
package picture

import (
	"slices"
	"strconv"

	"nianbao/action"
	"nianbao/docx/drawing"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// A Picture is what is put into the placeholders of a name.
type Picture struct {
	Data []byte // PNG, JPEG or SVG
	// Fallback is a PNG or JPEG that programs show which know no SVG: Word before 2016, and some readers. Without one,
	// they show a crossed box, for nobody to print a report with nothing there.
	Fallback []byte
	Alt      string // alternative text; the name where it is empty
}

// Fill puts pictures into the placeholders of a document that are tagged with their names. A name without a placeholder
// makes no difference. The pictures that were there go where nothing else shows them. Equal arguments give equal bytes.
// Where there is an error, the package is as it was; it is [wml.Errors], all at once, or an *opc.Error for a package
// that cannot be read.
func Fill(pkg *opc.Package, pictures map[string]Picture) error {
	return FillWith(pkg, pictures, action.Refuse)
}

// FillWith is [Fill], and missing says what becomes of placeholders whose name has no picture: with [action.Ignore] they
// go, with [action.Keep] they stay as they are. A picture without data is a blank one: its placeholders go.
func FillWith(pkg *opc.Package, pictures map[string]Picture, missing action.Policy) error {
	d, err := drawing.Open(pkg, drawing.Picture)
	if err != nil {
		return err
	}
	objects, problems := d.Objects()
	f := &filler{Document: d, images: map[string]*image{}, equal: map[string]*image{}, faults: map[string]string{},
		ids: map[[2]string]string{}}
	for _, o := range objects {
		if o.Name == "" {
			continue
		}
		p, ok := pictures[o.Name]
		if ok && len(p.Data) == 0 {
			o.Remove()
			continue
		}
		if !ok {
			if o.Lacking(missing) {
				continue
			}
			problems = append(problems, drawing.Unknown(o, o.Name, pictures))
			continue
		}
		fault, err := f.fill(o, p)
		if err != nil {
			return err
		}
		if fault != "" {
			problems = append(problems, o.Error(fault))
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return d.Save()
}

// Names returns the names of the pictures that a document asks for, in the order in which they stand. The error is as
// of [Fill].
func Names(pkg *opc.Package) ([]string, error) {
	d, err := drawing.Open(pkg, drawing.Picture)
	if err != nil {
		return nil, err
	}
	objects, problems := d.Objects()
	if len(problems) > 0 {
		return nil, problems
	}
	var names []string
	for _, o := range objects {
		if o.Name != "" && !slices.Contains(names, o.Name) {
			names = append(names, o.Name)
		}
	}
	return names, nil
}

// A filler puts pictures into one document. One that stands in several placeholders is one part.
type filler struct {
	*drawing.Document
	images map[string]*image    // by the pictures' names
	equal  map[string]*image    // by what they are made of
	faults map[string]string    // of those that cannot be read
	ids    map[[2]string]string // of relations, by their two ends
}

// fill puts a picture into a placeholder. The fault is in Chinese; the error is that of package opc.
func (f *filler) fill(o *drawing.Object, p Picture) (fault string, err error) {
	m, fault := f.image(o.Name, p)
	if fault != "" {
		return fault, nil
	}
	blip := o.Node.Child("blipFill", "blip")
	if blip == nil {
		return "占位的图片里没有图，请在 Word 里另插入一张", nil
	}
	if fault := fit(o, m.width, m.height); fault != "" {
		return fault, nil
	}
	uncrop(o.Node.Child("blipFill"))
	raster, err := f.relate(o.Part, m.raster())
	if err != nil {
		return "", err
	}
	vector := ""
	if m.mime == svgMime {
		if vector, err = f.relate(o.Part, m); err != nil {
			return "", err
		}
	}
	if err := f.show(blip, raster, vector); err != nil {
		return "", err
	}
	alt := p.Alt
	if alt == "" {
		alt = o.Name
	}
	o.Relabel(alt, o.Name)
	return "", nil
}

// image returns the picture of a name, read.
func (f *filler) image(name string, p Picture) (*image, string) {
	m, known := f.images[name]
	if !known {
		content := string(p.Data) + "\x00" + string(p.Fallback)
		if m = f.equal[content]; m == nil {
			m, f.faults[name] = read(p)
			f.equal[content] = m
		}
		f.images[name] = m
	}
	return m, f.faults[name]
}

// relate returns the id of a part's relation to an image, which is put into the package where it is not there.
func (f *filler) relate(from string, m *image) (string, error) {
	if m.part == "" {
		part, err := f.Add(f.Folder, "media/image%d."+m.ext, m.mime, m.data)
		if err != nil {
			return "", err
		}
		m.part = part
	}
	ends := [2]string{from, m.part}
	if id := f.ids[ends]; id != "" {
		return id, nil
	}
	id, err := f.Relate(from, "image", m.part)
	f.ids[ends] = id
	return id, err
}

const (
	svgSpace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
	svgExt   = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
)

// show makes a blip show a picture: its relation to a raster one, and where there is one that to a vector one.
// Extensions go, which are about the picture that was there; effects stay.
func (f *filler) show(blip *xmltree.Node, raster, vector string) error {
	space, err := f.RelationSpace()
	if err != nil {
		return err
	}
	if blip.Attr("embed") == "" { // a picture outside of the document
		blip.RenameAttr("link", "embed")
	}
	blip.RemoveAttr("link")
	if _, ok := blip.LookupAttr("embed"); ok {
		blip.SetAttr("embed", raster)
	} else {
		blip.SetAttr("xmlns:r", space)
		blip.SetAttr("r:embed", raster)
	}
	blip.Remove("extLst")
	if vector != "" {
		a := blip.Prefix()
		exts, err := xmltree.Fragment(`<` + a + `extLst><` + a + `ext uri="` + svgExt + `"><asvg:svgBlip` +
			` xmlns:asvg="` + svgSpace + `" xmlns:r="` + space + `" r:embed="` + vector + `"/></` + a + `ext>` +
			`</` + a + `extLst>`)
		if err != nil {
			return err
		}
		blip.Append(exts)
	}
	return nil
}

// uncrop takes away the crop of the picture that was there.
func uncrop(fill *xmltree.Node) {
	fill.Remove("srcRect")
	if rect := fill.Child("stretch", "fillRect"); rect != nil {
		rect.RemoveAttr("l", "t", "r", "b")
	}
}

// maxExtent is more than the longest side of a drawing in Word, which is 22 inches, in EMU (1/36000 mm).
const maxExtent = 1_000_000_000

// fit gives the placeholder the proportions of a picture, within its box. The fault is in Chinese.
func fit(o *drawing.Object, width, height int64) string {
	if o.Frame == nil {
		return "图片在组合里，不能填；请在 Word 里取消组合"
	}
	extent := o.Frame.Child("extent")
	if extent == nil {
		return noBox
	}
	cx, err1 := strconv.ParseInt(extent.Attr("cx"), 10, 64)
	cy, err2 := strconv.ParseInt(extent.Attr("cy"), 10, 64)
	if err1 != nil || err2 != nil || cx <= 0 || cy <= 0 || cx > maxExtent || cy > maxExtent {
		return noBox
	}
	cx, cy = within(cx, cy, width, height)
	for _, box := range []*xmltree.Node{extent, o.Node.Child("spPr", "xfrm", "ext")} {
		if box != nil {
			box.SetAttr("cx", strconv.FormatInt(cx, 10))
			box.SetAttr("cy", strconv.FormatInt(cy, 10))
		}
	}
	o.Frame.Remove("sizeRelH", "sizeRelV") // to the page's: Word would take it before ours
	return ""
}

const noBox = "占位的图片没有大小，请在 Word 里另插入一张"

// within returns the largest box of a picture's proportions within a box.
func within(cx, cy, width, height int64) (int64, int64) {
	if cx*height <= cy*width {
		return cx, max((cx*height+width/2)/width, 1)
	}
	return max((cy*width+height/2)/height, 1), cy
}
