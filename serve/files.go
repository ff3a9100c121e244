package serve

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"nianbao/serve/desk"
	"nianbao/serve/guard"
	"nianbao/serve/view"
)

func (s *Server) listFiles(http.ResponseWriter, *http.Request) (any, error) {
	return map[string]any{"files": s.desk.List()}, nil
}

func (s *Server) viewFile(_ http.ResponseWriter, r *http.Request) (any, error) {
	return s.desk.View(r.Context(), r.PathValue("id"))
}

func (s *Server) removeFile(_ http.ResponseWriter, r *http.Request) (any, error) {
	return nil, s.desk.Remove(r.PathValue("id"))
}

// takeFiles takes what was dropped. A request that is broken off leaves nothing.
func (s *Server) takeFiles(_ http.ResponseWriter, r *http.Request) (any, error) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		return nil, &statusError{http.StatusUnsupportedMediaType,
			refusal("送来的不是文件", "Content-Type 要是 multipart/form-data。")}
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	ids, err := s.receive(parts)
	views := []*view.View{}
	if err == nil {
		ids = s.desk.Pair(ids)
		views, err = s.desk.Views(r.Context(), ids)
	}
	if err != nil {
		for _, id := range ids {
			s.desk.Remove(id)
		}
		return nil, err
	}
	return map[string]any{"files": views}, nil
}

// maxPassword bounds a password in bytes.
const maxPassword = 1 << 10

// receive streams files to the desk. Those that came before an error are returned with it.
func (s *Server) receive(parts *multipart.Reader) (ids []string, err error) {
	password := ""
	for {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF) && len(ids) == 0:
			return ids, &desk.Error{Kind: desk.Bad, Reason: "没有文件", Advice: "请选择文件。"}
		case errors.Is(err, io.EOF):
			return ids, nil
		case err != nil:
			return ids, err
		case part.FormName() == "password":
			text, err := io.ReadAll(io.LimitReader(part, maxPassword))
			if err != nil {
				return ids, err
			}
			password = string(text)
		case part.FormName() != "file":
			return ids, misused("“" + part.FormName() + "”不是文件")
		case len(ids) == guard.MaxFiles:
			return ids, &desk.Error{Kind: desk.TooLarge, Reason: "一次送来的文件太多",
				Advice: "一次最多 200 个，请分几次。"}
		default:
			f, err := s.desk.Receive(part.FileName(), password, part, guard.MaxFile)
			if err != nil {
				return ids, err
			}
			ids = append(ids, f.ID())
		}
	}
}
