package edit

// CalculateAutomatically makes Excel calculate whenever a figure changes, also where the workbook was set to do so on
// demand only.
func (e *Editor) CalculateAutomatically() {
	if pr := e.main.root.Child("calcPr"); pr != nil && pr.Attr("calcMode") != "" {
		pr.SetAttr("calcMode", "auto")
	}
	e.recalculate()
}

// recalculate makes Excel calculate once when the workbook is opened: what it stored beside formulas may be out of
// date.
func (e *Editor) recalculate() {
	if pr := ensure(e.main.root, "calcPr", workbookOrder); !isTrue(pr, "fullCalcOnLoad") {
		pr.SetAttr("fullCalcOnLoad", "1")
	}
}

// dropChain takes out the list of cells with formulas, which Excel makes anew. One that names a cell without a formula
// is damage to Excel.
func (e *Editor) dropChain() error {
	chain, ok := e.book.Relation("calcChain")
	if _, there := e.out.Part(chain.Target); !ok || !there {
		return nil
	}
	if err := e.out.Unrelate(e.main.part, chain.ID); err != nil {
		return err
	}
	return e.drop(chain.Target)
}
