package desk

import (
	"os"
	"path/filepath"
	"slices"
	"time"
)

// What is made can be fetched for an hour, and as long as there are not too many newer ones.
const (
	madeTime = time.Hour
	maxMade  = 100
)

// A Made is a document that can be fetched.
type Made struct {
	ID, Name, Path string
	Remarks        []string // what a person should know of it, without full stops

	size int64
	at   time.Time
}

// madeList are what was made, the oldest first.
type madeList []*Made

// making takes down what is written into a folder of its own, which goes where nothing is.
func (d *Desk) making(write func(dir string) (path string, remarks []string, err error)) (made *Made, err error) {
	id, dir, err := d.folder()
	if err != nil {
		return nil, err
	}
	defer func() { // whatever happened
		if made == nil {
			os.RemoveAll(dir)
		}
	}()
	path, remarks, err := write(dir)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, noRoom(err)
	}
	if err := d.claim(0, info.Size()); err != nil {
		return nil, err
	}
	m := &Made{id, filepath.Base(path), path, append([]string{}, remarks...), info.Size(), time.Now()}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.made = append(d.made, m)
	d.tidy(0)
	return m, nil
}

// tidy takes away what was made and has had its time, or is more than can be kept beside so many bytes more. The lock is
// the caller's.
func (d *Desk) tidy(more int64) {
	for len(d.made) > 0 {
		old := d.made[0]
		if len(d.made) <= maxMade && time.Since(old.at) <= madeTime && d.bytes+more <= d.Limits.Bytes {
			return
		}
		d.made = slices.Delete(d.made, 0, 1)
		d.bytes -= old.size
		os.RemoveAll(filepath.Dir(old.Path))
	}
}

// Made returns what can be fetched by its id.
func (d *Desk) Made(id string) (*Made, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := slices.IndexFunc(d.made, func(m *Made) bool { return m.ID == id })
	if at < 0 || time.Since(d.made[at].at) > madeTime {
		return nil, Gone(nil)
	}
	return d.made[at], nil
}
