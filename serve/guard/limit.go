package guard

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// What a request may have. A whole year's reports of a province are sent in several.
const (
	MaxFile    = 50 << 20  // bytes of a file
	MaxRequest = 500 << 20 // bytes of a request with files
	MaxFiles   = 200       // of a request
	MaxJSON    = 4 << 20   // bytes of any other request
	maxHeader  = 64 << 10  // bytes
)

// How long is waited for a part of a request, and how long an answer may take to be taken.
const (
	allTime  = 10 * time.Minute // for a request and its answer
	idleTime = 2 * time.Minute
)

// How long is waited for a header, and for a byte of a body. Tests wait less.
var (
	headerTime = 10 * time.Second
	bodyTime   = 30 * time.Second
)

// NewServer returns a server of a guard's handler with its limits. Requests end with the context.
func (g *Guard) NewServer(ctx context.Context, inner http.Handler) *http.Server {
	return &http.Server{
		Handler:           g.Handler(inner),
		ReadHeaderTimeout: headerTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ErrorLog:          quiet(g.log),
	}
}

// limitTime bounds the size of a request's body and its time, its bytes must keep coming, and that of its answer.
func limitTime(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	end := time.Now().Add(allTime)
	control.SetWriteDeadline(end)
	most := int64(MaxJSON)
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		most = MaxRequest
	}
	if r.ContentLength != 0 {
		control.SetReadDeadline(time.Now().Add(bodyTime)) // the server itself waits for a body that nobody reads
		r.Body = &timed{ReadCloser: r.Body, control: control, end: end}
	}
	r.Body = http.MaxBytesReader(w, r.Body, most)
}

// A timed body is given up when no byte comes.
type timed struct {
	io.ReadCloser
	control *http.ResponseController
	end     time.Time
}

func (t *timed) Read(p []byte) (int, error) {
	next := time.Now().Add(bodyTime)
	if next.After(t.end) {
		next = t.end
	}
	t.control.SetReadDeadline(next)
	n, err := t.ReadCloser.Read(p)
	if err != nil {
		t.control.SetReadDeadline(time.Time{}) // the connection's next request waits as long as it is idle
	}
	return n, err
}
