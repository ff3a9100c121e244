// Package local starts the local page, or finds the one that runs, lays files on it and opens it in the browser. What
// the window says is for people who have never seen one.
package local

import (
	"context"
	"runtime/debug"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/serve"
)

// A Start is a start of the page.
type Start struct {
	*terminal.Terminal
	Library *filing.Library
	Own     bool   // with a form of one's own: a page that runs with another is none for it
	Addr    string // empty for the usual ones
	Open    bool   // in the browser
	Browse  func(url string) bool
	Files   []string
	Version string
}

// Run serves until the context ends, or opens the page that is served already. Served says which it was. The error is
// an *file.Error.
func (s *Start) Run(ctx context.Context) (served bool, err error) {
	folder := serve.Folder()
	if r := serve.FindRunning(folder); r != nil && !s.Own && (s.Addr == "" || s.Addr == r.Addr) {
		s.Say("已经在运行，用的就是那一个。")
		return false, s.show(ctx, r)
	}
	addresses := serve.Addresses()
	if s.Addr != "" {
		addresses = []string{s.Addr}
	}
	log, end := serve.OpenLog(folder)
	defer end()
	server, err := serve.New(serve.Options{Addresses: addresses, Library: s.Library, Folder: folder, Version: s.Version,
		Log: log})
	if err != nil {
		return false, err
	}
	debug.SetGCPercent(100) // unlike a command, this stays
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx) }()
	s.Say("这是年报助手的网页程序。统计表只在本机处理，不会传出去。")
	if why := server.Unkept(); why == "" {
		s.Say("用完了请关闭这个窗口，或者按 Ctrl+C。填过的内容存成草稿，下次还在。")
	} else {
		s.Say("用完了请关闭这个窗口，或者按 Ctrl+C。填过的内容存不成草稿（%s），关闭以前请下载。", why)
	}
	running := server.Running()
	if err := s.show(ctx, &running); err != nil {
		s.Fail(err)
	}
	if err := <-done; err != nil {
		return true, err
	}
	s.Say("已经停止。")
	return true, nil
}

// show lays the files on the page and opens it, and tells of those that it does not take, of the last by its error.
func (s *Start) show(ctx context.Context, r *serve.Running) (err error) {
	ids, refused := r.Send(ctx, s.Files)
	for i := range refused {
		if err = refused[i]; i < len(refused)-1 {
			s.Fail(err)
		}
	}
	if ctx.Err() != nil { // it is stopping
		return err
	}
	first := ""
	if len(ids) > 0 {
		first = ids[0]
	}
	url := r.URL(first)
	switch {
	case !s.Open:
		s.Say("请用浏览器打开：%s", url)
	case s.Browse(url):
		s.Say("网页已经在浏览器里打开；没有打开的，请把这个网址复制到浏览器：%s", url)
	default:
		s.Say("浏览器没有打开，请把这个网址复制到浏览器：%s", url)
	}
	return err
}

// Items returns the files that names lead to, none of no names. The error is an *file.Error.
func Items(names []string) (paths []string, err error) {
	if len(names) == 0 {
		return nil, nil
	}
	found, err := batch.Request{Names: names}.Gather()
	for _, item := range found.Items {
		paths = append(paths, item.Path)
	}
	return paths, err
}

// Faulty returns those of some files in which there are errors. What cannot be read is none of them.
func Faulty(l *filing.Library, paths []string) (faulty []string) {
	for _, path := range paths {
		wrong := 0
		err := file.Guard(path, func() error {
			f, err := l.Open(path, "")
			if err == nil {
				err = f.ReadWaivers()
			}
			if err == nil {
				wrong = check.Count(l.Check(f), check.Error)
			}
			return err
		})
		if err == nil && wrong > 0 {
			faulty = append(faulty, path)
		}
	}
	return faulty
}
