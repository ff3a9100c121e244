package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"

	"nianbao/cmd/docs/leaflet"
	"nianbao/cmd/release/archive"
)

// toolchain is the Go that builds a release, and of which this program is built, which packs it: another would make other
// bytes of the same commit. govulncheck (.ci/govulncheck) looks at this one: newer than go.mod's where older ones have
// faults that the program meets.
const toolchain = "go1.26.11"

// again runs this program built by the release's Go, which the go command has or fetches, and returns its exit status.
func again(arguments []string) (int, error) {
	const mark = "NIANBAO_RELEASE_AGAIN"
	if os.Getenv(mark) != "" {
		return 1, fmt.Errorf("a release is built by %s, and GOTOOLCHAIN=%[1]s gives %s", toolchain, runtime.Version())
	}
	// Compiled as the program is, it shares what both are made of.
	c := exec.Command("go", append([]string{"run", "-trimpath", "nianbao/cmd/release"}, arguments...)...)
	c.Env = append(os.Environ(), "GOTOOLCHAIN="+toolchain, "CGO_ENABLED=0", mark+"=1")
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	err := c.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return 0, err
}

// A source is the commit that is released, in a folder of its own: nothing that lies about in the maintainer's is taken.
type source struct {
	folder, commit string
	time           time.Time // of the commit
	version        string
	copyright      string
	sign           []string // a command and its arguments, before the name of a program; none where nothing is signed
}

// checkOut copies the commit in which the program is run into a folder. Where files differ from it they are not what
// would be released, which is refused.
func checkOut() (*source, error) {
	root, err := output("", nil, "git", "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	changed, err := output(root, nil, "git", "status", "--porcelain")
	if err != nil {
		return nil, err
	}
	if changed != "" {
		return nil, fmt.Errorf("what is not committed would not be released:\n%s", changed)
	}
	s := &source{}
	if s.commit, err = output(root, nil, "git", "rev-parse", "HEAD"); err != nil {
		return nil, err
	}
	if s.folder, err = os.MkdirTemp("", "nianbao-release-"); err != nil {
		return nil, err
	}
	// Tags are left behind: Go writes into a program what they say of its commit, and not every copy has the same.
	// Ends of lines are the commit's on every system.
	_, err = output(root, nil, "git", "clone", "--quiet", "--no-tags", "--no-checkout", "-c", "core.autocrlf=false",
		"-c", "core.eol=lf", root, s.folder)
	if err == nil {
		_, err = output(s.folder, nil, "git", "checkout", "--quiet", "--detach", s.commit)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(s.folder))
	}
	return s, nil
}

var (
	released  = regexp.MustCompile(`(?m)^## \[?(\d+\.\d+\.\d+[^\s\]]*)`)
	copyright = regexp.MustCompile(`(?m)^Copyright .+$`)
)

// settle finds out what the release is called, and when and by whom it was made. The version that is given must be the
// newest of CHANGELOG.md, or one that is early (1.1.0-rc.1).
func (s *source) settle(version string) error {
	seconds, err := output(s.folder, nil, "git", "show", "--no-patch", "--format=%ct", s.commit)
	if err != nil {
		return err
	}
	unix, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return fmt.Errorf("time of %s: %w", s.commit, err)
	}
	s.time = time.Unix(unix, 0).UTC()
	changes, err := os.ReadFile(filepath.Join(s.folder, "CHANGELOG.md"))
	if err != nil {
		return err
	}
	terms, err := os.ReadFile(filepath.Join(s.folder, "LICENSE"))
	if err != nil {
		return err
	}
	if s.copyright = string(copyright.Find(terms)); s.copyright == "" {
		return errors.New("LICENSE has no line of the copyright")
	}
	if s.version, err = settledVersion(version, changes); err != nil {
		return err
	}
	// With the tag in the copy the program's build information says this version.
	_, err = output(s.folder, nil, "git", "tag", "v"+s.version)
	return err
}

// settledVersion returns the version that is given, or else the newest of a change log.
func settledVersion(given string, changes []byte) (string, error) {
	newest := ""
	if m := released.FindSubmatch(changes); m != nil {
		newest = string(m[1])
	}
	switch {
	case given == "" && newest == "":
		return "", errors.New("CHANGELOG.md has no heading of a version (## 1.0.0 - 2026-12-01): write it, or give an " +
			"early one (-version 1.0.0-rc.1)")
	case given == "":
		given = newest
	case given != newest && !strings.Contains(given, "-"):
		return "", fmt.Errorf("the newest version in CHANGELOG.md is %q, not %s", newest, given)
	}
	if !semantic.MatchString(given) {
		return "", fmt.Errorf("version %q is not like 1.0.0", given)
	}
	return given, nil
}

// beside returns what stands beside the program in each archive: manual, sample, licence.
func (s *source) beside() (map[string]archive.File, error) {
	files := map[string]archive.File{}
	for name, from := range map[string]string{"使用说明.html": "README.zh-CN.md", "示例统计表.xlsx": "serve/sample.xlsx",
		"LICENSE": "LICENSE"} {
		data, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(from)))
		if err == nil && strings.HasSuffix(name, ".html") {
			data, err = leaflet.Page(data, leaflet.Options{Pictures: os.DirFS(s.folder)})
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", from, err)
		}
		files[name] = archive.File{Data: data}
	}
	return files, nil
}

// output runs a program and returns what it prints, without the space around it. Settings are added to the environment.
func output(folder string, settings []string, name string, arguments ...string) (string, error) {
	c := exec.Command(name, arguments...)
	var said bytes.Buffer
	c.Dir, c.Stderr = folder, &said
	c.Env = append(os.Environ(), settings...)
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(arguments, " "), err, said.Bytes())
	}
	return strings.TrimSpace(string(out)), nil
}
