package readback

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/title"
)

// whose compares agency and year. A page may leave out what it says elsewhere, in a sentence, and states another agency
// only where it is one.
func (c *comparison) whose() {
	r := c.Report
	want, have := words(r.Agency), words(c.back.Agency)
	if form.AgencyKey(want) != form.AgencyKey(have) && !(c.page.Printed() && c.isSameAgency(want, have)) {
		c.differ(Difference{Kind: Agency, Want: want, Have: have, Place: c.back.ParticularPlace(form.Agency)})
	}
	if r.Year == c.back.Year || c.page.Printed() && (r.Year == 0 || c.page.tells(year(r.Year)) &&
		(c.back.Year == 0 || c.quotes(year(c.back.Year)))) {
		return
	}
	c.differ(Difference{Kind: Year, Want: year(r.Year), Have: year(c.back.Year),
		Place: c.back.ParticularPlace(form.Year)})
}

func (c *comparison) isSameAgency(want, have string) bool {
	return want == "" || c.page.Says(want) &&
		(!title.IsAgency(have) || form.SameAgency(have, want) || c.quotes(have))
}

// quotes reports whether words stand in one of the texts that were meant, where a line such as 报送单位：… may be read
// for the report's own.
func (c *comparison) quotes(words string) bool {
	return slices.ContainsFunc(c.Report.Form.AllTexts(), func(s *form.Section) bool {
		return strings.Contains(form.Squeeze(c.text(s)), form.Squeeze(words))
	})
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// particulars compares the other facts of the agency. On a page one may stand anywhere, in whatever numerals.
func (c *comparison) particulars() {
	for _, p := range c.Report.Form.Particulars {
		if p.ID == form.Agency || p.ID == form.Year {
			continue
		}
		want, have := words(c.Report.Particulars[p.ID]), words(c.back.Particulars[p.ID])
		same := want == have || c.page.Printed() && want != "" &&
			(form.PlainDate(want) == form.PlainDate(have) || c.page.Says(want))
		if !same {
			at := c.back.ParticularPlace(p.ID)
			c.differ(Difference{Kind: Particular, Particular: p, Want: want, Have: have, Place: at})
		}
	}
}
