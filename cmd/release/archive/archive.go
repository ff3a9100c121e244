// Package archive packs files so that the same files make the same bytes, and sums them up.
package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// A File is what is packed: its bytes, and whether it is a program.
type File struct {
	Data    []byte
	Program bool
}

// Zip returns the archive of files by their names: sorted, all of one time, without what a machine adds (owners, times
// of access). Names are UTF-8 and say so; programs may be run by all.
func Zip(files map[string]File, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, name := range slices.Sorted(maps.Keys(files)) {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at.UTC().Truncate(time.Second)}
		h.SetMode(0o644)
		if files[name].Program {
			h.SetMode(0o755)
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write(files[name].Data)
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// Sums returns the lines of SHA256SUMS, as sha256sum -c reads them, sorted by name.
func Sums(files map[string][]byte) []byte {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	return b.Bytes()
}
