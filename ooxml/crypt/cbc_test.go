package crypt

import (
	"bytes"
	"testing"
)

// TestDecryptCBC takes whole blocks, at least one, and nothing else.
func TestDecryptCBC(t *testing.T) {
	key, iv := make([]byte, 16), make([]byte, blockSize)
	for n, want := range map[int]bool{0: false, 1: false, blockSize - 1: false, blockSize: true, blockSize + 1: false, 2 * blockSize: true} {
		locked := bytes.Repeat([]byte{7}, n)
		open, ok := decryptCBC(key, iv, locked)
		if ok != want || ok && (len(open) != n || bytes.Equal(open, locked)) || !bytes.Equal(locked, bytes.Repeat([]byte{7}, n)) {
			t.Errorf("%d bytes: %d, %v", n, len(open), ok)
		}
	}
}
