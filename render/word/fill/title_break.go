package fill

import (
	"strings"
	"unicode"

	"nianbao/docx/edit"
	"nianbao/docx/fit"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// breakTitles has a title that does not go on one line begin its second line behind the agency's name, where its sense
// is: a title's lines are to be whole in sense (GB/T 9704-2012, 7.3.1), and Word ends them anywhere. One that has become
// no longer was right before and stays.
func (f *labelFiller) breakTitles(pkg *opc.Package) (*opc.Package, error) {
	for place, had := range f.named {
		d, err := edit.Open(pkg)
		if err != nil {
			return nil, err
		}
		at, row, col := place.At()
		s := d.Main.At(at, row, col)
		if s == nil || d.Main.Grids[at].Source != grid.Prose {
			continue
		}
		said := s.Text()
		before, rest, ok := strings.Cut(said, f.report.Agency)
		behind := strings.TrimLeftFunc(rest, unicode.IsSpace)
		parts := strings.IndexAny(behind, "：:") != 0
		longer := len([]rune(withoutSpace(said))) > had
		if !ok || f.report.Agency == "" || !longer || !parts || behind == "" || strings.TrimSpace(before) != "" {
			continue
		}
		upTo := len([]rune(said)) - len([]rune(rest))
		if pkg, _, err = fit.Break(pkg, s.Begins(), upTo); err != nil {
			return nil, err
		}
	}
	return pkg, nil
}
