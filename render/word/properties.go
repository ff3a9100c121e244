package word

import (
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// What a document says about itself (ISO/IEC 29500-2, 8.3.4), by the elements' names.
const (
	coreSpace  = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
	dublinCore = "http://purl.org/dc/elements/1.1/"
	dublinTerm = "http://purl.org/dc/terms/"
	language   = "zh-CN"
)

// Describe writes into a document's properties what it is: title with agency and year, who answers for it, subject,
// keywords, language, and the day it is dated; no time at which it was made, for equal reports give equal bytes. What a
// document of the user's says of itself stays: only what is blank is filled then, and what says the same of another year,
// as last year's report does. A document without such properties stays without.
func Describe(pkg *opc.Package, r *form.Report, own bool) error {
	return describe(pkg, described(r), own, r.Form.ReportTitle())
}

// describe writes properties into a document; what is there is replaced as write says.
func describe(pkg *opc.Package, list []property, replace bool, bare string) error {
	parts, err := pkg.Related("", "core-properties")
	if err != nil || len(parts) == 0 {
		return err
	}
	tree, err := xmltree.Parse(parts[0].Data, nil)
	if err != nil || tree.Root() == nil {
		return nil
	}
	for _, p := range list {
		p.write(tree.Root(), replace, bare)
	}
	if tree.IsChanged() {
		pkg.Set(parts[0].Name, tree.Bytes())
	}
	return nil
}

// A property is one element of the properties.
type property struct{ space, name, value string }

// described returns what is said of a report; what is not known is not said.
func described(r *form.Report) []property {
	agency := strings.TrimSpace(r.Agency)
	title := agency
	if r.Year != 0 {
		title += strconv.Itoa(r.Year) + "年"
	}
	list := []property{
		{dublinCore, "title", title + r.Form.ReportTitle()},
		{dublinCore, "subject", r.Form.ReportTitle()},
		{dublinCore, "creator", agency},
		{coreSpace, "keywords", strings.Join(r.Keywords(), "；")},
		{dublinCore, "language", language},
	}
	if day := fields.DateOf(r.Particulars[form.Date]); day != "" {
		day += "T00:00:00Z"
		list = append(list, property{dublinTerm, "created", day}, property{dublinTerm, "modified", day})
	}
	return list
}

var statedYear = regex.New(`20\d\d年`)

// write puts a property among the others, in the place of what is there where that may be replaced, or says no more than
// a template does.
func (p property) write(in *xmltree.Node, replace bool, bare string) {
	value := xmltree.Printable(p.value)
	there := in.Child(p.name)
	if there != nil {
		said := strings.TrimSpace(there.Text())
		replace = replace || said == "" || said == bare ||
			statedYear.MatchString(said) && statedYear.ReplaceAllString(said, "") == statedYear.ReplaceAllString(value, "")
	}
	switch {
	case value == "" || there != nil && !replace:
	case there != nil:
		there.SetText(value)
	default:
		prefix, kind := "dc", ""
		switch p.space {
		case coreSpace:
			prefix = "cp"
		case dublinTerm:
			prefix = "dcterms"
			kind = ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF"`
		}
		name := prefix + ":" + p.name
		in.Append(xmltree.Source("<" + name + ` xmlns:` + prefix + `="` + p.space + `"` + kind + ">" +
			xmltree.EscapeText(value) + "</" + name + ">"))
	}
}
