package define

import (
	"testing"

	"nianbao/templates"
)

// BenchmarkLoad reads one edition's definition.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := load(templates.FS, "2021", "2021"); err != nil {
			b.Fatalf("load: %v", err)
		}
	}
}
