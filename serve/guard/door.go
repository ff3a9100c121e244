package guard

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

// sameOrigin reports whether a request comes from our own page, from the address bar or from a program. Browsers of
// before Fetch Metadata send no more than Origin, and that not always: there the token decides. http.CrossOriginProtection
// would let every GET pass, and reads tell of the user's files.
func sameOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default: // same-site as well: all ports of a host are one site
		return false
	}
	origin := r.Header.Get("Origin")
	return origin == "" || strings.EqualFold(origin, "http://"+r.Host)
}

// enter turns the token of the address that the program has opened into a cookie, and takes it out of the address bar.
func (g *Guard) enter(w http.ResponseWriter, r *http.Request) {
	if !g.is(r.URL.Query().Get("token")) {
		refuse(w, r, "这个网址是程序上一次启动时的", "请用程序新打开的网页。")
		return
	}
	http.SetCookie(w, &http.Cookie{Name: g.name, Value: g.token, Path: "/", HttpOnly: true,
		SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/", http.StatusSeeOther) // what stands behind # stays
}

// holdsToken reports whether a request has the start's token: as the page's cookie, or as a program's header.
func (g *Guard) holdsToken(r *http.Request) bool {
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return g.is(bearer)
	}
	for _, c := range r.CookiesNamed(g.name) {
		if g.is(c.Value) {
			return true
		}
	}
	return false
}

func (g *Guard) is(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) == 1
}
