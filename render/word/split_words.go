package word

// avoidSplitWords returns the indent on either side, in twips, that makes a column's label break after whole words
// where it does not go on one line with some air: Chinese words mostly have two characters, so that 结果维持 is to
// break as 结果/维持 and not as 结果维/持.
func (t *tableStyle) avoidSplitWords(label string, width int) int {
	perLine := t.roomyLine(width)
	if ems(label) <= float64(perLine) || perLine < 2 {
		return 0
	}
	pairs := perLine / 2 * 2
	for pairs > 2 && t.lines(label, (pairs-2)*t.em) == t.lines(label, pairs*t.em) {
		pairs -= 2
	}
	return max(0, (width-pairs*t.em)/2-roundingReserve)
}

// roomyLine returns how many characters a line holds that keeps away from the cell's borders.
func (t *tableStyle) roomyLine(width int) int { return (width - t.em/2) / t.em }
