//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/filing/disk"
)

// What the program of the tests is told by its environment: at which of its steps to disk and to standard output it sends
// itself a signal, which one, and where it puts down how many it has taken.
const killAt, killBy, stepsIn = "NIANBAO_TEST_KILL_AT", "NIANBAO_TEST_KILL_BY", "NIANBAO_TEST_STEPS_IN"

func init() { program = mortal }

// mortal is the program, as tests run it.
func mortal() {
	at, _ := strconv.Atoi(os.Getenv(killAt))
	by, _ := strconv.Atoi(os.Getenv(killBy))
	in := os.Getenv(stepsIn)
	if at == 0 && in == "" {
		main()
	}
	steps := make(chan int, 1)
	steps <- 0
	disk.Before = func(step disk.Step, path string) error {
		n := <-steps + 1
		if n == at {
			syscall.Kill(os.Getpid(), syscall.Signal(by))
			time.Sleep(20 * time.Millisecond) // until it has come
		}
		if in != "" {
			os.WriteFile(in, []byte(strconv.Itoa(n)), 0o600)
		}
		steps <- n
		return nil
	}
	os.Exit(run(os.Args, halving{os.Stdout}, os.Stderr))
}

// halving writes in two halves, each of which is a step.
type halving struct{ w io.Writer }

func (h halving) Write(p []byte) (int, error) {
	disk.Before(disk.Writing, "stdout")
	n, err := h.w.Write(p[:len(p)/2])
	if err == nil {
		disk.Before(disk.HalfDone, "stdout")
		var more int
		more, err = h.w.Write(p[n:])
		n += more
	}
	return n, err
}

// A deed is a command that writes, and what it is told where an output of it may be there already.
type deed struct {
	name, args string
	again      string
	lines      bool // it can go on where it was stopped
	seldom     bool // it is killed with NIANBAO_LONG=1 alone
}

var deeds = []deed{
	{name: "convert a folder", args: "convert -r in -o out --json-lines --summary 汇总.xlsx", again: "--force", lines: true},
	{name: "convert beside", args: "convert -r in", seldom: true},
	{name: "convert to pages", args: "convert -r in --to html -o pages --json-lines", again: "--force", lines: true,
		seldom: true},
	{name: "convert to workbooks", args: "convert 甲.json -o 又.xlsx", again: "--force", seldom: true},
	{name: "check a folder", args: "check -r in --json-lines --summary 汇总.html --notice 通报.docx", again: "--force",
		lines: true},
	{name: "fix", args: "fix -r in -o mended --json-lines", again: "--force", lines: true, seldom: true},
	{name: "annotate", args: "check in/错.xlsx --annotate 标注.xlsx", again: "--force"},
	{name: "waive", args: "waive 空格.xlsx V01 --reason 没有收到", seldom: true},
	{name: "merge", args: "merge in/甲.xlsx in/区/乙.xlsx -o 汇总.xlsx --agency 示例市 --convert", again: "--force",
		seldom: true},
	{name: "new", args: "new --agency 示例市 --year 2024", seldom: true},
	{name: "fill", args: "template fill letter.docx --data agencies.xlsx --data common.json -o 通知/{{单位}}.docx --json-lines",
		again: "--force", lines: true},
	{name: "export", args: "template export notice -o 内置.docx", again: "--force", seldom: true},
}

// TestKilled kills the program at points that are spread over its work, and shows that then and there each output is the
// one of an undisturbed run or is absent; that no input has changed; and that the same command, or one that goes on with
// --resume, comes to the same files and lines and leaves nothing behind.
func TestKilled(t *testing.T) {
	points, long := 1, isLong()
	files := pieces(t)
	if long { // a batch of more than fifty steps
		points = 50
		for _, name := range []string{"己", "庚", "辛", "壬", "癸", "子", "丑"} {
			files["more/"+name+".xlsx"] = workbookOf(t, files["甲.xlsx"], "示例"+name+"市人民政府")
		}
	}
	for i, d := range deeds {
		if d.seldom && !long {
			continue
		}
		t.Run(d.name, func(t *testing.T) {
			root := workplace(t, files)
			inputs := left(t, root)
			counted := filepath.Join(t.TempDir(), "steps")
			lines := d.run(t, root, stepsIn+"="+counted).out
			whole := left(t, root)
			said, err := os.ReadFile(counted)
			must(t, err)
			steps, err := strconv.Atoi(string(said))
			must(t, err)
			if len(whole) == len(inputs) {
				t.Fatalf("%s writes nothing: %s", d.args, lines)
			}
			for p := range min(points, steps) {
				at := 1 + (steps*p/min(points, steps)+steps*((i*5+3)%8)/8/points)%steps
				killed(t, d, files, at, syscall.SIGKILL, inputs, whole, lines)
				for _, by := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
					if long && int(by)%3 == p%3 || !long && i == 0 && by == syscall.SIGHUP {
						killed(t, d, files, at, by, inputs, whole, lines)
					}
				}
			}
			t.Logf("killed at %d points of %d steps", min(points, steps), steps)
		})
	}
}

// killed sends a command a signal at one of its steps and holds what is left against an undisturbed run.
func killed(
	t *testing.T, d deed, files map[string][]byte, at int, by syscall.Signal, inputs, whole map[string]string, lines string,
) {
	t.Helper()
	root := workplace(t, files)
	ran := d.run(t, root, killAt+"="+strconv.Itoa(at), killBy+"="+strconv.Itoa(int(by)))
	first, there := ran.out, left(t, root)
	isWhole := maps.Equal(there, whole)
	if by != syscall.SIGKILL { // what is told of all files together says that the run was stopped
		maps.DeleteFunc(there, func(path, _ string) bool { return strings.HasPrefix(path, "/汇总.") || path == "/通报.docx" })
	}
	holdLeft(t, at, there, inputs, whole, true)
	switch {
	case by == syscall.SIGKILL && ran.signal != by, ran.signal != 0 && ran.signal != by:
		t.Fatalf("at %d sent %v, ended by %v: %s", at, by, ran.signal, ran.errs)
	case ran.signal == 0 && !isWhole && (ran.status != exitFailed || !strings.Contains(ran.errs, "停下了")):
		t.Fatalf("at %d sent %v, ended with %d and %q: %s", at, by, ran.status, slices.Sorted(maps.Keys(there)), ran.errs)
	}
	if d.lines && !strings.HasPrefix(lines, first) {
		t.Fatalf("killed at %d: %s\nis not the beginning of\n%s", at, first, lines)
	}
	if d.lines && len(first) > 0 && at%2 == 0 {
		must(t, os.WriteFile(filepath.Join(root, "run.jsonl"), []byte(first), 0o666))
		d.args += " --resume run.jsonl"
	}
	d.args += " " + d.again
	if again := d.run(t, root).out; d.lines && again != lines {
		t.Fatalf("killed at %d, %s: %s", at, d.args, cmp.Diff(lines, again))
	}
	must(t, os.RemoveAll(filepath.Join(root, "run.jsonl")))
	holdLeft(t, at, left(t, root), inputs, whole, false)
}

// temporary is the shape of the names of what may be left until the next run.
var temporary = regexp.MustCompile(`/\.nianbao-[A-Z2-7]{26}\.tmp$`)

// holdLeft holds the files that are there against those of an undisturbed run.
func holdLeft(t *testing.T, at int, now, inputs, whole map[string]string, part bool) {
	t.Helper()
	for path := range inputs {
		if now[path] != inputs[path] {
			t.Fatalf("killed at %d: %s has changed", at, path)
		}
	}
	for path, data := range now {
		if part && temporary.MatchString(path) {
			continue
		}
		if want, known := whole[path]; !known || data != want {
			t.Fatalf("killed at %d: %s is not what an undisturbed run writes (%v, %d bytes, %d)", at, path, known, len(data), len(want))
		}
	}
	if !part && len(now) != len(whole) {
		t.Fatalf("killed at %d: there are %q, want %q", at, slices.Sorted(maps.Keys(now)), slices.Sorted(maps.Keys(whole)))
	}
}

// A gone is what came of running the program.
type gone struct {
	out, errs string
	signal    syscall.Signal // that ended it, 0 for none
	status    int
}

// run runs the program in a folder with more in its environment.
func (d deed) run(t *testing.T, root string, env ...string) gone {
	t.Helper()
	program, err := exec.LookPath("nianbao")
	must(t, err)
	c := exec.Command(program, strings.Fields(d.args)...)
	var out, errs bytes.Buffer
	c.Dir, c.Stdout, c.Stderr = root, &out, &errs
	c.Env = append(os.Environ(), append(env, "HOME="+root, "XDG_CONFIG_HOME="+root)...)
	err = c.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	r := gone{out: out.String(), errs: errs.String(), status: c.ProcessState.ExitCode()}
	if state := c.ProcessState.Sys().(syscall.WaitStatus); state.Signaled() {
		r.signal = state.Signal()
	}
	return r
}

// workplace makes a folder with files for all deeds.
func workplace(t *testing.T, files map[string][]byte) string {
	t.Helper()
	root := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(root, "in", "区"), 0o777))
	for _, name := range []string{"in/甲.xlsx", "in/错.xlsx", "in/空.xlsx", "in/区/乙.xlsx", "空格.xlsx", "甲.json",
		"letter.docx", "agencies.xlsx", "common.json"} {
		must(t, os.WriteFile(filepath.Join(root, name), files[filepath.Base(name)], 0o666))
	}
	for name, data := range files {
		if more, ok := strings.CutPrefix(name, "more/"); ok {
			must(t, os.WriteFile(filepath.Join(root, "in", "区", more), data, 0o666))
		}
	}
	return root
}

// pieces returns a pool with files for all deeds.
func pieces(t *testing.T) map[string][]byte {
	t.Helper()
	files := pool(t)
	files["空格.xlsx"] = workbookOf(t, files["甲.xlsx"], "示例戊市人民政府", "E8", nil)
	for _, name := range []string{"letter.docx", "agencies.xlsx", "common.json"} {
		data, err := os.ReadFile("../../testdata/fill/" + name)
		must(t, err)
		files[name] = data
	}
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "甲.xlsx"), files["甲.xlsx"], 0o666))
	files["甲.json"] = []byte(deed{args: "show 甲.xlsx --json"}.run(t, dir).out)
	return files
}
