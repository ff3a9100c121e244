package record

// isBig5 reports whether a text that may be in GBK by its bytes is rather in Big5, in which its characters would be among
// the usual ones: of a text in GBK nearly all are level 1 of GB 2312, of one in Big5 nearly all level 1 of that, and what
// is usual in one is by far not all usual in the other. Nothing of it is read: a text that is taken for the other is
// Chinese all the same, and printed.
func isBig5(data []byte) bool {
	all, usualGB, usualBig5 := 0, 0, 0
	for i := 0; i < len(data); i++ {
		lead := data[i]
		if lead < 0x80 {
			continue
		}
		i++
		if i == len(data) || data[i] < 0x40 || data[i] > 0x7E && data[i] < 0xA1 || data[i] == 0xFF {
			return false
		}
		trail := data[i]
		all++
		if trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xD7 || lead >= 0xA1 && lead <= 0xA3) {
			usualGB++
		}
		if lead >= 0xA1 && lead <= 0xC6 {
			usualBig5++
		}
	}
	return all > 0 && 20*usualBig5 >= 19*all && 5*usualGB < 4*all
}
