package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"nianbao/filing/file"
)

// maxSummed bounds the size in bytes of a file of which the hash is taken: none that the program reads is larger.
const maxSummed = 128 << 20

// Sum returns the SHA-256 of what is in a file, in hexadecimal; "" where that cannot be read.
func Sum(path string) string {
	if info, err := os.Stat(path); err != nil || info.Size() > maxSummed {
		return ""
	}
	from, err := file.Open(path, "", "")
	if err != nil {
		return ""
	}
	defer from.Close()
	h := sha256.New()
	if n, err := io.Copy(h, io.LimitReader(from, maxSummed+1)); err != nil || n > maxSummed {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// IsStill reports whether what is in a file has a SHA-256, as Sum returns it. Of none that is known it is false.
func IsStill(path, sum string) bool { return sum != "" && Sum(path) == sum }
