package history

import (
	"testing"

	"nianbao/check/checktest"
)

// TestTold holds how figures and words stand to those of last year, of many faulty reports.
func TestTold(t *testing.T) { checktest.HoldRules(t, 80, Rules) }
