package docx

import "github.com/beevik/etree"

// within reports whether the test holds for an element below e. It walks by hand: etree's paths cost more than all the rest of a filling.
func within(e *etree.Element, test func(*etree.Element) bool) bool {
	for _, token := range e.Child {
		if child, ok := token.(*etree.Element); ok && (test(child) || within(child, test)) {
			return true
		}
	}
	return false
}
