package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/filing/disk"
	"nianbao/filing/file"
	"nianbao/filing/leftover"
	"nianbao/filing/waivers"
	"nianbao/serve/guard"
)

// A Running server is one that a start has left the address of in the user's own folder, where no other user reads it.
type Running struct {
	Addr  string `json:"addr"`
	Token string `json:"token"`
}

const runningName = "running.json"

// announce leaves the server's address for later starts, and returns what takes it away again.
func (s *Server) announce() (withdraw func()) {
	if s.folder == "" {
		return func() {}
	}
	own := s.Running()
	path := filepath.Join(s.folder, runningName)
	data, err := json.Marshal(own)
	if err == nil {
		err = file.MakeOwnFolder(s.folder)
	}
	var lock *disk.File
	if err == nil {
		tidy(s.folder)
		lock, _, err = leftover.Hold(own.lock(s.folder)) // where there are no locks, the address alone tells
	}
	if err == nil {
		err = file.SavePrivate(path, data)
	}
	if err != nil { // a second start has a page of its own then
		s.log.Error("announce", "failure", err.Error())
	}
	return func() {
		if left, ok := readRunning(path); ok && left == own {
			os.Remove(path)
		}
		if lock != nil {
			leftover.Release(lock)
		}
	}
}

// tidy takes away what servers that were killed have left in the user's own folder.
func tidy(folder string) {
	leftover.Sweep(folder)
	names, _ := filepath.Glob(filepath.Join(folder, lockNames))
	for _, name := range names {
		if !leftover.Unused(name) { // where there are no locks, it may be another server's
			continue
		}
		if lock, ok, err := leftover.Hold(name); err == nil && ok {
			leftover.Release(lock)
		}
	}
}

// lockNames is the pattern of the names of the files that servers hold.
const lockNames = "running-*.lock"

// lock returns the file that a server holds as long as it runs. Of one that was killed the address is left, and on its
// port somebody else may answer, another user of the machine as well: nobody else can hold this file.
func (r *Running) lock(folder string) string {
	_, port, _ := net.SplitHostPort(r.Addr)
	return filepath.Join(folder, strings.Replace(lockNames, "*", filepath.Base(port), 1))
}

// maxRunning bounds such a file in bytes.
const maxRunning = 4 << 10

func readRunning(path string) (r Running, ok bool) {
	data, err := file.Read(path, "", "", maxRunning)
	return r, err == nil && json.Unmarshal(data, &r) == nil
}

// FindRunning returns the server that answers at the address that an earlier start has left, nil for none.
func FindRunning(folder string) *Running {
	if folder == "" {
		return nil
	}
	r, ok := readRunning(filepath.Join(folder, runningName))
	if !ok {
		return nil
	}
	host, _, err := net.SplitHostPort(r.Addr)
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() {
		return nil
	}
	if _, err := os.Stat(r.lock(folder)); err != nil || leftover.Unused(r.lock(folder)) {
		return nil
	}
	var said struct{ Name string }
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	if err := r.ask(ctx, http.MethodGet, "/api/v1/version", "", nil, &said); err != nil || said.Name != Name {
		return nil
	}
	return &r
}

// askTime is how long a server that runs may take to say who it is.
const askTime = 2 * time.Second

// URL is as that of a Server.
func (r *Running) URL(id string) string { return pageURL(r.Addr, r.Token, id) }

// Send lays files on the running server's desk and returns their ids, in their order, and of those that it does not take
// why, which are *file.Error.
func (r *Running) Send(ctx context.Context, paths []string) (ids []string, refused []error) {
	for _, path := range paths { // one at a time: of a folder's worth no one is too much
		id, err := r.send(ctx, path)
		switch {
		case ctx.Err() != nil:
			return ids, refused
		case err != nil:
			refused = append(refused, file.Explain(path, err, "这个文件送不到网页上"))
		default:
			ids = append(ids, id)
		}
	}
	return ids, refused
}

func (r *Running) send(ctx context.Context, path string) (id string, err error) {
	from, err := file.Open(path, "文件", "")
	if err != nil {
		return "", err
	}
	defer from.Close()
	body, to := io.Pipe()
	form := multipart.NewWriter(to)
	go func() {
		err := addPart(form, filepath.Base(path), from)
		if beside, openErr := os.Open(waivers.Beside(path)); err == nil && openErr == nil {
			err = addPart(form, filepath.Base(beside.Name()), beside)
			beside.Close()
		}
		to.CloseWithError(errors.Join(err, form.Close()))
	}()
	defer body.Close()
	var took struct{ Files []struct{ ID string } }
	err = r.ask(ctx, http.MethodPost, "/api/v1/files", form.FormDataContentType(), body, &took)
	if err != nil || len(took.Files) != 1 {
		return "", err
	}
	return took.Files[0].ID, nil
}

func addPart(form *multipart.Writer, name string, from io.Reader) error {
	part, err := form.CreateFormFile("file", name)
	if err == nil {
		_, err = io.Copy(part, from)
	}
	return err
}

// ask sends a request and reads the answer.
func (r *Running) ask(ctx context.Context, method, path, kind string, body io.Reader, into any) error {
	request, err := http.NewRequestWithContext(ctx, method, "http://"+r.Addr+path, body)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+r.Token)
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	answer, err := local.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	switch {
	case err != nil:
		return err
	case answer.StatusCode != http.StatusOK:
		var why struct{ Error guard.Refusal }
		json.Unmarshal(data, &why)
		return &file.Error{Reason: why.Error.Reason, Advice: why.Error.Advice}
	}
	return json.NewDecoder(bytes.NewReader(data)).Decode(into)
}

// local asks no proxy of the system's: what is sent stays on this machine.
var local = &http.Client{Transport: &http.Transport{Proxy: nil, DisableKeepAlives: true}}
