package terminal

import (
	"fmt"
	"os"
	"strings"
	"time"

	"nianbao/grid"
)

// A Search shows on a terminal that files are looked for, and how many there are so far: a share with a hundred thousand
// of them takes a while. It shows nothing elsewhere, nor of a search that is over before anybody wonders.
type Search struct {
	to      *Terminal // nil where nothing is shown
	now     func() time.Time
	next    time.Time // when more is shown
	showing int       // columns of what stands there
}

// When a search is first shown, and how often after that.
const patience, cadence = 500 * time.Millisecond, 200 * time.Millisecond

// Search begins to show a search.
func (t *Terminal) Search() *Search {
	s := &Search{now: time.Now}
	if t.IsWatched() && os.Getenv("TERM") != "dumb" {
		s.to = t
	}
	s.next = s.now().Add(patience)
	return s
}

// Found shows how many files there are so far, and at how many of them the program has looked.
func (s *Search) Found(files, looked int) {
	if s.to == nil {
		return
	}
	now := s.now()
	if now.Before(s.next) {
		return
	}
	words := fmt.Sprintf("正在查找 … %d 个文件", files)
	if looked > 0 {
		words += fmt.Sprintf("，看了 %d 个", looked)
	}
	width := grid.TextWidth(words)
	fmt.Fprint(s.to.Err, "\r"+words+strings.Repeat(" ", max(0, s.showing-width)))
	s.showing, s.next = width, now.Add(cadence)
}

// End wipes off what is shown.
func (s *Search) End() {
	if s.showing > 0 {
		fmt.Fprint(s.to.Err, "\r"+strings.Repeat(" ", s.showing)+"\r")
		s.showing = 0
	}
}
