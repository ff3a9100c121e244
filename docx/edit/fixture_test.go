package edit

import "nianbao/docx/wordtest"

// What the tests build their documents of.
var (
	word    = wordtest.Document
	p       = wordtest.Paragraph
	tr      = wordtest.Row
	tbl     = wordtest.Table
	tc      = wordtest.Cell
	body    = wordtest.Body
	field   = wordtest.Field
	inner   = wordtest.Inner
	control = wordtest.Control
	runOf   = wordtest.Run
	bare    = wordtest.Formatted
	closed  = wordtest.Closed
)
