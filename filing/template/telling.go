package template

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/action"
)

// outOfRows returns an output that has a name for each row.
func (f *filler) outOfRows() string {
	tells := "{{" + f.telling() + "}}"
	if f.how.Into != "" {
		return filepath.Join(f.how.Into, tells)
	}
	return strings.TrimSuffix(f.how.Out, filepath.Ext(f.how.Out)) + "-" + tells + ".docx"
}

// telling returns a name whose values tell the rows from each other, 单位 where that does or none does.
func (f *filler) telling() string {
	const usual = "单位"
	for _, name := range append([]string{usual}, slices.Sorted(maps.Keys(f.set.Records[0].Values))...) {
		seen := map[string]bool{}
		for _, r := range f.set.Records {
			if words, err := action.Print(r.Values[name]); err == nil && strings.TrimSpace(words) != "" {
				seen[words] = true
			}
		}
		_, err := parseName("{{" + name + "}}")
		if len(seen) == len(f.set.Records) && err == nil {
			return name
		}
	}
	return usual
}
