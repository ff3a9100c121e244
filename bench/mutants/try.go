package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// tryAll tries mutants, those of one package's tests after another, and prints each.
func tryAll(ctx context.Context, m *module, o options, temp string, list []*mutant) error {
	for len(list) > 0 {
		tests := m.testsOf(list[0].pkg)
		n := 0
		var changed []*pkg
		var wanted []*mutant
		for n < len(list) && m.testsOf(list[n].pkg) == tests {
			if c := list[n]; o.wants(c) {
				wanted = append(wanted, c)
				if !slices.Contains(changed, c.pkg) {
					changed = append(changed, c.pkg)
				}
			}
			n++
		}
		list = list[n:]
		if len(wanted) == 0 {
			continue
		}
		s := &suite{m: m}
		if tests != nil {
			var err error
			if s, err = readSuite(ctx, m, tests, changed, o, temp); err != nil {
				return err
			}
		}
		if err := s.tryEach(ctx, o.jobs, temp, wanted); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// wants reports whether a mutant is one of those that are to be tried.
func (o *options) wants(c *mutant) bool {
	at := c.File + ":" + strconv.Itoa(c.Line)
	return slices.ContainsFunc(strings.Split(o.only, ","),
		func(begins string) bool { return strings.HasPrefix(at, begins) })
}

// tryEach tries mutants, some at once.
func (s *suite) tryEach(ctx context.Context, jobs int, temp string, list []*mutant) error {
	work := make(chan *mutant)
	errs := make([]error, jobs)
	var wg sync.WaitGroup
	var printing sync.Mutex
	for i := range jobs {
		wg.Go(func() {
			for c := range work {
				if errs[i] != nil {
					continue // what is left is not tried
				}
				if errs[i] = s.try(ctx, c, filepath.Join(temp, strconv.Itoa(i))); errs[i] == nil {
					printing.Lock()
					fmt.Println(c)
					printing.Unlock()
				}
			}
		})
	}
	for _, c := range list {
		work <- c
	}
	close(work)
	wg.Wait()
	return errors.Join(errs...)
}

// failed finds a test that failed in what the test program prints.
var failed = regexp.MustCompile(`(?m)^\s*--- FAIL: (\S+)`)

// try builds the tests with a change and runs those that reach it: first the quick ones, as most changes are noticed at
// once, then the others.
func (s *suite) try(ctx context.Context, c *mutant, temp string) error {
	tests := s.reaching(c)
	if len(tests) == 0 {
		c.Outcome = unreached
		return nil
	}
	if err := os.MkdirAll(temp, 0o777); err != nil {
		return err
	}
	program := filepath.Join(temp, "tests")
	defer os.RemoveAll(temp)
	if err := s.build(ctx, c, temp, program); err != nil {
		if ctx.Err() == nil { // a package above needs what the change took away, or somebody writes the tests by now
			c.Outcome = uncounted
			fmt.Fprintln(os.Stderr, err)
			return nil
		}
		return err
	}
	quick := 0
	for sum := time.Duration(0); quick < len(tests) && sum < time.Second; quick++ {
		sum += tests[quick].time
	}
	c.Outcome = survived
	for _, part := range [][]*test{tests[:quick], tests[quick:]} {
		if err := s.run(ctx, c, program, part); err != nil || !c.survived() {
			return err
		}
	}
	return nil
}

// build makes the test program with a change.
func (s *suite) build(ctx context.Context, c *mutant, temp, program string) error {
	name := filepath.Join(s.m.dir, filepath.FromSlash(c.File))
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	changed := filepath.Join(temp, "changed.go")
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{name: changed}})
	if err != nil {
		return err
	}
	if err := os.WriteFile(changed, c.apply(src), 0o666); err != nil {
		return err
	}
	described := filepath.Join(temp, "overlay.json")
	if err := os.WriteFile(described, overlay, 0o666); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", described, "-o",
		program,
		s.tests.ImportPath)
	cmd.Dir = s.m.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", c, err, out)
	}
	return nil
}

// run runs tests with a change, and says what came of it.
func (s *suite) run(ctx context.Context, c *mutant, program string, tests []*test) error {
	if len(tests) == 0 {
		return nil
	}
	var names []string
	limit := s.grace
	for _, t := range tests {
		names = append(names, t.name)
		limit += times * t.time
	}
	// What waits for ever uses no processor; the machine may have more to do than this.
	waiting, stop := context.WithTimeout(ctx, 10*limit+time.Minute)
	defer stop()
	cmd := s.command(waiting, program, limit, "-test.run=^("+strings.Join(names, "|")+")$", "-test.timeout=0")
	cmd.WaitDelay = time.Second
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil:
		return nil
	case errors.As(err, &exit) && exit.ExitCode() < 0 || waiting.Err() != nil: // by a signal
		c.Outcome = timeout
	case errors.As(err, &exit):
		c.Outcome = killed
		if f := failed.FindStringSubmatch(out.String()); f != nil {
			c.Killer = f[1]
		}
	default:
		return fmt.Errorf("%s: %w", c, err)
	}
	return nil
}
