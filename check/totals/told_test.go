package totals

import (
	"testing"

	"nianbao/check/checktest"
)

// TestTold holds which sums do not come out, of many faulty reports.
func TestTold(t *testing.T) { checktest.HoldRules(t, 80, Rules) }
