package among

import (
	"nianbao/contract"
	"nianbao/filing/roster"
	"nianbao/form/agencies"
)

// Among returns what is wrong between the files as other programs take it.
func (t *Told) Among() []contract.Among {
	var list []contract.Among
	for _, f := range t.Findings {
		a := contract.Among{Rule: f.Rule.ID, Severity: f.Rule.Severity.String(), Message: f.Message, Text: f.Text,
			Quote: f.Quote, Waived: f.Waived}
		for _, m := range f.Members {
			a.Files = append(a.Files, contract.AmongEntry{File: m.File, Agency: m.Agency, Place: m.Place, Share: m.Share,
				Waived: m.Waived})
		}
		list = append(list, a)
	}
	return list
}

var (
	states = map[roster.State]string{roster.Missing: "missing", roster.Filed: "filed", roster.Twice: "repeated",
		roster.Doubtful: "doubtful"}
	kinships = map[agencies.Kinship]string{agencies.Variant: "variant", agencies.Short: "short", agencies.Office: "office"}
)

// Roster returns how those on the list stand as other programs take it, nil without a list.
func (t *Told) Roster() *contract.Roster {
	if t.Outcome == nil {
		return nil
	}
	o := t.Outcome
	r := &contract.Roster{List: t.List.Path, Year: o.Year, Agencies: []contract.Standing{}, Doubts: []contract.Doubt{},
		Strangers: files(o.Strangers), Nameless: files(o.Nameless)}
	for i := range o.Standings {
		r.Agencies = append(r.Agencies, standing(&o.Standings[i], o.Year, &r.Summary))
	}
	for _, d := range o.Doubts {
		lines := []int{}
		for _, l := range d.Lines {
			lines = append(lines, l.Number)
		}
		r.Doubts = append(r.Doubts, contract.Doubt{Lines: lines, Files: files(d.Files), Why: d.Why})
	}
	return r
}

func standing(s *roster.Standing, year int, sum *contract.RosterSummary) contract.Standing {
	c := contract.Standing{Line: s.Number, Agency: s.Name, State: states[s.State], As: s.By, By: kinships[s.How],
		Files: files(s.Files)}
	sum.Agencies++
	switch s.State {
	case roster.Missing:
		sum.Missing++
	case roster.Doubtful:
		sum.Doubtful++
	case roster.Twice:
		sum.Repeated++
		sum.Filed++
	case roster.Filed:
		sum.Filed++
	}
	c.Late, c.Undated = s.Late() != nil, s.IsUndated()
	for _, f := range s.Files {
		if f.OtherYear(year) {
			c.Year = f.Year
		}
	}
	if c.Late {
		sum.Late++
	}
	return c
}

func files(list []roster.File) []contract.RosterFile {
	all := []contract.RosterFile{}
	for _, f := range list {
		all = append(all, contract.RosterFile{File: f.Path, Agency: f.Agency, Date: f.Date, Due: f.Due})
	}
	return all
}
