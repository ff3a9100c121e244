package guard

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestLimits shows that bodies and headers have an end.
func TestLimits(t *testing.T) {
	g, addr, _ := guarded(t, func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
		}
	})
	for size, want := range map[int64]int{MaxJSON: 200, MaxJSON + 1: 413} {
		r, _ := http.NewRequest("POST", "http://"+addr+"/", io.LimitReader(zeros{}, size))
		r.Header.Set("Authorization", "Bearer "+g.Token())
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatalf("http.DefaultClient.Do: %v", err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%d bytes: %d", size, answer.StatusCode)
		}
	}
	if answer, _ := ask(t, addr, "/", map[string]string{"X-Long": strings.Repeat("x", 2*maxHeader)}); answer.StatusCode != 431 {
		t.Errorf("a long header: %d", answer.StatusCode)
	}
	s := g.NewServer(context.Background(), http.NotFoundHandler())
	if s.ReadHeaderTimeout == 0 || s.ReadHeaderTimeout > time.Minute || s.IdleTimeout == 0 {
		t.Errorf("%v %v", s.ReadHeaderTimeout, s.IdleTimeout)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// TestSlowBody shows that a body whose bytes do not come is given up.
func TestSlowBody(t *testing.T) {
	defer func(was time.Duration) { bodyTime = was }(bodyTime)
	bodyTime = 50 * time.Millisecond
	failed := make(chan error, 1)
	g, addr, _ := guarded(t, func(_ http.ResponseWriter, r *http.Request) {
		_, err := io.Copy(io.Discard, r.Body)
		failed <- err
	})
	half := "POST / HTTP/1.1\r\nHost: " + addr + "\r\nContent-Length: 10\r\n"
	defer send(t, addr, half+"Authorization: Bearer "+g.Token()+"\r\n\r\nhalf").Close()
	if err := <-failed; err == nil {
		t.Error("half a body is taken for a whole one")
	}
	refused := send(t, addr, half+"\r\nhalf")
	defer refused.Close()
	if said, err := io.ReadAll(refused); err != nil || !bytes.HasPrefix(said, []byte("HTTP/1.1 403 ")) {
		t.Errorf("of who is not let in a body is waited for: %v, %s", err, said)
	}
}

// send opens a connection and writes something.
func send(t *testing.T, addr, data string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err == nil {
		_, err = io.WriteString(conn, data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

// TestSlowHeader shows that a connection whose headers do not come is given up.
func TestSlowHeader(t *testing.T) {
	defer func(was time.Duration) { headerTime = was }(headerTime)
	headerTime = 50 * time.Millisecond
	_, addr, _ := guarded(t, func(http.ResponseWriter, *http.Request) { t.Error("half a header is taken for a whole one") })
	for _, half := range []string{"", "GET / HT", "GET / HTTP/1.1\r\nHost: " + addr + "\r\nX-Long: "} {
		conn := send(t, addr, half)
		if _, err := io.ReadAll(conn); err != nil {
			t.Errorf("%q: %v", half, err)
		}
		conn.Close()
	}
}

// TestRaw shows that no way to write a request gets round the list of hosts.
func TestRaw(t *testing.T) {
	g, addr, _ := guarded(t, func(http.ResponseWriter, *http.Request) { t.Error("let in") })
	bearer := "Authorization: Bearer " + g.Token() + "\r\nConnection: close\r\n\r\n"
	for _, head := range []string{"GET / HTTP/1.1\r\n", "GET / HTTP/1.0\r\n", "GET / HTTP/1.1\r\nHost:\r\n",
		"GET / HTTP/1.1\r\nHost: " + addr + "\r\nHost: evil.example\r\n", "GET / HTTP/1.1\r\nHost: " + addr + ".\r\n",
		"GET http://evil.example/ HTTP/1.1\r\nHost: " + addr + "\r\n", "GET / HTTP/1.1\r\nHost: x@" + addr + "\r\n"} {
		conn := send(t, addr, head+bearer)
		said, _ := io.ReadAll(conn)
		conn.Close()
		if !bytes.HasPrefix(said[min(9, len(said)):], []byte("40")) {
			t.Errorf("%q: %.40q", head, said)
		}
	}
}
