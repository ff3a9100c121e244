package sheet

import (
	"testing"

	"nianbao/form/define"
)

func BenchmarkWorkbook(b *testing.B) {
	r := sampleReport(define.Builtin()[1])
	for b.Loop() {
		if _, err := Workbook(r); err != nil {
			b.Fatalf("Workbook: %v", err)
		}
	}
}
