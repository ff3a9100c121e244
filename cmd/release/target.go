package main

import (
	"bytes"
	"debug/buildinfo"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"nianbao/cmd/release/bill"
	"nianbao/cmd/release/resource"
)

// A target is a system and its processors.
type target struct{ system, processor string }

func parseTarget(text string) (target, error) {
	if !slices.Contains(strings.Split(everywhere, ","), text) {
		return target{}, fmt.Errorf("%q is none of %s", text, everywhere)
	}
	system, processor, _ := strings.Cut(text, "/")
	return target{system, processor}, nil
}

func (t target) words() string { return t.system + "-" + t.processor }

// program is the file's name in the archive.
func (t target) program() string {
	if t.system == "windows" {
		return bill.Name + ".exe"
	}
	return bill.Name
}

// tags leave out what the program never uses: cli's writers of manuals, with their dependencies.
const tags = "urfave_cli_no_docs"

// settings are all of the environment on which the bytes of a program depend. What the maintainer has set otherwise does
// not count; processors are the oldest of their kind. Which Go builds is seen in what it builds.
func (t target) settings() []string {
	return []string{"GOOS=" + t.system, "GOARCH=" + t.processor, "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOWORK=off",
		"GOEXPERIMENT=", "GOFIPS140=off", "GOAMD64=v1", "GOARM64=v8.0"}
}

// build returns the program for a target, verified, and what it is made of.
func (s *source) build(t target) ([]byte, parts, error) {
	looks := resource.Program{Version: s.version, Commit: s.commit, Time: s.time, Copyright: s.copyright}
	if t.system == "windows" {
		if err := s.dress(&looks, t); err != nil {
			return nil, parts{}, err
		}
	}
	file := filepath.Join(s.folder, "dist", t.words(), t.program()) // dist is not Git's: the tree stays as committed
	_, err := output(s.folder, t.settings(), "go", "build", "-trimpath", "-buildvcs=true", "-tags", tags,
		"-ldflags", "-s -w -X main.version="+s.version, "-o", file, "./cmd/"+bill.Name)
	if err != nil {
		return nil, parts{}, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, parts{}, err
	}
	if err := s.verify(data, file, t); err != nil {
		return nil, parts{}, err
	}
	p, err := s.parts(t, data)
	if err != nil || t.system != "windows" {
		return data, p, err
	}
	if err := resource.Verify(data, looks, t.processor); err != nil || len(s.sign) == 0 {
		return data, p, err
	}
	data, err = s.signed(file)
	if err != nil {
		return nil, p, err
	}
	return data, p, resource.Verify(data, looks, t.processor)
}

// signed has a program signed in place, and returns it. A command that leaves it unsigned has failed, whatever it says.
func (s *source) signed(file string) ([]byte, error) {
	if _, err := output("", nil, s.sign[0], append(s.sign[1:len(s.sign):len(s.sign)], file)...); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(file)
	if err == nil && !resource.IsSigned(data) {
		err = fmt.Errorf("%s left %s without signature", s.sign[0], filepath.Base(file))
	}
	return data, err
}

// dress puts the object of Windows' resources where Go's linker finds it. Git is told not to see it.
func (s *source) dress(looks *resource.Program, t target) (err error) {
	if looks.Icon, err = os.ReadFile(filepath.Join(s.folder, "serve", "page", "assets", "icon.svg")); err != nil {
		return err
	}
	object, err := resource.Object(*looks, t.processor)
	if err != nil {
		return err
	}
	exclude := filepath.Join(s.folder, ".git", "info", "exclude")
	if err := os.MkdirAll(filepath.Dir(exclude), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(exclude, []byte("*.syso\n"), 0o644); err != nil {
		return err
	}
	name := fmt.Sprintf("resource_windows_%s.syso", t.processor)
	return os.WriteFile(filepath.Join(s.folder, "cmd", bill.Name, name), object, 0o644)
}

// verify reads a program's build information: it must be of the commit, unchanged, by the release's Go, without the
// machine's folders. Where the program runs here it must say its version.
func (s *source) verify(data []byte, file string, t target) error {
	info, err := buildinfo.Read(bytes.NewReader(data))
	if err != nil {
		return err
	}
	want := map[string]string{"vcs.revision": s.commit, "vcs.modified": "false", "-trimpath": "true", "CGO_ENABLED": "0",
		"GOOS": t.system, "GOARCH": t.processor, "-tags": tags}
	for _, b := range info.Settings {
		if w, ok := want[b.Key]; ok && w == b.Value {
			delete(want, b.Key)
		}
	}
	if len(want) > 0 || info.GoVersion != toolchain {
		return fmt.Errorf("the program says it was built by %s with %v, not %v", info.GoVersion, info.Settings, want)
	}
	if bytes.Contains(data, []byte(s.folder)) {
		return fmt.Errorf("the program names the folder %s, in which it was built", s.folder)
	}
	if t.system != runtime.GOOS || t.processor != runtime.GOARCH {
		return nil
	}
	said, err := output("", nil, file, "version")
	if err == nil && !strings.Contains(said, s.version) {
		err = fmt.Errorf("the program says %q of its version, not %s", said, s.version)
	}
	return err
}
