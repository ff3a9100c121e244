package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/waivers"
)

// manyFlags are the options of every command that treats many files.
func manyFlags(lines string) []cli.Flag {
	return []cli.Flag{
		recursiveFlag(),
		filesFromFlag(),
		jobsFlag(),
		linesFlag(lines),
		&cli.StringFlag{Name: "resume",
			Usage: "上次 --json-lines 的输出 `RUN.jsonl`：没有变的文件不再处理（这次的输出写到另一个文件）"},
	}
}

func recursiveFlag() cli.Flag {
	return &cli.BoolFlag{Name: "recursive", Aliases: []string{"r"}, Usage: "文件夹连同下级文件夹",
		DisableDefaultText: true}
}

func filesFromFlag() cli.Flag {
	return &cli.StringFlag{Name: "files-from", Usage: "从 `FILE` 里读文件名，一行一个；- 是标准输入"}
}

func jobsFlag() cli.Flag {
	return &cli.StringFlag{Name: "jobs", Usage: "同时处理 `N` 个文件；不写则用上全部处理器核心"}
}

func linesFlag(lines string) cli.Flag {
	return &cli.BoolFlag{Name: "json-lines", Usage: "每处理完一个文件输出一行 JSON：" + lines, DisableDefaultText: true}
}

// stoppable returns a context that Ctrl-C ends, and what gives it up. The second time the program ends at once.
func stoppable() (context.Context, func()) {
	ctx, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, release)
	return ctx, release
}

// A many is a run over files, be it one.
type many struct {
	*face
	l        *filing.Library
	found    batch.Found
	jobs     int
	password string
	lines    bool   // a line of JSON for each file
	basis    []byte // on what results depend besides the file, those of one file's own left out
	earlier  *batch.Earlier
	origins  batch.Originals
	takers   []taker
	worst    int
	begun    time.Time
	done     int // how many files were treated
}

// many reads the options of a command that treats many files. What the run writes is none of them.
func (t *face) many(c *cli.Context, writes ...string) (*many, error) {
	m := &many{face: t, lines: c.Bool("json-lines"), begun: time.Now(), password: c.String("password")}
	var err error
	if m.jobs, err = jobsOf(c); err != nil {
		return nil, err
	}
	if c.Bool("json") && m.lines {
		return nil, &file.Error{Reason: "--json 和 --json-lines 不能一起用", Advice: "请只写一个。"}
	}
	request := batch.Request{Names: c.Args().Slice(), Recursive: c.Bool("recursive"), Except: slices.DeleteFunc(writes, isEmpty)}
	if err := listed(c, &request); err != nil {
		return nil, err
	}
	if len(request.Names)+len(request.List) == 0 {
		return nil, noFile(c)
	}
	if m.found, err = request.Gather(); err != nil {
		return nil, err
	}
	if m.l, err = library(c); err != nil {
		return nil, err
	}
	if path := c.String("resume"); path != "" {
		if m.earlier, err = batch.ReadEarlier(path); err != nil {
			return nil, err
		}
		if m.earlier.IsEmpty() {
			t.Say("%s 是空的，全部文件都要处理。这次的输出不能写到上次的文件里。", terminal.Visible(path))
		}
	}
	m.basis = basisOf(c)
	return m, nil
}

func isEmpty(name string) bool { return name == "" }

// maxJobs bounds how many files are treated at once: each takes its memory.
const maxJobs = 256

// jobsOf reads --jobs; 0 is one on each core.
func jobsOf(c *cli.Context) (int, error) {
	typed := c.String("jobs")
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > maxJobs {
		return 0, &file.Error{Reason: "--jobs 后面的“" + typed + "”不对",
			Advice: fmt.Sprintf("请写 1 到 %d 的数；不写则用上全部处理器核心。", maxJobs)}
	}
	return n, nil
}

// listed reads the names of --files-from.
func listed(c *cli.Context, request *batch.Request) (err error) {
	from := c.String("files-from")
	switch from {
	case "":
	case "-":
		request.List, err = batch.ReadList(os.Stdin, "标准输入")
	default:
		var list *os.File
		if list, err = file.Open(from, "文件名的清单", ""); err == nil {
			request.List, err = batch.ReadList(list, from)
			list.Close()
		}
	}
	if err == nil && from != "" && len(request.List)+len(request.Names) == 0 {
		err = &file.Error{Path: from, Reason: "文件名的清单是空的", Advice: "请一行写一个文件名。"}
	}
	return err
}

// notAsked are options that change no result.
const notAsked = " recursive r files-from jobs json json-lines resume all force summary annotate roster notice notice-template issuer strict exit-zero "

// basisOf hashes the program and the options, with what stands in the files that they name.
func basisOf(c *cli.Context) []byte {
	h := sha256.New()
	fmt.Fprintln(h, version(), revision(), c.Command.Name)
	for _, name := range c.FlagNames() {
		switch {
		case strings.Contains(notAsked, " "+name+" "):
			continue
		case name == "password": // it must not be guessed from the hash
			fmt.Fprintln(h, name)
			continue
		}
		fmt.Fprintf(h, "%q %q\n", name, fmt.Sprint(c.Value(name)))
		if value, isText := c.Value(name).(string); isText && name != "output" && name != "o" {
			addFiles(h, value)
		}
		for _, value := range c.StringSlice(name) {
			addFiles(h, value)
		}
	}
	return h.Sum(nil)
}

// addFiles adds what stands in a file or, one level deep, in a folder.
func addFiles(h io.Writer, path string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		fmt.Fprintln(h, batch.Sum(path))
	}
	for _, e := range entries {
		fmt.Fprintf(h, "%q %s\n", e.Name(), batch.Sum(path+string(os.PathSeparator)+e.Name()))
	}
}

// revision is the state of the source from which the program was built, where it says.
func revision() (words string) {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if strings.HasPrefix(s.Key, "vcs.") {
				words += s.Value + " "
			}
		}
	}
	return words
}

// traced returns the hashes of a file and of all else on which its result depends; nothing where no lines are read or
// written.
func (m *many) traced(path string) (sum, basis string) {
	if !m.lines && m.earlier == nil {
		return "", ""
	}
	h := sha256.New()
	h.Write(m.basis)
	fmt.Fprintln(h, batch.Sum(waivers.Beside(path)))
	return batch.Sum(path), hex.EncodeToString(h.Sum(nil))
}

// A taker takes what came of files, one after the other in the order of the run, and is told when there are no more.
// Output is the file that was written of one, "" for none.
type taker interface {
	Take(f contract.File, output string)
	End() error
}

// take tells what came of one more file.
func (m *many) take(f contract.File, output string) {
	for _, to := range m.takers {
		to.Take(f, output)
	}
}

// forget gives up what an earlier run has done.
func (m *many) forget() {
	m.earlier.Close()
	m.earlier = nil
}

// earlierLine reads the line that an earlier run has written of a file that has not changed since, and reports whether
// there is one.
func (m *many) earlierLine(path, sum, basis string, line any) bool {
	data := m.earlier.Line(path, sum, basis)
	return data != nil && json.Unmarshal(data, line) == nil
}

// A treated is what came of one file: what is said, and what else a command made of it.
type treated[R any] struct {
	said   *terminal.Recording
	result R
}

// each works on the files, which must say what they say to the face that work is given, and takes what came of each in
// their order, after it was said. It ends the program's patience at Ctrl-C: what was begun is finished, and no more.
func each[R any](
	m *many, work func(f *face, n int, item batch.Item) R, take func(item batch.Item, r R) (told bool),
) error {
	for _, err := range m.found.Unread {
		m.Fail(err)
		m.worst = exitFailed
	}
	ctx := context.Background()
	if m.found.Many { // one file alone is given up at once
		stop, release := stoppable()
		defer release()
		defer context.AfterFunc(stop, m.stopping)() // not when release ends it
		ctx = stop
	}
	progress := m.Begin(len(m.found.Items))
	defer progress.End()
	do := func(_ context.Context, n int, item batch.Item) (treated[R], error) {
		to, said := m.Record()
		return treated[R]{said, work(&face{to}, n, item)}, nil
	}
	takes := func(item batch.Item, r R) (told bool) {
		if m.lines && m.SharesOut() {
			m.Aside(func() { told = take(item, r) })
			return told
		}
		return take(item, r)
	}
	emit := func(_ int, item batch.Item, came treated[R], err error) error {
		if err != nil { // work guards itself, so that this is a fault beyond it
			m.Aside(func() { m.Fail(err) })
			m.worst = exitFailed
		} else if takes(item, came.result) {
			came.said.Play(m.Terminal)
		}
		progress.Done()
		return m.Out.Err
	}
	var err error
	m.done, err = batch.Run(ctx, m.found.Items, m.jobs, do, emit)
	progress.End()
	if m.Out.Err != nil {
		return m.Out.Err
	}
	if err != nil {
		m.worst = exitFailed
		m.stopped()
	}
	return nil
}

// stopping says where a person waits that Ctrl-C was understood.
func (m *many) stopping() {
	if m.IsWatched() {
		m.Say("\n正在停下：等手上的文件做完。再按一次立即结束。")
	}
}

// stopped says how many files were treated before the run was stopped, and how to go on.
func (m *many) stopped() {
	advice := "再运行一次就从头做起；加 --json-lines 把结果存下来的，下次加 --resume 接着做。"
	if m.lines {
		advice = "接着做：同样的命令加 --resume 和这次输出的文件，这次的输出写到另一个文件。"
	}
	m.Say("停下了：做完 %d 个文件，还有 %d 个没有做。已经做完的都完整。%s", m.done, len(m.found.Items)-m.done, advice)
}

// finish tells those who take what came of files that there are no more.
func (m *many) finish() error {
	for _, to := range m.takers {
		if err := to.End(); err != nil {
			return err
		}
	}
	return nil
}

// end returns the exit status as an error, and says how long many files took where a person waits.
func (m *many) end() error {
	m.earlier.Close()
	if took := time.Since(m.begun); m.found.Many && m.IsWatched() {
		m.Say("用时 %s，每秒 %.0f 个。", took.Round(time.Second/10), float64(m.done)/took.Seconds())
	}
	if m.worst != exitOK {
		return exit(m.worst)
	}
	return nil
}

// paths returns the names of the files.
func (m *many) paths() []string {
	var list []string
	for _, item := range m.found.Items {
		list = append(list, item.Path)
	}
	return list
}

// leaving returns why what was found in a folder is no filing of its own, and reports false for any other.
func (m *many) leaving(item batch.Item, o filing.Traits) (why batch.Reason, leaves bool) {
	return m.l.WhyLeft(item, o, &m.origins, m.password)
}

// leaves reports the same and counts what is left out.
func (m *many) leaves(item batch.Item, o filing.Traits) bool {
	why, leaves := m.leaving(item, o)
	if leaves {
		m.found.Left.Add(why, "")
	}
	return leaves
}
