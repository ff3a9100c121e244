package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A suite is the tests of one package: what each reaches of the packages that are changed, and how long it takes.
type suite struct {
	m     *module
	tests *pkg
	flags []string // for the test program
	grace time.Duration
	list  []*test
	known map[string][]span // by file: all spans that coverage counts
}

// A test is one function of a suite.
type test struct {
	name    string
	time    time.Duration     // of a processor
	reached map[string][]span // by file
}

// A test gets so many times the processor time that it took before the change, and options.grace besides.
const times = 10

// memory in KiB is what a test program may ask for: a change may make a loop that ends nowhere.
const memory = 8 << 20

// readSuite runs each test of a package alone. A test that fails before any change is left out, with a word of it.
func readSuite(ctx context.Context, m *module, tests *pkg, changed []*pkg, o options, temp string) (*suite, error) {
	s := &suite{m: m, tests: tests, grace: o.grace, known: map[string][]span{}, flags: []string{"-test.failfast"}}
	if main := m.all[tests.ImportPath+".test"]; main != nil && slices.Contains(main.Deps, "pgregory.net/rapid") {
		s.flags = append(s.flags, "-rapid.nofailfile", "-rapid.shrinktime=1ms", "-rapid.seed=1",
			"-rapid.checks="+strconv.Itoa(o.checks))
	}
	program, profile := filepath.Join(temp, "reach"), filepath.Join(temp, "profile")
	defer os.Remove(program)
	var paths []string
	for _, p := range changed {
		paths = append(paths, p.ImportPath)
	}
	build := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-cover", "-coverpkg="+strings.Join(paths, ","),
		"-o", program, tests.ImportPath)
	build.Dir = m.dir
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", tests.ImportPath, err, out)
	}
	names, err := s.command(ctx, program, 0, "-test.list=^(Test|Fuzz|Example)").Output()
	if err != nil {
		return nil, fmt.Errorf("tests of %s: %w", tests.ImportPath, err)
	}
	for _, name := range strings.Fields(string(names)) {
		t := &test{name: name, reached: map[string][]span{}}
		cmd := s.command(ctx, program, 0, "-test.run=^"+name+"$", "-test.coverprofile="+profile)
		if out, err := cmd.CombinedOutput(); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			fmt.Fprintf(os.Stderr, "%s of %s fails without a change, and is left out\n%s", name, tests.ImportPath, out)
			continue
		}
		t.time = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if err := s.readProfile(t, profile); err != nil {
			return nil, err
		}
		s.list = append(s.list, t)
	}
	slices.SortStableFunc(s.list, func(a, b *test) int { return cmp.Compare(a.time, b.time) })
	return s, nil
}

// command returns a run of a test program in its package's folder, with a limit of processor time, 0 for none.
func (s *suite) command(ctx context.Context, program string, limit time.Duration, args ...string) *exec.Cmd {
	limits := fmt.Sprintf("ulimit -v %d 2>/dev/null;", memory)
	if limit > 0 {
		limits += fmt.Sprintf("ulimit -t %d;", int(limit.Seconds())+1)
	}
	cmd := exec.CommandContext(ctx, "sh",
		append([]string{"-c", limits + ` exec "$0" "$@"`, program}, append(args, s.flags...)...)...)
	cmd.Dir = s.tests.Dir
	cmd.Env = append(os.Environ(), "GOTRACEBACK=none")
	return cmd
}

var profileLine = regexp.MustCompile(`^(.*):(\d+)\.(\d+),(\d+)\.(\d+) \d+ (\d+)$`)

// readProfile reads what a test reached.
func (s *suite) readProfile(t *test, name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	first := len(s.known) == 0
	for line := range bytes.Lines(data) {
		p := profileLine.FindStringSubmatch(strings.TrimSpace(string(line)))
		if p == nil {
			continue
		}
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(p[2+i])
		}
		file := strings.TrimPrefix(p[1], s.m.path+"/")
		at := span{n[0], n[1], n[2], n[3]}
		if first {
			s.known[file] = append(s.known[file], at)
		}
		if p[6] != "0" {
			t.reached[file] = append(t.reached[file], at)
		}
	}
	return nil
}

// reaching returns the tests that reach a place, the quickest first. Where coverage counts nothing, as between functions
// and at the head of a clause, it is those that reach anything in the function, or all.
func (s *suite) reaching(m *mutant) []*test {
	at := func(x span) bool { return x.holds(m.Line, m.column) }
	if !slices.ContainsFunc(s.known[m.File], at) {
		at = func(x span) bool { return m.Func == "" || m.function.holds(x.fromLine, x.fromCol) }
	}
	var list []*test
	for _, t := range s.list {
		if slices.ContainsFunc(t.reached[m.File], at) || m.Func == "" {
			list = append(list, t)
		}
	}
	return list
}
