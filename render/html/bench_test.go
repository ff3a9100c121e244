package html

import (
	"testing"

	"nianbao/form/define"
	"nianbao/webpage"
)

func BenchmarkWrite(b *testing.B) {
	r := filled(define.Builtin()[1], numbers)
	for b.Loop() {
		if _, err := Write(r, Options{}); err != nil {
			b.Fatalf("Write: %v", err)
		}
	}
}

// BenchmarkReadBack reads what the program writes.
func BenchmarkReadBack(b *testing.B) {
	data, err := Write(filled(define.Builtin()[1], numbers), Options{})
	if err != nil {
		b.Fatalf("Write: %v", err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := webpage.Read(data); err != nil {
			b.Fatalf("webpage.Read: %v", err)
		}
	}
}
