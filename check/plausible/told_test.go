package plausible

import (
	"testing"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
)

// TestTold holds which figures cannot well be right, of many faulty reports.
func TestTold(t *testing.T) {
	checktest.HoldRules(t, 80, func(*form.Form) []*rule.Rule { return Rules })
}
