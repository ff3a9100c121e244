// Package steady reads a file in one state. Somebody may save it, or a share may be copying it, while it is read: what
// comes of that may be half of one state and half of another, and still look like a file.
package steady

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"time"
)

// ErrChanging says that a file was changed again and again while it was read.
var ErrChanging = errors.New("the file changes while it is read")

// A File is one that is open for reading.
type File interface {
	io.ReadSeeker
	Stat() (fs.FileInfo, error)
}

// pause is how long a file is left alone that was changed while it was read.
var pause = 50 * time.Millisecond

const (
	tries = 4
	// fresh is how long after a change the time of the next one may be the same: on USB sticks it counts in two seconds.
	fresh = 3 * time.Second
)

// Read returns a file's bytes from its beginning, or, of a longer one, the first most of them. They stood in the file at
// one time, as far as its size and the time of its last change tell; of one that was changed a moment ago its bytes must
// be the same twice. The error is ErrChanging or that of reading.
func Read(f File, most int64) ([]byte, error) {
	for try := range tries {
		if try > 0 {
			time.Sleep(pause)
		}
		data, same, err := once(f, most)
		if err != nil || same {
			return data, err
		}
	}
	return nil, ErrChanging
}

func once(f File, most int64) (data []byte, same bool, err error) {
	before, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	if data, err = all(f, before.Size(), most); err != nil {
		return nil, false, err
	}
	after, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	same = after.Size() == before.Size() && after.ModTime().Equal(before.ModTime()) &&
		int64(len(data)) == min(before.Size(), most)
	if !same || time.Since(before.ModTime()).Abs() > fresh {
		return data, same, nil
	}
	again, err := all(f, before.Size(), most)
	return data, bytes.Equal(data, again), err
}

// all reads the file from its beginning, with a byte more than its size where it has grown.
func all(f File, size, most int64) ([]byte, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	data := make([]byte, min(size+1, most))
	n, err := io.ReadFull(f, data)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return data[:n], err
}
