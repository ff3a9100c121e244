package drawing

import (
	"maps"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
	"nianbao/near"
)

// maxListed bounds how many names an error tells.
const maxListed = 12

// Lacking takes an object of a name that nobody offers for what the policy says, and reports whether that is all: one
// that is to be blank goes, for its sample would be printed, and one that is to be kept stays as it is.
func (o *Object) Lacking(policy action.Policy) bool {
	if policy == action.Ignore {
		o.Remove()
	}
	return policy != action.Refuse
}

// Remove takes the object out of the document: the whole drawing, or of a group the object alone.
func (o *Object) Remove() {
	gone := o.Node
	if around := gone.Ancestor("graphicFrame"); around != nil {
		gone = around
	}
	if o.Frame != nil {
		gone = o.Node.Ancestor("drawing")
	}
	gone.Detach()
}

// Unknown returns the error of an object whose name is none of those offered.
func Unknown[T any](o *Object, name string, offered map[string]T) *wml.Error {
	names := slices.Sorted(maps.Keys(offered))
	e := o.Error("没有叫这个名称的" + o.Kind.noun())
	e.Action = o.Kind.word() + " " + name
	e.Near, e.Lacks = near.Nearest(name, names), true
	switch {
	case len(names) == 0:
		e.Reason += "，没有" + o.Kind.noun() + "可用"
	case len(names) <= maxListed:
		e.Reason += "，可用的有：" + strings.Join(names, "、")
	}
	return e
}
