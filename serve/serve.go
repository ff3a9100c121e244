// Package serve is the local page's server: handlers over the files on a desk, behind a guard, and the page's own files.
// What its API takes and gives stands in openapi.yaml, and a test holds the two against each other. It decides nothing
// about a report: that is package filing's.
package serve

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"nianbao/filing"
	"nianbao/serve/desk"
	"nianbao/serve/guard"
)

// DefaultPort is where the page is unless something else is there: what a browser keeps of a page it keeps by port.
const DefaultPort = 26050

// fallbacks is how many ports behind it are tried.
const fallbacks = 10

// Addresses returns where the page may be, the usual place first.
func Addresses() []string {
	var list []string
	for i := range fallbacks {
		list = append(list, "127.0.0.1:"+strconv.Itoa(DefaultPort+i))
	}
	return list
}

// Options say how a server is started.
type Options struct {
	Addresses []string        // of which the first free one is bound
	Library   *filing.Library // the forms
	Folder    string          // the user's own, in which drafts are kept; "" for none
	Version   string
	Log       *slog.Logger
}

// A Server is one that is bound and not yet serving.
type Server struct {
	library  *filing.Library
	version  string
	log      *slog.Logger
	folder   string
	listener *net.TCPListener
	guard    *guard.Guard
	desk     *desk.Desk
}

// New binds a server's address. Serve, or Close, must follow. The error is an *file.Error.
func New(o Options) (*Server, error) {
	listener, err := guard.Listen(o.Addresses...)
	if err != nil {
		return nil, err
	}
	drafts := ""
	if o.Folder != "" {
		drafts = DraftsIn(o.Folder)
	}
	d, err := desk.New(o.Library, drafts, o.Log)
	if err != nil {
		listener.Close()
		return nil, err
	}
	s := &Server{library: o.Library, version: o.Version, log: o.Log, folder: o.Folder, listener: listener, desk: d}
	s.guard = guard.New(listener.Addr().(*net.TCPAddr), o.Log)
	return s, nil
}

// URL returns the address that lets a browser in, and shows a file by its id; "" for none.
func (s *Server) URL(file string) string {
	r := s.Running()
	return r.URL(file)
}

// Unkept says in Chinese, without a full stop, why what is typed on the page cannot be kept, "" where it can.
func (s *Server) Unkept() string { return s.desk.Unkept() }

// Running returns the server as another start finds it.
func (s *Server) Running() Running { return Running{s.listener.Addr().String(), s.guard.Token()} }

func pageURL(addr, token, file string) string {
	url := "http://" + addr + "/?token=" + token
	if file != "" {
		url += "#file=" + file
	}
	return url
}

// stopTime is how long requests may take to end when the server stops. Windows kills a program five seconds after its
// window was closed.
const stopTime = 3 * time.Second

// Serve answers requests until the context ends, and takes the temporary folder away.
func (s *Server) Serve(ctx context.Context) error {
	defer s.desk.Close()
	defer s.announce()()
	requests, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	server := s.guard.NewServer(requests, s.Handler())
	done := make(chan error, 1)
	go func() { done <- server.Serve(s.listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	stop()
	if err := server.Shutdown(ending); err != nil {
		server.Close()
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Folder returns the user's own folder, "" where the system names none.
func Folder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "nianbao")
}

// DraftsIn returns where drafts lie in the user's own folder.
func DraftsIn(folder string) string { return filepath.Join(folder, "drafts") }

// LogIn returns where the log of the last start lies there.
func LogIn(folder string) string { return filepath.Join(folder, "serve.log") }
