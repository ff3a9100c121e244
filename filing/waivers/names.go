package waivers

import (
	"strings"

	"nianbao/form"
)

// NamesOf returns the names of a report's cells, with where they stand, and of those that it is held against.
func NamesOf(r *form.Report) Names {
	return func(id string) string { return nameOf(r, id) }
}

func nameOf(r *form.Report, id string) string {
	if c := r.Form.Cell(id); c != nil {
		return strings.TrimSpace(r.Value(c).Place.String() + " " + c.Label())
	}
	for _, o := range r.Form.Others {
		of := r.Beside(o)
		rest, ok := strings.CutPrefix(id, o.ID+".")
		if !ok || of == nil || of.Form.Cell(rest) == nil {
			continue
		}
		c := of.Form.Cell(rest)
		return strings.TrimSpace(o.Says + " " + of.Value(c).Place.String() + " " + c.Label())
	}
	return ""
}
