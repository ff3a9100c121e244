package offline

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// whole are the elements that mean nothing without what they refer to: they go with the reference. Of others only the
// attribute goes.
var whole = []string{
	"attachedTemplate", "subDoc", "sourceFileName", "externalData", "dataSource", "headerSource", "src", "recipientData",
	"saveThroughXslt", "OLEObject", "altChunk", "movie", "control",
}

// fetching are the fields that get what they name.
var fetching = []string{
	"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "EMBED", "RD", "DATABASE",
}

// A cut is a stretch of a part's source, and what comes in its place.
type cut struct {
	from, to int
	text     string
}

// An editor goes through a part's source and collects what is to be cut.
type editor struct {
	*xmlscan.Scanner
	part    string
	dropped map[string]bool // the ids of relations that are gone
	drawing bool            // the part is an SVG picture
	fields  []field         // those that are open
	cuts    []cut
	found   []Reference
}

// A field is one whose instructions are being read.
type field struct {
	instructions string
	at           []cut // where they stand
}

// severPart takes out of a part what it would get.
func severPart(pkg *opc.Package, p opc.Part, dropped map[string]bool) ([]Reference, error) {
	e := &editor{Scanner: xmlscan.New(p.Data), part: p.Name, dropped: dropped}
	if err := e.run(); err != nil {
		return nil, &opc.Error{Kind: opc.BadXML, Part: p.Name}
	}
	e.write(pkg)
	return e.found, nil
}

// severDrawing does so with an SVG picture; one that cannot be read is none.
func severDrawing(pkg *opc.Package, p opc.Part) []Reference {
	e := &editor{Scanner: xmlscan.New(p.Data), part: p.Name, drawing: true}
	if e.run() != nil {
		pkg.Set(p.Name, []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`))
		return []Reference{{p.Name, "读不出的图片", ""}}
	}
	e.write(pkg)
	return e.found
}

func (e *editor) run() error {
	inInstructions := false
	for {
		switch e.Next() {
		case xmlscan.None:
			return e.Err()
		case xmlscan.Start:
			inInstructions = e.Name() == "instrText" || e.Name() == "delInstrText"
			e.element()
		case xmlscan.End:
			inInstructions = false
		case xmlscan.Text:
			if last := len(e.fields) - 1; inInstructions && last >= 0 {
				e.fields[last].instructions += e.Text()
				e.fields[last].at = append(e.fields[last].at, cut{e.From(), e.To(), ""})
			}
		}
	}
}

// element looks at a start tag.
func (e *editor) element() {
	switch e.Name() {
	case "fldChar":
		e.fieldMark()
	case "fldSimple":
		if text, ok := e.Attr("instr"); ok && fetches(text) {
			e.found = append(e.found, Reference{e.part, "域", strings.TrimSpace(text)})
			e.cutAttributes(func(name, _ string) bool { return strings.HasSuffix(name, "instr") }, `=""`)
		}
	}
	if slices.Contains(whole, e.Name()) && e.refersToDropped() {
		from := e.From()
		e.Skip()
		e.cuts = append(e.cuts, cut{from, e.To(), ""})
		return
	}
	e.cutAttributes(e.gets, "")
}

func (e *editor) refersToDropped() bool {
	for name, value := range e.Attrs() {
		if strings.Contains(name, ":") && e.dropped[value] {
			return true
		}
	}
	return false
}

// gets reports whether an attribute of the current element names what would be got.
func (e *editor) gets(name, value string) bool {
	prefix, local, prefixed := strings.Cut(name, ":")
	if !prefixed {
		local = prefix
	}
	value = strings.TrimSpace(value)
	switch {
	case prefixed && prefix != "xmlns" && e.dropped[value]:
		return true
	case prefixed && prefix == "xmlns":
		return false
	case e.drawing && strings.Contains(value, "url(") && !strings.Contains(strings.ReplaceAll(value, "url(#", ""), "url("):
		return false
	case e.drawing && strings.Contains(value, "url("):
	case e.drawing && local == "href":
	case slices.Contains(pictured, e.Name()) && (local == "src" || local == "href" || local == "althref"):
	default:
		return false
	}
	if value == "" || strings.HasPrefix(value, "#") || isPicture.MatchString(value) {
		return false
	}
	e.found = append(e.found, Reference{e.part, "图片", value})
	return true
}

// pictured are the elements of VML that show a picture. The href of a shape is clicked on.
var pictured = []string{"imagedata", "fill", "stroke", "image"}

// isPicture knows a picture that stands in the attribute itself.
var isPicture = regex.New(`^data:image/(png|jpeg|gif|bmp)[;,]`)

// cutAttributes takes out of the current start tag the attributes that are chosen, or gives them another value.
func (e *editor) cutAttributes(chosen func(name, value string) bool, value string) {
	var names []string
	for name, value := range e.Attrs() {
		if chosen(name, value) {
			names = append(names, name)
		}
	}
	if names == nil {
		return
	}
	tag := e.Source()[e.From():e.To()]
	for _, name := range names {
		shape := regexp.MustCompile(`\s` + regexp.QuoteMeta(name) + `\s*=\s*("[^"]*"|'[^']*')`)
		with := ""
		if value != "" {
			with = " " + name + value
		}
		tag = shape.ReplaceAllLiteralString(tag, with)
	}
	e.cuts = append(e.cuts, cut{e.From(), e.To(), tag})
}

// fieldMark follows a field from its beginning to where its instructions end.
func (e *editor) fieldMark() {
	kind, _ := e.Attr("fldCharType")
	last := len(e.fields) - 1
	switch {
	case kind == "begin":
		e.fields = append(e.fields, field{})
	case last < 0:
	case kind == "separate", kind == "end":
		if f := e.fields[last]; fetches(f.instructions) {
			e.found = append(e.found, Reference{e.part, "域", strings.TrimSpace(f.instructions)})
			e.cuts = append(e.cuts, f.at...)
		}
		e.fields[last] = field{}
		if kind == "end" {
			e.fields = e.fields[:last]
		}
	}
}

// fetches reports whether a field's instructions begin with the name of one that gets something.
func fetches(instructions string) bool {
	words := strings.FieldsFunc(instructions, func(r rune) bool { return r <= ' ' || r == '"' || r == '\u00a0' })
	return len(words) > 0 && slices.Contains(fetching, strings.ToUpper(words[0]))
}

// write puts the part back without what was cut.
func (e *editor) write(pkg *opc.Package) {
	if len(e.cuts) == 0 {
		return
	}
	slices.SortFunc(e.cuts, func(a, b cut) int { return a.from - b.from })
	var b strings.Builder
	at := 0
	for _, c := range e.cuts {
		if c.from < at {
			continue
		}
		b.WriteString(e.Source()[at:c.from])
		b.WriteString(c.text)
		at = c.to
	}
	b.WriteString(e.Source()[at:])
	pkg.Set(e.part, []byte(xmltree.DeclareUTF8(b.String())))
}
