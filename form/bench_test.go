package form

import (
	"testing"

	"nianbao/grid"
	"nianbao/templates"
)

// BenchmarkLoad reads one edition's definition.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(templates.FS, "2021"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead finds an edition's cells in sheets as they are drawn.
func BenchmarkRead(b *testing.B) {
	forms := Builtin()
	grids := drawn(forms[1])
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(&grid.Book{Grids: grids}, forms); err != nil {
			b.Fatal(err)
		}
	}
}
