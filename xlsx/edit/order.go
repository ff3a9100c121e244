package edit

import (
	"slices"

	"nianbao/ooxml/xmltree"
)

// The order in which the schema has the children of an element. Excel calls a file that departs from it damaged.
var (
	workbookOrder = []string{
		"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
		"functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews",
		"pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects",
		"extLst",
	}
	worksheetOrder = []string{
		"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
		"sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
		"customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
		"hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
		"customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
		"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
		"extLst",
	}
	stylesOrder = []string{
		"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
		"tableStyles", "colors", "extLst",
	}
	commentsOrder = []string{"authors", "commentList", "extLst"}
	rowOrder      = []string{"c", "extLst"}
	cellOrder     = []string{"f", "v", "is", "extLst"}
)

// insertInOrder puts a child where an order has it: behind all that come before it. What the order does not know stays
// with its left neighbour.
func insertInOrder(n, kid *xmltree.Node, order []string) {
	rank, at := slices.Index(order, kid.Name()), 0
	for i, other := range n.Kids() {
		if r := rankOf(other, order); r >= 0 && r <= rank {
			at = i + 1
		}
	}
	n.Insert(at, kid)
}

// rankOf returns an element's index in an order, -1 where it has none. Alternative content stands where that stands which
// it holds.
func rankOf(n *xmltree.Node, order []string) int {
	if n.Name() != "AlternateContent" {
		return slices.Index(order, n.Name())
	}
	for choice := range n.Elements() {
		for kid := range choice.Elements() {
			if r := slices.Index(order, kid.Name()); r >= 0 {
				return r
			}
		}
	}
	return -1
}

// ensure returns the child of a name, which it creates where it is missing.
func ensure(n *xmltree.Node, name string, order []string) *xmltree.Node {
	kid := n.Child(name)
	if kid == nil {
		kid = xmltree.Element("<" + n.Prefix() + name + "/>")
		insertInOrder(n, kid, order)
	}
	return kid
}
