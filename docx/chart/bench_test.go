package chart

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"nianbao/docx/drawing/drawingtest"
)

func BenchmarkFill(b *testing.B) {
	template := drawnDesigns(b)
	offered := map[string]Data{}
	for _, d := range designs {
		offered[d.Name] = d.Sample
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := Fill(template.Clone(), offered); err != nil {
			b.Fatalf("Fill: %v", err)
		}
	}
}

// BenchmarkFillNothing is what a document without charts pays.
func BenchmarkFillNothing(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	for text.Len() < 400<<10 {
		fmt.Fprintf(&text, "<w:p><w:r><w:t>%d</w:t></w:r></w:p>", random.Int())
	}
	pkg := drawingtest.Document{"document.xml": text.String()}.Pack(b)
	for b.Loop() {
		if err := Fill(pkg, nil); err != nil {
			b.Fatalf("Fill: %v", err)
		}
	}
}
