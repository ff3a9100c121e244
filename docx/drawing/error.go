package drawing

import (
	"maps"
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/near"
)

// maxListed bounds how many names an error tells.
const maxListed = 12

// Unknown returns the error of an object whose name is none of those offered.
func Unknown[T any](o *Object, name string, offered map[string]T) *wml.Error {
	names := slices.Sorted(maps.Keys(offered))
	e := o.Error("没有叫这个名称的" + o.Kind.noun())
	e.Action = o.Kind.word() + " " + name
	e.Near = near.Nearest(name, names)
	switch {
	case len(names) == 0:
		e.Reason += "，这份年报没有" + o.Kind.noun() + "可用"
	case len(names) <= maxListed:
		e.Reason += "，可用的有：" + strings.Join(names, "、")
	}
	return e
}
