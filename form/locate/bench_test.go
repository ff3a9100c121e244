package locate

import (
	"testing"

	"nianbao/form/define"
	"nianbao/grid"
)

// BenchmarkRead finds an edition's cells in sheets as they are drawn.
func BenchmarkRead(b *testing.B) {
	grids := drawn(define.Builtin()[1])
	b.ReportAllocs()
	for b.Loop() {
		if _, err := builtin.Read(&grid.Book{Grids: grids}); err != nil {
			b.Fatalf("builtin.Read: %v", err)
		}
	}
}
