// Package many is what the commands that treat many files have in common: the options that say which, a run over them
// on all cores that says and takes what came of each in their order, what an earlier run has done of it, and what is
// told of all files together.
package many

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"slices"
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

// Stoppable returns a context that Ctrl-C ends, and what gives it up. The second time the program ends at once.
func Stoppable() (context.Context, func()) {
	ctx, release := UntilEnded()
	context.AfterFunc(ctx, release)
	return ctx, release
}

// UntilEnded returns a context that ends when somebody presses Ctrl-C, closes the window or stops the program otherwise,
// and what gives it up.
func UntilEnded() (context.Context, context.CancelFunc) {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup keeps it running
		ends = append(ends, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), ends...)
}

// A Run is a run over files, be it one.
type Run struct {
	*terminal.Terminal
	Library  *filing.Library
	Found    batch.Found
	Jobs     int
	Password string
	Lines    bool // a line of JSON for each file
	Takers   []Taker
	Worst    int // exit status
	Done     int // how many files were treated

	aside   []string // what is read besides: files that options name, those among which last year's are found
	basis   []byte   // on what results depend besides the file, those of one file's own left out
	earlier *batch.Earlier
	origins batch.Originals
	begun   time.Time
}

// New reads the options of a command that treats many files. What the run writes is none of them.
func New(t *terminal.Terminal, c *cli.Context, l *filing.Library, writes ...string) (*Run, error) {
	m := &Run{Terminal: t, Library: l, Lines: c.Bool("json-lines"), begun: time.Now(), Password: c.String("password")}
	var err error
	if m.Jobs, err = JobsOf(c); err != nil {
		return nil, err
	}
	if c.Bool("json") && m.Lines {
		return nil, &file.Error{Reason: "--json 和 --json-lines 不能一起用", Advice: "请只写一个。"}
	}
	request := batch.Request{Names: c.Args().Slice(), Recursive: c.Bool("recursive"),
		Except: slices.DeleteFunc(writes, func(path string) bool { return path == "" || m.isFiling(path) })}
	if err := Listed(c, &request); err != nil {
		return nil, err
	}
	if len(request.Names)+len(request.List) == 0 {
		return nil, NoFile(c)
	}
	if m.Found, err = Gather(t, request); err != nil {
		return nil, err
	}
	if path := c.String("resume"); path != "" {
		if m.earlier, err = batch.ReadEarlier(path); err != nil {
			return nil, err
		}
		if m.earlier.IsEmpty() {
			m.Say("%s 是空的，全部文件都要处理。这次的输出不能写到上次的文件里。", terminal.Visible(path))
		}
	}
	m.basis, m.aside = basisOf(c), asideOf(c)
	return m, nil
}

func isEmpty(name string) bool { return name == "" }

// isFiling reports whether a file that is to be written is a filing: it is one of those that are read then, and nothing is
// written over it, instead of being left out as what an earlier run has written.
func (m *Run) isFiling(path string) bool {
	_, err := m.Library.Open(path, m.Password)
	return err == nil
}

// Traced returns the hashes of a file and of all else on which its result depends, as they are now; nothing where no lines
// are read or written.
func (m *Run) Traced(path string) (t contract.Traced) {
	if !m.Lines && m.earlier == nil {
		return t
	}
	return contract.Traced{SHA256: batch.Sum(path), Basis: m.basisWith(batch.Sum(waivers.Beside(path)))}
}

// TraceOf returns the same of what was read, which may have come to be there since: nothing else must be taken for treated
// by a later run. What could not be read, nil, is as it was before.
func (m *Run) TraceOf(f *filing.Filing, before contract.Traced) contract.Traced {
	if f == nil || before == (contract.Traced{}) {
		return before
	}
	content, explained, asked := f.Sums()
	if before.SHA256 = content; asked {
		before.Basis = m.basisWith(explained)
	}
	return before
}

// basisWith adds what stands beside a file to the basis.
func (m *Run) basisWith(explained string) string {
	h := sha256.New()
	h.Write(m.basis)
	fmt.Fprintln(h, explained)
	return hex.EncodeToString(h.Sum(nil))
}

// A Taker takes what came of files, one after the other in the order of the run, and is told when there are no more.
// Output is the file that was written of one, "" for none.
type Taker interface {
	Take(f contract.File, output string)
	End() error
}

// Take tells what came of one more file.
func (m *Run) Take(f contract.File, output string) {
	for _, to := range m.Takers {
		to.Take(f, output)
	}
}

// Forget gives up what an earlier run has done.
func (m *Run) Forget() {
	m.earlier.Close()
	m.earlier = nil
}

// Stands reports whether an earlier run has written an output and it is still as it was then.
func (m *Run) Stands(output string) bool { return m.earlier.Stands(output) }

// EarlierLine reads the line that an earlier run has written of a file that has not changed since, and reports whether
// there is one.
func (m *Run) EarlierLine(path string, now contract.Traced, line any) bool {
	data := m.earlier.Line(path, now.SHA256, now.Basis)
	return data != nil && json.Unmarshal(data, line) == nil
}

// A treated is what came of one file: what is said, and what else a command made of it.
type treated[R any] struct {
	said   *terminal.Recording
	result R
}

// Each works on the files, which must say what they say to the terminal that work is given, and takes what came of each in
// their order, after it was said. It ends the program's patience at Ctrl-C: what was begun is finished, and no more.
func Each[R any](
	m *Run, work func(to *terminal.Terminal, n int, item batch.Item) R, take func(item batch.Item, r R) (told bool),
) error {
	for _, err := range m.Found.Unread {
		m.Fail(err)
		m.Worst = Failed
	}
	ctx := context.Background()
	if m.Found.Many { // one file alone is given up at once
		stop, release := Stoppable()
		defer release()
		defer context.AfterFunc(stop, m.stopping)() // not when release ends it
		ctx = stop
	}
	progress := m.Begin(len(m.Found.Items))
	defer progress.End()
	do := func(_ context.Context, n int, item batch.Item) (treated[R], error) {
		to, said := m.Record()
		return treated[R]{said, work(to, n, item)}, nil
	}
	takes := func(item batch.Item, r R) (told bool) {
		if m.Lines && m.SharesOut() {
			m.Aside(func() { told = take(item, r) })
			return told
		}
		return take(item, r)
	}
	emit := func(_ int, item batch.Item, came treated[R], err error) error {
		if err != nil { // work guards itself, so that this is a fault beyond it
			m.Aside(func() { m.Fail(err) })
			m.Worst = Failed
		} else if takes(item, came.result) {
			came.said.Play(m.Terminal)
		}
		progress.Done()
		return m.Out.Err
	}
	var err error
	m.Done, err = batch.Run(ctx, m.Found.Items, m.Jobs, do, emit)
	progress.End()
	if m.Out.Err != nil {
		return m.Out.Err
	}
	if err != nil {
		m.Worst = Failed
		m.stopped()
	}
	return nil
}

// stopping says where a person waits that Ctrl-C was understood.
func (m *Run) stopping() {
	if m.IsWatched() {
		m.Say("\n正在停下：等手上的文件做完。再按一次立即结束。")
	}
}

// stopped says how many files were treated before the run was stopped, and how to go on.
func (m *Run) stopped() {
	advice := "再运行一次就从头做起；加 --json-lines 把结果存下来的，下次加 --resume 接着做。"
	if m.Lines {
		advice = "接着做：同样的命令加 --resume 和这次输出的文件，这次的输出写到另一个文件。"
	}
	m.Say("停下了：做完 %d 个文件，还有 %d 个没有做。已经做完的都完整。%s", m.Done, len(m.Found.Items)-m.Done, advice)
}

// Finish tells those who take what came of files that there are no more.
func (m *Run) Finish() error {
	for _, to := range m.Takers {
		if err := to.End(); err != nil {
			return err
		}
	}
	return nil
}

// End returns the exit status as an error, and says how long many files took where a person waits.
func (m *Run) End() error {
	m.earlier.Close()
	if took := time.Since(m.begun); m.Found.Many && m.IsWatched() {
		m.Say("用时 %s，每秒 %.0f 个。", took.Round(time.Second/10), float64(m.Done)/took.Seconds())
	}
	if m.Worst != OK {
		return Exit(m.Worst)
	}
	return nil
}

// Paths returns the names of the files that are read.
func (m *Run) Paths() []string {
	list := slices.Clone(m.aside)
	for _, item := range m.Found.Items {
		list = append(list, item.Path)
	}
	return list
}

// Leaving returns why what was found in a folder is no filing of its own, and reports false for any other.
func (m *Run) Leaving(item batch.Item, o filing.Traits) (why batch.Reason, leaves bool) {
	return m.Library.WhyLeft(item, o, &m.origins, m.Password)
}

// Leaves reports the same and counts what is left out.
func (m *Run) Leaves(item batch.Item, o filing.Traits) bool {
	why, leaves := m.Leaving(item, o)
	if leaves {
		m.Found.Left.Add(why, "")
	}
	return leaves
}
