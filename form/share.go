package form

// figureShare is the least width of a column of figures beside labels in several columns, in thousandths of the
// table's: seven digits of the smaller type on A4.
const figureShare = 70

// Shares returns what each column gets of a page's width, in thousandths. All are equal, unless labels stand in several
// columns: then these have half of the table, or what the figures leave, and the last of them most of it, which holds the
// longest labels.
func (d *SectionGrid) Shares() []int {
	list := make([]int, d.Width)
	figures := d.Width - d.Stub
	figure := max(figureShare, 500/max(1, figures))
	room, weights := 1000-figure*figures, 0
	for i := range d.Stub {
		weights += labelWeight(d.Stub - i)
	}
	for i := range list {
		switch {
		case d.Stub < 2 || room < 1000/3:
			list[i] = 1000 / d.Width
		case i < d.Stub:
			list[i] = room * labelWeight(d.Stub-i) / weights
		default:
			list[i] = figure
		}
	}
	return list
}

// labelWeight returns how much of the labels' room a column gets that is so many columns from their right edge.
func labelWeight(fromRight int) int {
	switch fromRight {
	case 1:
		return 50
	case 2:
		return 30
	}
	return 8
}
