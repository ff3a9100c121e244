package guard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"nianbao/filing/file"
)

// guarded serves a handler behind a guard until the test ends, and returns its address and what is logged.
func guarded(t *testing.T, inner http.HandlerFunc) (g *Guard, addr string, logged *written) {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatalf("Listen: %v", err)
	}
	logged = &written{}
	g = New(l.Addr().(*net.TCPAddr), slog.New(slog.NewJSONHandler(logged, nil)))
	mux := http.NewServeMux()
	mux.HandleFunc("/{path...}", inner)
	s := g.NewServer(context.Background(), mux)
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	t.Cleanup(func() {
		s.Close()
		<-done
	})
	return g, l.Addr().String(), logged
}

// What is written by several goroutines.
type written struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *written) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

func (w *written) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// ask sends a request with headers, Host and Method among them, and returns its answer. Redirects are not followed.
func ask(t *testing.T, addr, path string, headers map[string]string) (*http.Response, string) {
	t.Helper()
	method := headers["Method"]
	if method == "" {
		method = "GET"
	}
	r, err := http.NewRequest(method, "http://"+addr+path, nil)
	if err != nil {
		t.Fatalf("http.NewRequest: %v", err)
	}
	for key, value := range headers {
		switch key {
		case "Method":
		case "Host":
			r.Host = value
		default:
			r.Header.Set(key, value)
		}
	}
	c := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := c.Do(r)
	if err != nil {
		t.Fatalf("c.Do: %v", err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatalf("io.ReadAll: %v", err)
	}
	return answer, string(body)
}

// TestDoor shows who is let in: reads are as closed as writes.
func TestDoor(t *testing.T) {
	reached := 0
	g, addr, _ := guarded(t, func(http.ResponseWriter, *http.Request) { reached++ })
	_, port, _ := net.SplitHostPort(addr)
	cookie := "nianbao-" + port + "=" + g.Token()
	for _, test := range []struct {
		name    string
		headers map[string]string
		want    int
	}{
		{"the cookie", map[string]string{"Cookie": cookie}, 200},
		{"the cookie among others", map[string]string{"Cookie": "nianbao-1=x; " + cookie}, 200},
		{"a program", map[string]string{"Authorization": "Bearer " + g.Token()}, 200},
		{"by localhost", map[string]string{"Cookie": cookie, "Host": "localhost:" + port}, 200},
		{"the page's own write", map[string]string{"Cookie": cookie, "Method": "POST", "Origin": "http://" + addr,
			"Sec-Fetch-Site": "same-origin"}, 200},
		{"the address bar", map[string]string{"Cookie": cookie, "Sec-Fetch-Site": "none"}, 200},
		{"nothing", nil, 403},
		{"another token", map[string]string{"Authorization": "Bearer " + strings.Repeat("A", 26)}, 403},
		{"no token", map[string]string{"Authorization": "Bearer "}, 403},
		{"the token in another cookie", map[string]string{"Cookie": "nianbao=" + g.Token()}, 403},
		{"the cookie of another port", map[string]string{"Cookie": "nianbao-1=" + g.Token()}, 403},
		{"a rebound name", map[string]string{"Cookie": cookie, "Host": "evil.example:" + port}, 403},
		{"a name that ends well", map[string]string{"Cookie": cookie, "Host": "127.0.0.1:" + port + ".evil.example"}, 403},
		{"a name that ends in a dot", map[string]string{"Cookie": cookie, "Host": "localhost.:" + port}, 403},
		{"in capitals", map[string]string{"Cookie": cookie, "Host": "LOCALHOST:" + port}, 200},
		{"another loopback of IPv6", map[string]string{"Cookie": cookie, "Host": "[::1]:" + port}, 403},
		{"no port", map[string]string{"Cookie": cookie, "Host": "127.0.0.1"}, 403},
		{"another port", map[string]string{"Cookie": cookie, "Host": "127.0.0.1:1"}, 403},
		{"another loopback", map[string]string{"Cookie": cookie, "Host": "127.0.0.2:" + port}, 403},
		{"a read of another site", map[string]string{"Cookie": cookie, "Sec-Fetch-Site": "cross-site"}, 403},
		{"a read of another port", map[string]string{"Cookie": cookie, "Sec-Fetch-Site": "same-site"}, 403},
		{"a read with another origin", map[string]string{"Cookie": cookie, "Origin": "http://evil.example"}, 403},
		{"a write of another site", map[string]string{"Cookie": cookie, "Method": "POST", "Origin": "https://evil.example"}, 403},
		{"a write of a file", map[string]string{"Cookie": cookie, "Method": "POST", "Origin": "null"}, 403},
		{"a write of another port", map[string]string{"Cookie": cookie, "Method": "POST", "Origin": "http://127.0.0.1:1"}, 403},
		{"over TLS", map[string]string{"Cookie": cookie, "Method": "POST", "Origin": "https://" + addr}, 403},
		{"a preflight", map[string]string{"Method": "OPTIONS", "Origin": "http://evil.example",
			"Access-Control-Request-Method": "POST"}, 403},
		{"a portal's token and another origin", map[string]string{"Authorization": "Bearer " + g.Token(),
			"Origin": "http://evil.example"}, 403},
	} {
		for _, path := range []string{"/", "/api/v1/files"} {
			before := reached
			answer, body := ask(t, addr, path, test.headers)
			let := reached > before
			if answer.StatusCode != test.want || let != (test.want == 200) {
				t.Errorf("%s, %s: %d, let in: %t", test.name, path, answer.StatusCode, let)
			}
			if test.want == 403 && (!strings.Contains(body, "请") || strings.Contains(body, g.Token()) ||
				strings.Contains(answer.Header.Get("Content-Type"), "json") != (path != "/")) {
				t.Errorf("%s, %s: %s", test.name, path, body)
			}
			holdHeaders(t, answer.Header)
		}
	}
}

// holdHeaders holds an answer against what every answer must say.
func holdHeaders(t *testing.T, h http.Header) {
	t.Helper()
	csp := h.Get("Content-Security-Policy")
	if !strings.Contains(csp, "default-src 'self'") || !strings.Contains(csp, "frame-ancestors 'none'") ||
		strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
		t.Errorf("policy %q", csp)
	}
	for key, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"X-Frame-Options": "DENY", "Cache-Control": "no-store", "Access-Control-Allow-Origin": "",
		"Cross-Origin-Resource-Policy": "same-origin"} {
		if h.Get(key) != want {
			t.Errorf("%s: %q", key, h.Get(key))
		}
	}
}

// TestEnter shows how the token of the opened address becomes a cookie.
func TestEnter(t *testing.T) {
	g, addr, _ := guarded(t, func(http.ResponseWriter, *http.Request) {})
	_, port, _ := net.SplitHostPort(addr)
	answer, body := ask(t, addr, "/?token="+g.Token(), nil)
	cookies := answer.Cookies()
	if answer.StatusCode != 303 || answer.Header.Get("Location") != "/" || strings.Contains(body, g.Token()) || len(cookies) != 1 {
		t.Fatalf("%d %v", answer.StatusCode, answer.Header)
	}
	if c := cookies[0]; c.Name != "nianbao-"+port || c.Value != g.Token() || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode ||
		c.Path != "/" || c.Domain != "" || !c.Expires.IsZero() {
		t.Errorf("%+v", c)
	}
	for _, path := range []string{"/?token=", "/?token=X", "/?token=" + g.Token()[1:], "/index.html?token=" + g.Token()} {
		if answer, _ := ask(t, addr, path, nil); answer.StatusCode != 403 || len(answer.Cookies()) > 0 {
			t.Errorf("%s: %d %v", path, answer.StatusCode, answer.Cookies())
		}
	}
	if answer, _ := ask(t, addr, "/?token="+g.Token(), map[string]string{"Sec-Fetch-Site": "cross-site"}); answer.StatusCode != 403 {
		t.Errorf("from another site: %d", answer.StatusCode)
	}
	if answer, _ := ask(t, addr, "/?token="+g.Token(), map[string]string{"Method": "POST"}); answer.StatusCode != 403 {
		t.Errorf("a form: %d", answer.StatusCode)
	}
	if New(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1}, nil).Token() == g.Token() {
		t.Error("two starts have one token")
	}
}

// TestListen shows that no address that others reach is bound.
func TestListen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "10.0.0.1:80", "example.com:80", "127.0.0.1", "",
		"localhost", "127.0.0.1:99999", "127.0.0.1:x", "[fe80::1]:0"} {
		l, err := Listen(address)
		if said := (*file.Error)(nil); err == nil || !errors.As(err, &said) || said.Advice == "" {
			t.Errorf("%q: %v", address, err)
		}
		if l != nil {
			l.Close()
		}
	}
	first, err := Listen("localhost:0")
	if err != nil {
		t.Fatalf("Listen: %v", err)
	}
	defer first.Close()
	taken := first.Addr().String()
	if l, err := Listen(taken); err == nil {
		l.Close()
		t.Error("bound twice")
	}
	l, err := Listen(taken, "127.0.0.1:0")
	if err != nil {
		t.Fatalf("Listen: %v", err)
	}
	l.Close()
}

// TestFailure shows that a handler that fails costs nobody else anything, and that no content is logged.
func TestFailure(t *testing.T) {
	half := false
	g, addr, logged := guarded(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path != "/fail":
		case half:
			w.Write([]byte("甲"))
			w.(interface{ Unwrap() http.ResponseWriter }).Unwrap().(http.Flusher).Flush()
			fallthrough
		default:
			panic("内容：30017345219")
		}
	})
	headers := map[string]string{"Authorization": "Bearer " + g.Token()}
	if answer, body := ask(t, addr, "/fail", headers); answer.StatusCode != 500 || !strings.Contains(body, "请") || strings.Contains(body, "30017345219") {
		t.Errorf("%d %s", answer.StatusCode, body)
	}
	if answer, _ := ask(t, addr, "/well", headers); answer.StatusCode != 200 {
		t.Errorf("after a failure %d", answer.StatusCode)
	}
	half = true
	r, _ := http.NewRequest("GET", "http://"+addr+"/fail", nil)
	r.Header.Set("Authorization", "Bearer "+g.Token())
	if answer, err := http.DefaultClient.Do(r); err == nil {
		defer answer.Body.Close()
		if _, err := io.ReadAll(answer.Body); err == nil {
			t.Error("half an answer looks whole")
		}
	}
	for _, line := range []string{"30017345219", "内容", g.Token(), "/fail", "/well"} {
		if strings.Contains(logged.String(), line) {
			t.Errorf("%s is logged:\n%s", line, logged)
		}
	}
	for _, line := range []string{`"status":500`, `"route":"/{path...}"`, "watch.go"} {
		if !strings.Contains(logged.String(), line) {
			t.Errorf("%s is not logged:\n%s", line, logged)
		}
	}
}

// TestHosts shows by which names the page answers at some addresses.
func TestHosts(t *testing.T) {
	for at, want := range map[string][2][]string{
		"127.0.0.1:80": {{"127.0.0.1", "127.0.0.1:80", "localhost", "LocalHost:80"}, {"127.0.0.1:8", "[::1]", "localhost.", ""}},
		"[::1]:26050":  {{"[::1]:26050", "localhost:26050"}, {"[::1]", "::1", "127.0.0.1:26050", "localhost", "[::1]:80"}},
	} {
		addr, err := net.ResolveTCPAddr("tcp", at)
		if err != nil {
			t.Fatalf("net.ResolveTCPAddr: %v", err)
		}
		g := New(addr, slog.New(slog.DiscardHandler))
		for i, status := range []int{http.StatusOK, http.StatusForbidden} {
			for _, host := range want[i] {
				r := httptest.NewRequest("GET", "/", nil)
				r.Host = host
				r.Header.Set("Authorization", "Bearer "+g.Token())
				w := httptest.NewRecorder()
				g.Handler(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})).ServeHTTP(w, r)
				if w.Code != status {
					t.Errorf("%s by %q: %d", at, host, w.Code)
				}
			}
		}
	}
}
