package word

import (
	"fmt"

	"nianbao/form"
)

func particulars(f *form.Form) map[string]string {
	names := map[string]string{}
	for _, p := range f.Particulars {
		names[p.ID] = p.Name
	}
	return names
}

func (w *bodyWriter) title(f *form.Form, names map[string]string) {
	w.paragraph("Title", "", text(action(names[form.Agency])))
	w.paragraph("Title", "", text(action(names[form.Year])+"年"+f.ReportTitle()))
}

// centred is the length in bytes of a name of so many Chinese characters: an action can measure no other.
const centred = form.CentredName * len("名")

// signOff writes who signs, and when, where a date is given.
func (w *bodyWriter) signOff(names map[string]string) {
	agency := text(action(names[form.Agency]))
	w.block("if " + names[form.Agency])
	w.block(fmt.Sprintf("if le (len %s) %d", names[form.Agency], centred))
	w.paragraph("Signer", "", agency)
	w.block("else")
	w.paragraph("LongSigner", "", agency)
	w.block("end")
	w.block("end")
	w.block("if " + names[form.Date])
	w.paragraph("SignDate", "", text(action(names[form.Date])))
	w.block("end")
}
