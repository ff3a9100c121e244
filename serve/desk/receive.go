package desk

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/filing/file"
	"nianbao/filing/waivers"
)

// maxEnding is how long in bytes an ending may be that is kept where a name is cut.
const maxEnding = 20

// Receive takes a file of so many bytes at most under its name, which leads nowhere. It is not read yet.
func (d *Desk) Receive(name, password string, from io.Reader, most int64) (*File, error) {
	return d.take(name, password, from, most, func(*File) {})
}

// take is Receive for a file of which more is known.
func (d *Desk) take(name, password string, from io.Reader, most int64, known func(f *File)) (*File, error) {
	name = cleanName(name)
	id, dir, err := d.folder()
	if err != nil {
		return nil, err
	}
	f := newFile(id, name, filepath.Join(dir, name), password)
	sum := sha256.New()
	f.size, err = d.write(f.path, io.TeeReader(from, sum), most)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	f.sum = hex.EncodeToString(sum.Sum(nil))
	known(f)
	d.put(f)
	return f, nil
}

// Pair puts explanations of findings that came with a file, under its name and waivers.Beside's ending, beside it. It
// returns the ids of the others.
func (d *Desk) Pair(ids []string) []string {
	byName := map[string]*File{}
	for _, id := range ids {
		if f, err := d.file(id); err == nil {
			byName[f.name] = f
		}
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		f, err := d.file(id)
		if err != nil {
			return false
		}
		for _, of := range byName {
			if of != f && waivers.Beside(of.name) == f.name {
				if os.Rename(f.path, waivers.Beside(of.path)) != nil {
					return false
				}
				d.Remove(id)
				return true
			}
		}
		return false
	})
}

// write streams a file into the folder, and counts it.
func (d *Desk) write(path string, from io.Reader, most int64) (int64, error) {
	to, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, noRoom(err)
	}
	n, err := io.Copy(writes{to}, io.LimitReader(from, most+1))
	if closeErr := to.Close(); err == nil && closeErr != nil {
		err = writeError{closeErr}
	}
	switch failed := (writeError{}); {
	case errors.As(err, &failed):
		return 0, noRoom(err)
	case err != nil: // of whoever sends it
		return 0, err
	case n > most:
		return 0, &Error{Kind: TooLarge, Reason: "“" + filepath.Base(path) + "”超过 50 MB",
			Advice: "统计表没有这么大，请确认文件没有选错。"}
	}
	return n, d.claim(1, n)
}

// writes tells what cannot be written from what cannot be read.
type writes struct{ io.Writer }

type writeError struct{ error }

func (w writes) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if err != nil {
		return n, writeError{err}
	}
	return n, nil
}

// cleanName returns the last part of a name as every system can have it.
func cleanName(name string) string {
	name = strings.ToValidUTF8(name[strings.LastIndexAny(name, `/\`)+1:], "_")
	ending := filepath.Ext(name)
	if len(ending) > maxEnding {
		ending = ""
	}
	name = file.Name(strings.TrimSuffix(name, ending), ending)
	return cmp.Or(strings.TrimRight(name, ". "), "未命名") // Windows drops what it does not want at the end
}
