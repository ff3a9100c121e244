package terminal

import (
	"bytes"
	"testing"
	"time"
)

// TestSearch shows what a person sees of a long search, that it is wiped off, and that others see nothing.
func TestSearch(t *testing.T) {
	t.Setenv("TERM", "xterm")
	var out, errs bytes.Buffer
	to := New(&out, &errs)
	show := func() *Search {
		s := to.Search()
		now := time.Now()
		s.now = func() time.Time { now = now.Add(150 * time.Millisecond); return now }
		for i := range 9 {
			s.Found(100*(i+1), 0)
		}
		s.Found(1000, 7)
		s.Found(1000, 8)
		s.Found(1000, 9)
		return s
	}
	show().End()
	if out.Len()+errs.Len() > 0 {
		t.Errorf("said where nobody waits: %q", errs.String())
	}
	to.watched = true
	s := show()
	const want = "\r正在查找 … 400 个文件\r正在查找 … 600 个文件\r正在查找 … 800 个文件" +
		"\r正在查找 … 1000 个文件，看了 7 个\r正在查找 … 1000 个文件，看了 9 个"
	if errs.String() != want {
		t.Errorf("%q", errs.String())
	}
	errs.Reset()
	s.End()
	if s.End(); errs.String() != "\r                                  \r" {
		t.Errorf("%q", errs.String())
	}
	errs.Reset()
	quick := to.Search()
	quick.Found(3, 0)
	if quick.End(); errs.Len() > 0 {
		t.Errorf("a search that is over at once is shown: %q", errs.String())
	}
}
