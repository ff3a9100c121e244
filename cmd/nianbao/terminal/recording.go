package terminal

import (
	"bytes"
	"slices"
)

// A Recording keeps what is said of a file while others are treated, until its turn comes.
type Recording struct {
	said bytes.Buffer
	ends []end
}

// An end is up to where words go to one of the two streams.
type end struct {
	at    int
	toErr bool
}

// Record returns a terminal that looks the same and keeps all that is said.
func (t *Terminal) Record() (*Terminal, *Recording) {
	r := &Recording{}
	of := *t
	of.Out, of.Err = &Watched{w: recorded{r, false}}, recorded{r, true}
	return &of, r
}

// Play says what was kept, in its order.
func (r *Recording) Play(t *Terminal) {
	if t.SharesOut() || slices.ContainsFunc(r.ends, func(e end) bool { return e.toErr }) {
		t.Aside(func() { r.play(t) })
	} else {
		r.play(t)
	}
}

func (r *Recording) play(t *Terminal) {
	from := 0
	for _, e := range r.ends {
		words := r.said.Bytes()[from:e.at]
		if e.toErr {
			t.Err.Write(words)
		} else {
			t.Out.Write(words)
		}
		from = e.at
	}
}

// A recorded stream is one of the two of a recording.
type recorded struct {
	*Recording
	toErr bool
}

func (r recorded) Write(p []byte) (int, error) {
	r.said.Write(p)
	if last := len(r.ends) - 1; last >= 0 && r.ends[last].toErr == r.toErr {
		r.ends[last].at = r.said.Len()
	} else {
		r.ends = append(r.ends, end{r.said.Len(), r.toErr})
	}
	return len(p), nil
}
