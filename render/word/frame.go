package word

import (
	"fmt"

	"nianbao/form"
)

// particulars returns the names of the form's particulars by their ids.
func particulars(f *form.Form) map[string]string {
	names := map[string]string{}
	for _, p := range f.Particulars {
		names[p.ID] = p.Name
	}
	return names
}

// title writes the two lines of the title.
func (m *markup) title(names map[string]string) {
	m.paragraph("Title", "", text(action(names[form.Agency])))
	m.paragraph("Title", "", text(action(names[form.Year])+"年政府信息公开工作年度报告"))
}

// centred is the length up to which a name fits centred over the date: 14 characters in UTF-8.
const centred = 14 * 3

// signOff writes who signs and when, where a date is given.
func (m *markup) signOff(names map[string]string) {
	agency := text(action(names[form.Agency]))
	m.block("if " + names[form.Date])
	m.block(fmt.Sprintf("if le (len %s) %d", names[form.Agency], centred))
	m.paragraph("Signer", "", agency)
	m.block("else")
	m.paragraph("LongSigner", "", agency)
	m.block("end")
	m.paragraph("SignDate", "", text(action(names[form.Date])))
	m.block("end")
}
