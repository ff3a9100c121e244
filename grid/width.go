package grid

// TextWidth returns how wide a text is in print, in halves of a Chinese character: what a Latin letter or a digit takes.
func TextWidth(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= 0x2000 {
			n++
		}
	}
	return n
}
