// Package guard lets nobody to the local page but the user who has started it: it binds loopback alone, asks every
// request for the address that it was opened under and for the start's token, refuses what other sites send or read,
// says to browsers what pages may do, and bounds headers, bodies and time. What it refuses it says in Chinese.
package guard

import (
	"crypto/rand"
	"log/slog"
	"net"
	"net/http"
	"strings"
)

// A Guard stands before the handlers of one start.
type Guard struct {
	log   *slog.Logger // never of contents: methods, routes, statuses, sizes, times
	token string
	hosts map[string]bool // what the Host header may be, with the exact port
	name  string          // of the cookie: other programs on other ports get the same host's cookies
}

// httpPort is the port that browsers leave out of an address.
const httpPort = 80

// New returns the guard of a listener's address, with a token of its own.
func New(addr *net.TCPAddr, log *slog.Logger) *Guard {
	_, port, _ := net.SplitHostPort(addr.String())
	g := &Guard{log: log, token: rand.Text(), name: "nianbao-" + port, hosts: map[string]bool{}}
	for _, host := range []string{addr.IP.String(), "localhost"} {
		at := net.JoinHostPort(host, port)
		if g.hosts[at] = true; addr.Port == httpPort {
			g.hosts[strings.TrimSuffix(at, ":"+port)] = true
		}
	}
	return g
}

// Token returns what lets a request in.
func (g *Guard) Token() string { return g.token }

// Handler returns handlers behind the guard.
func (g *Guard) Handler(inner http.Handler) http.Handler {
	return g.logged(g.recovered(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		headers(w.Header())
		limitTime(w, r)
		switch {
		case !g.hosts[strings.ToLower(r.Host)]:
			refuse(w, r, "地址不对", "请用程序打开的网址，不要用别的名字。")
		case !sameOrigin(r):
			refuse(w, r, "别的网站不能访问这里", "请在地址栏里打开，或者从程序打开。")
		case r.Method == http.MethodGet && r.URL.Path == "/" && r.URL.Query().Has("token"):
			g.enter(w, r)
		case !g.holdsToken(r):
			refuse(w, r, "这个网页要从程序打开", "程序重新启动过的，请用程序新打开的网页；填过的内容在“文件”下面的“接着填”里。")
		default:
			inner.ServeHTTP(w, r)
		}
	})))
}

// headers say what a page of ours may do: nothing but what this server itself gives it.
func headers(h http.Header) {
	for key, value := range map[string]string{
		"Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
			"object-src 'none'",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "DENY", // of browsers that do not know frame-ancestors
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cache-Control":                "no-store",
	} {
		h.Set(key, value)
	}
}
