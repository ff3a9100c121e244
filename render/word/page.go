package word

import "fmt"

// The page in twips (1/1440 inch), after GB/T 9704-2012: A4, 37 mm above the text, 35 below, 28 left, 26 right.
const (
	pageWidth, pageHeight = 11906, 16838
	marginTop             = 2098
	marginBottom          = 1984
	marginLeft            = 1587
	marginRight           = 1474
	textWidth             = pageWidth - marginLeft - marginRight
	textHeight            = pageHeight - marginTop - marginBottom

	headerAt = 851
	footerAt = 1440 // sets the dashes beside the page number 7 mm below the text

	bodyLine = 579 // 28.95 pt: 22 lines fill the 225 mm between the margins
)

// page says how pages look, which in WordprocessingML ends the document.
func page() string {
	return `<w:sectPr>` +
		`<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="even" r:id="rId6"/>` +
		`<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="even" r:id="rId8"/>` +
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, pageWidth, pageHeight) +
		fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d"`,
			marginTop, marginRight, marginBottom, marginLeft) +
		fmt.Sprintf(` w:header="%d" w:footer="%d" w:gutter="0"/>`, headerAt, footerAt) +
		fmt.Sprintf(`<w:docGrid w:type="lines" w:linePitch="%d"/>`, bodyLine) + // what a person types has it, too
		`</w:sectPr>`
}
