package xlsx

import (
	"testing"

	"nianbao/form"
)

func BenchmarkWorkbook(b *testing.B) {
	r := sampleReport(form.Builtin()[1])
	for b.Loop() {
		if _, err := Workbook(r); err != nil {
			b.Fatal(err)
		}
	}
}
