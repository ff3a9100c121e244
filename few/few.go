// Package few is how a sentence names many things: the first of them, and how many there are.
package few

import (
	"fmt"
	"strings"
)

// Of joins names as a sentence has them; of more than most the first alone: 甲、乙 等 9 处. Unit is what they are counted in.
func Of(names []string, most int, unit string) string {
	if len(names) <= most {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:most], "、") + fmt.Sprintf(" 等 %d %s", len(names), unit)
}
