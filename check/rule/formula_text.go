package rule

import (
	"strings"

	"nianbao/form"
	"nianbao/formula/syntax"
	"nianbao/grid"
)

// IsFormulaText reports whether what stands in a cell is a formula that is kept as text.
func IsFormulaText(v form.Value) bool {
	if v.Kind != grid.Text || v.Formula != "" || v.State != form.Unreadable {
		return false
	}
	seen, _ := form.Seen(v.Text)
	text := strings.TrimLeft(strings.TrimSpace(form.HalfWidth(seen)), "'’‘")
	rest, ok := strings.CutPrefix(text, "=")
	if !ok || strings.TrimSpace(rest) == "" {
		return false
	}
	_, err := syntax.Parse(rest)
	return err == nil
}
