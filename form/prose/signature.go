package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/signing"
	"nianbao/form/title"
)

// maxClosing is how many lines from the end of a document its agency and date are looked for. Chosen: a note on who
// answers for the report and where it was sent may follow them.
const maxClosing = 10

// takeSignature takes agency and date off the lines of a document's last text. behind are the lines that follow them.
// Another agency's name above the date is a fault, and no line of the text: the report is signed with its own.
func (r *regionReader) takeSignature(lines []form.Line) (kept, behind []form.Line) {
	whole := lines
	lines = r.joinClosing(lines)
	for i := len(lines) - 1; i >= max(0, len(lines)-maxClosing); i-- {
		s := r.signature(lines, i)
		if s.date == "" || !s.isSigned() && i < len(lines)-1 && (r.Agency != "" || !form.IsDate(s.date)) ||
			!r.signDate(s.date, lines[i].Place) {
			continue
		}
		if s.isSigned() && !r.isOwn(s.signer) {
			r.fault(form.Fault{Kind: form.OtherSigner, Label: form.Agency, Texts: []string{s.signer},
				Places: []form.Place{lines[s.at].Place}})
		}
		return lines[:s.first], slices.Clip(lines[s.last+1:])
	}
	r.signedAlone(whole)
	if n := len(lines); n > 0 && r.Particulars[form.Date] == "" && r.isOwn(signing.By(r.Report, lines[n-1].Text)) {
		return lines[:n-1], nil // signed, and not dated
	}
	return whole, nil
}

// maxBroken is over how many lines a date or the agency's name at the end may go.
const maxBroken = 3

// joinClosing joins the last lines that are one date, or the agency's name, together only: 2025年1月 above 15日, as they are
// broken in a narrow frame or a cell.
func (r *regionReader) joinClosing(lines []form.Line) []form.Line {
	first := max(0, len(lines)-maxClosing)
	joined := slices.Clip(lines[:first])
	for i := first; i < len(lines); {
		n := r.brokenOver(lines[i:])
		l := lines[i]
		for _, more := range lines[i+1 : i+n] {
			l.Text = strings.TrimSpace(l.Text) + strings.TrimSpace(more.Text)
		}
		joined = append(joined, l)
		i += n
	}
	return joined
}

// brokenOver returns over how many of some lines a date or the agency's name goes from the first on, 1 for none.
func (r *regionReader) brokenOver(lines []form.Line) int {
	text := ""
	for n, l := range lines[:min(len(lines), maxBroken)] {
		text += form.Squeeze(l.Text)
		isWhole := form.IsDate(text) || r.isOwn(text)
		switch {
		case len(text) > title.MaxLine || n == 0 && isWhole:
			return 1
		case n > 0 && isWhole:
			return n + 1
		}
	}
	return 1
}

// A signature is a date that closes a document, finished or not, and who signs above it, beside it or below it.
type signature struct {
	date        string // empty for none
	signer      string
	at          int // the line of the signer
	first, last int // the lines of both
}

func (s *signature) isSigned() bool { return s.signer != "" }

// signature reads a line as the date of a signature.
func (r *regionReader) signature(lines []form.Line, i int) signature {
	s := signature{at: i, first: i, last: i}
	above, below := "", ""
	if i > 0 {
		above = signing.By(r.Report, lines[i-1].Text)
	}
	if i == len(lines)-2 {
		below = signing.By(r.Report, lines[i+1].Text)
	}
	beside, date, ok := signing.Line(r.Report, lines, i)
	if r.Agency == "" { // nobody knows whose name a line is
		above, below, ok = "", "", ok && beside == ""
	}
	if !ok && r.isOwn(above) && i == len(lines)-1 && signing.IsShortDate(lines[i].Text) {
		date, ok = strings.TrimSpace(lines[i].Text), true
	}
	switch {
	case !ok:
		return s
	case beside != "":
		s.signer = beside
	case above != "":
		s.signer, s.at, s.first = above, i-1, i-1
	case below != "":
		s.signer, s.at, s.last = below, i+1, i+1
	}
	s.date = date
	return s
}

// isOwn reports whether a name is the agency's.
func (r *regionReader) isOwn(name string) bool { return name != "" && name == form.Squeeze(r.Agency) }

// signedAlone tells of another agency's name below the last sentence of a document that has no date.
func (r *regionReader) signedAlone(lines []form.Line) {
	n := len(lines)
	if n < 2 || r.Particulars[form.Date] != "" || !signing.EndsText(lines[n-2].Text) {
		return
	}
	if name := signing.By(r.Report, lines[n-1].Text); name != "" && !r.isOwn(name) && !form.AgenciesAlike(name, r.Agency) {
		r.fault(form.Fault{Kind: form.OtherSigner, Label: form.Agency, Texts: []string{name},
			Places: []form.Place{lines[n-1].Place}})
	}
}
