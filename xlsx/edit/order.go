package edit

import "nianbao/ooxml/xmltree"

// The order in which the schema has the children of an element; that of a worksheet is [worksheet.Order]. Excel calls
// a file that departs from it damaged.
var (
	workbookOrder = []string{
		"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
		"functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews",
		"pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects",
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

// ensure returns the child of a name, which it creates where it is missing.
func ensure(n *xmltree.Node, name string, order []string) *xmltree.Node {
	kid := n.Child(name)
	if kid == nil {
		kid = xmltree.Element("<" + n.Prefix() + name + "/>")
		n.InsertInOrder(kid, order)
	}
	return kid
}
