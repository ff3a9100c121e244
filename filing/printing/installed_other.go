//go:build !windows

package printing

// registered returns none: only Windows starts word processors for programs.
func registered() []Processor { return nil }

// listed does not know: fontconfig is asked.
func listed([]string) ([]Font, bool) { return nil, false }
