package guard

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"time"
)

// A recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	size   int64
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(p)
	r.size += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController through.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// logged writes a line for every request: the pattern that it has matched and not its path, which names files.
func (g *Guard) logged(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun, answer := time.Now(), &recorder{ResponseWriter: w}
		defer func() {
			g.log.Info("request", "method", r.Method, "route", r.Pattern, "status", answer.status,
				"bytes", answer.size, "ms", time.Since(begun).Milliseconds())
		}()
		inner.ServeHTTP(answer, r)
	})
}

// recovered keeps the server, and everybody's files with it, running when a handler fails. What the failure says may
// quote a file, and so only its type and where it happened are logged; of the runtime's own failures the text is.
func (g *Guard) recovered(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			failure := recover()
			if failure == nil {
				return
			}
			if failure == http.ErrAbortHandler {
				panic(failure)
			}
			said := fmt.Sprintf("%T", failure)
			if of, ok := failure.(runtime.Error); ok {
				said = of.Error()
			}
			g.log.Error("failure", "route", r.Pattern, "failure", said, slog.String("stack", string(debug.Stack())))
			if answer, ok := w.(*recorder); ok && answer.status != 0 {
				panic(http.ErrAbortHandler) // half an answer must not look whole
			}
			Answer(w, http.StatusInternalServerError, Refusal{Reason: "程序出了差错，这一步没有做",
				Advice: "请再试一次；还不行的，请把程序的日志发给程序的维护者。"})
		}()
		inner.ServeHTTP(w, r)
	})
}
