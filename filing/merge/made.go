package merge

import (
	"fmt"
	"slices"

	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/seal"
	"nianbao/form"
	"nianbao/form/parts"
)

// filings leaves out what this program has made of other files that were given, as the Word report of a workbook is not
// another report, and refuses reports of its making of which the workbook is not there: they may be of one that was
// corrected since and has another name now.
func (s *sum) filings(l *filing.Library, sources []source, password string) []source {
	var met batch.Originals
	why := make(map[int]batch.Reason)
	for _, made := range []bool{false, true} { // the superior's own figures stand behind the files of folders
		for i := range sources {
			if of := &sources[i]; of.item.Made == made {
				if reason, leaves := of.leaving(l, &met, password); leaves {
					why[i] = reason
				}
			}
		}
	}
	var kept []source
	for i, of := range sources {
		if reason, leaves := why[i]; leaves {
			s.left.Add(reason, "")
			continue
		}
		kept = append(kept, of)
	}
	s.strays(kept, &met)
	return kept
}

// leaving returns why a file is none that is added up. A superior's workbook is one as long as any of its agencies is
// not there otherwise.
func (of *source) leaving(l *filing.Library, met *batch.Originals, password string) (batch.Reason, bool) {
	if there, all := of.traits.IsSumOf(met); of.merged && of.item.Made && of.err == nil && there < all {
		return 0, false
	}
	return l.WhyLeft(of.item, of.traits, met, password)
}

// strays takes down the reports of this program's making that lie beside workbooks and are of none of them.
func (s *sum) strays(sources []source, met *batch.Originals) {
	isOwn := func(p *parts.Part) bool { return p.Own }
	if !slices.ContainsFunc(sources, func(of source) bool {
		return of.err == nil && of.item.IsWorkbook() && !slices.ContainsFunc(of.parts, isOwn)
	}) {
		return
	}
	for _, of := range sources {
		if of.err != nil || of.item.IsWorkbook() || of.agency == "" {
			continue
		}
		words := fmt.Sprintf("%s：本程序生成的报告（%s），给出的文件里没有这个机关的统计表，可能是统计表改名、改正以前生成的",
			of.item.Path, of.agency)
		switch {
		case of.item.Made && !met.Met(of.agency, of.year):
			s.wrong = append(s.wrong, words+"：旧的请删去或移走；是单独报来的，请把它的文件名也写在命令里")
		case !of.item.Made && seal.Bears(of.at) && !s.hasWorkbook(sources, of):
			s.stray = append(s.stray, words+"；因为写明了文件名，已经加进去，请看是不是重复")
		}
	}
}

// hasWorkbook reports whether a workbook is of the agency of a report.
func (s *sum) hasWorkbook(sources []source, of source) bool {
	key := form.AgencyKey(of.agency)
	return slices.ContainsFunc(sources, func(other source) bool {
		return other.err == nil && other.item.IsWorkbook() && form.AgencyKey(other.agency) == key
	})
}
