package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// An engine is pdfium, compiled. It is made for the first PDF and kept: many are read one after the other.
var engine struct {
	sync.Mutex
	pool pdfium.Pool
}

// start returns pdfium, compiled for this machine. What is compiled is kept in the user's cache folder.
func start(waiting func()) (pdfium.Pool, error) {
	if engine.pool != nil {
		return engine.pool, nil
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxMemory).
		WithCloseOnContextDone(true)
	dir, err := cacheFolder()
	if err == nil {
		if waiting != nil && isEmpty(dir) {
			waiting()
		}
		var cache wazero.CompilationCache
		if cache, err = wazero.NewCompilationCacheWithDir(dir); err == nil {
			config = config.WithCompilationCache(cache)
		}
	} else if waiting != nil {
		waiting()
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal: 1, MaxIdle: 1,
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // without it all files of the machine are there
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, &Error{Kind: Unavailable, Err: err}
	}
	engine.pool = pool
	return pool, nil
}

// cacheFolder returns where what is compiled is kept.
func cacheFolder() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, "nianbao", "pdfium")
	return dir, os.MkdirAll(dir, 0o700)
}

// isEmpty reports whether nothing was ever compiled into a folder.
func isEmpty(dir string) bool {
	found, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	return err != nil || len(found) == 0
}

// A session is a document open in a pdfium of its own, which is stopped when its time is over.
type session struct {
	pdfium   pdfium.Pdfium
	document references.FPDF_DOCUMENT
	late     atomic.Bool
	budget   budget
}

// A budget is what may still be read of a document.
type budget struct{ glyphs, objects, segments int }

// extract reads the places of all characters and lines. Whatever pdfium does with a hostile file ends here.
func extract(data []byte, o Options) (pages []*page, err error) {
	engine.Lock()
	defer engine.Unlock()
	pool, err := start(o.Waiting)
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstance(time.Minute)
	if err != nil {
		return nil, &Error{Kind: Unavailable, Err: err}
	}
	s := &session{pdfium: instance, budget: budget{maxGlyphs, maxObjects, maxSegments}}
	stop := time.AfterFunc(cmp.Or(o.limit, maxTime), func() { s.late.Store(true); instance.Kill() })
	defer func() {
		if !stop.Stop() || s.late.Load() {
			pages, err = nil, &Error{Kind: TooSlow, Err: err}
			return
		}
		instance.Close()
	}()
	return s.guarded(data, o.Password)
}

// guarded reads the document. Whatever becomes of it is an *Error.
func (s *session) guarded(data []byte, password string) (pages []*page, err error) {
	defer func() {
		if cause := recover(); cause != nil { // the library's own panics, on what pdfium hands it
			pages, err = nil, &Error{Kind: Broken, Err: fmt.Errorf("%v", cause)}
		}
	}()
	pages, err = s.read(data, password)
	if err != nil && refusal(err) == 0 {
		err = &Error{Kind: Broken, Err: err}
	}
	return pages, err
}

// read opens the document and reads its pages.
func (s *session) read(data []byte, password string) ([]*page, error) {
	open := &requests.OpenDocument{File: &data}
	if password != "" {
		open.Password = &password
	}
	document, err := s.pdfium.OpenDocument(open)
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword) && password != "":
		return nil, &Error{Kind: WrongPassword, Err: err}
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return nil, &Error{Kind: Protected, Err: err}
	case err != nil:
		return nil, &Error{Kind: Broken, Err: err}
	}
	s.document = document.Document
	count, err := s.pdfium.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: s.document})
	if err != nil {
		return nil, err
	}
	if count.PageCount > maxPages {
		return nil, &Error{Kind: TooMuch}
	}
	var pages []*page
	for i := range count.PageCount {
		p, err := s.page(i)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}
