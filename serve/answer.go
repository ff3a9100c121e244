package serve

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"

	"nianbao/filing/file"
	"nianbao/serve/desk"
	"nianbao/serve/guard"
)

// A handler answers with what it returns: JSON, nothing (204), or why it could not.
type handler func(w http.ResponseWriter, r *http.Request) (any, error)

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer, err := h(w, r)
	switch {
	case err != nil:
		fail(w, r, err)
	case answer == nil:
		w.WriteHeader(http.StatusNoContent)
	case answer != answered:
		w.Header().Set("Content-Type", "application/json")
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.Encode(answer)
	}
}

// answered is what a handler returns that has answered itself.
var answered any = new(int)

var statuses = map[desk.Kind]int{
	desk.Missing:  http.StatusNotFound,
	desk.Conflict: http.StatusConflict,
	desk.Full:     http.StatusTooManyRequests,
	desk.Busy:     http.StatusServiceUnavailable,
	desk.TooLarge: http.StatusRequestEntityTooLarge,
	desk.Bad:      http.StatusBadRequest,
}

// A statusError is refused by the handlers themselves.
type statusError struct {
	status int
	guard.Refusal
}

func (e *statusError) Error() string { return e.Reason }

func refusal(reason, advice string) guard.Refusal {
	return guard.Refusal{Reason: reason, Advice: advice}
}

const seeAPI = "写法见 /api/v1/openapi.yaml。"

// misused refuses what openapi.yaml does not describe.
func misused(reason string) error {
	return &statusError{http.StatusBadRequest, refusal(reason, seeAPI)}
}

// fail answers with an error: what is meant for a clerk as it is, anything else as a broken off request.
func fail(w http.ResponseWriter, r *http.Request, err error) {
	var refused *statusError
	var known *desk.Error
	var said *file.Error
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &refused):
		guard.Answer(w, refused.status, refused.Refusal)
	case errors.As(err, &large):
		guard.Answer(w, http.StatusRequestEntityTooLarge, refusal("一次送来的内容太多", "文件请分几次添加，一次不超过 500 MB。"))
	case errors.As(err, &known):
		if known.Kind == desk.Busy {
			w.Header().Set("Retry-After", "2")
		}
		guard.Answer(w, statuses[known.Kind], guard.Refusal{Reason: known.Reason, Advice: known.Advice, Cell: known.Cell})
	case errors.As(err, &said):
		guard.Answer(w, http.StatusConflict, refusal(said.Reason, desk.Plain(said.Advice)))
	case r.Context().Err() != nil, errors.Is(err, context.Canceled):
		guard.Answer(w, http.StatusServiceUnavailable, refusal("这一步中断了", "请再试一次。"))
	default:
		guard.Answer(w, http.StatusBadRequest, refusal("送来的内容不完整", "请再试一次。"))
	}
}

// read reads a request's JSON, which has no other keys than those of the value.
func read(r *http.Request, into any) error {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return &statusError{http.StatusUnsupportedMediaType, refusal("送来的不是 JSON", "Content-Type 要是 application/json。")}
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, err = d.Token(); errors.Is(err, io.EOF) { // nothing stands behind it
			return nil
		}
	}
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return err
	}
	return misused("送来的 JSON 不对")
}
