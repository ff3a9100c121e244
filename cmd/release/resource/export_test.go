package resource

import "fmt"

// Resources are those of a program, as they are put in it.
var Resources = resources

// SVG returns a drawing of 16 by 16.
func SVG(format string, a ...any) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">` + fmt.Sprintf(format, a...) + `</svg>`
}
