// Package terminal says to people what the commands of nianbao found and did.
//
// What was asked for (findings of check, tables of show, the list of rules, help) goes to standard output, and JSON
// goes there alone. Everything else, the word that a file was written included, goes to standard error. It is
// Chinese, says what is wrong and then what to do, and never shows an error of a library. Colours appear only on a
// terminal, and never when NO_COLOR is set (https://no-color.org).
package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/term"

	"nianbao/filing"
	"nianbao/filing/file"
)

// A Terminal is where the program speaks to people, and where its results go.
type Terminal struct {
	Out                *Watched
	Err                io.Writer
	OutColor, ErrColor bool
	Stopped            bool // by somebody, on purpose: the window need not wait for them

	progress           *Progress // nil for none
	watched, sharesOut bool
}

// New returns a Terminal of standard output and standard error.
func New(out, err io.Writer) *Terminal {
	return &Terminal{Out: &Watched{w: out}, Err: &oneByOne{w: err}, OutColor: colored(out), ErrColor: colored(err),
		watched: isTerminal(err), sharesOut: isTerminal(out)}
}

// A oneByOne writer may be written to by works that go on at the same time.
type oneByOne struct {
	mu sync.Mutex
	w  io.Writer
}

func (o *oneByOne) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.w.Write(p)
}

// A Watched writer remembers that writing failed: what was asked for must not go missing silently.
type Watched struct {
	w   io.Writer
	Err error // the last of writing
}

func (w *Watched) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if err != nil {
		w.Err = err
	}
	return n, err
}

// Visible returns words from a file, or a file's name, with nothing in them that would steer the terminal or break the
// line.
func Visible(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, words)
}

func colored(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w) && enableColor(f)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// Fail tells why the program could not do what was asked.
func (t *Terminal) Fail(err error) {
	var whole *file.Error // says itself what to do
	var hinted interface{ Hint() string }
	text := err.Error()
	if !errors.As(err, &whole) && errors.As(err, &hinted) {
		text = (&file.Error{Reason: text, Advice: hinted.Hint()}).Error()
	}
	fmt.Fprintln(t.Err, Paint(t.ErrColor, Red, "出错：")+Lines(text))
}

// Lines returns words of several lines, each of them visible.
func Lines(words string) string {
	var list []string
	for line := range strings.SplitSeq(words, "\n") {
		list = append(list, Visible(line))
	}
	return strings.Join(list, "\n")
}

// Say tells what was done.
func (t *Terminal) Say(format string, args ...any) { fmt.Fprintf(t.Err, format+"\n", args...) }

// WroteTo tells that a file was written, and what became of one that stood there.
func (t *Terminal) WroteTo(what string, spot file.Spot) {
	switch {
	case spot.Kept != "":
		t.Say("%s：%s。原来的 %s 有人改过，或者不是本程序生成的，没有动它。", what, Visible(spot.Path), Visible(spot.Kept))
	case spot.Replaced:
		t.Say("%s：%s。上次生成的那一份没有人改过，已经换掉。", what, Visible(spot.Path))
	default:
		t.Say("%s：%s", what, Visible(spot.Path))
	}
}

// Remarks tells what of a file was passed over, or what a person should know of an output.
func (t *Terminal) Remarks(path string, list []string) {
	for _, r := range list {
		t.Say("%s：%s。", Visible(path), Visible(r))
	}
}

// Unprotected tells that what was written needs no password where its source does.
func (t *Terminal) Unprotected(source *filing.Filing) {
	if source.Encrypted() {
		t.Say("原来的文件有密码，写出的文件没有密码，请注意保管。")
	}
}

// Uncopied tells what of its source an annotated or mended copy does not have.
func (t *Terminal) Uncopied(source *filing.Filing) {
	if lost := source.Uncopied(); lost != "" {
		t.Say("%s。", Visible(lost))
	}
}

// Colours, as Paint takes them.
const (
	Red    = "31"
	Yellow = "33"
	Cyan   = "36"
	Bold   = "1"
)

// Paint returns a text in a colour, where colours are on.
func Paint(on bool, color, text string) string {
	if !on {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}
