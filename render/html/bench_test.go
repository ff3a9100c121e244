package html

import (
	"testing"

	"nianbao/form"
	"nianbao/webpage"
)

func BenchmarkWrite(b *testing.B) {
	r := filled(form.Builtin()[1], numbers)
	for b.Loop() {
		if _, err := Write(r, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadBack reads what the program writes.
func BenchmarkReadBack(b *testing.B) {
	data, err := Write(filled(form.Builtin()[1], numbers), Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := webpage.Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
