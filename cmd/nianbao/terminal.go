package main

// What the program says to people:
//
// What was asked for (findings of check, tables of show, the list of rules, help) goes to standard output, and JSON
// goes there alone. Everything else, the word that a file was written included, goes to standard error. It is
// Chinese, says what is wrong and then what to do, and never shows an error of a library. Colours appear only on a
// terminal, and never when NO_COLOR is set (https://no-color.org).

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/term"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/filing/file"
)

type terminal struct {
	out                *watched
	err                io.Writer
	outColor, errColor bool
}

func newTerminal(out, err io.Writer) *terminal {
	return &terminal{&watched{w: out}, err, colored(out), colored(err)}
}

// A watched writer remembers that writing failed: what was asked for must not go missing silently.
type watched struct {
	w   io.Writer
	err error
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if err != nil {
		w.err = err
	}
	return n, err
}

// visible returns words from a file, or a file's name, with nothing in them that would steer the terminal or break the
// line.
func visible(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, words)
}

func colored(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd())) && enableColor(f)
}

// fail tells why the program could not do what was asked.
func (t *terminal) fail(err error) {
	var whole *file.Error // says itself what to do
	var hinted interface{ Hint() string }
	text := err.Error()
	if !errors.As(err, &whole) && errors.As(err, &hinted) {
		text = (&file.Error{Reason: text, Advice: hinted.Hint()}).Error()
	}
	fmt.Fprintln(t.err, paint(t.errColor, red, "出错：")+lines(text))
}

// lines returns words of several lines, each of them visible.
func lines(words string) string {
	var list []string
	for line := range strings.SplitSeq(words, "\n") {
		list = append(list, visible(line))
	}
	return strings.Join(list, "\n")
}

// say tells what was done.
func (t *terminal) say(format string, args ...any) { fmt.Fprintf(t.err, format+"\n", args...) }

// wroteTo tells that a file was written, and what became of one that stood there.
func (t *terminal) wroteTo(what string, spot file.Spot) {
	switch {
	case spot.Kept != "":
		t.say("%s：%s。原来的 %s 有人改过，或者不是本程序生成的，没有动它。", what, visible(spot.Path), visible(spot.Kept))
	case spot.Replaced:
		t.say("%s：%s。上次生成的那一份没有人改过，已经换掉。", what, visible(spot.Path))
	default:
		t.say("%s：%s", what, visible(spot.Path))
	}
}

// remarks tells what of a file was passed over, or what a person should know of an output.
func (t *terminal) remarks(path string, list []string) {
	for _, r := range list {
		t.say("%s：%s。", visible(path), visible(r))
	}
}

// unprotected tells that what was written needs no password where its source does.
func (t *terminal) unprotected(source *filing.Filing) {
	if source.Encrypted() {
		t.say("原来的文件有密码，写出的文件没有密码，请注意保管。")
	}
}

// uncopied tells what of its source an annotated or mended copy does not have.
func (t *terminal) uncopied(source *filing.Filing) {
	if lost := source.Uncopied(); lost != "" {
		t.say("%s。", visible(lost))
	}
}

const (
	red    = "31"
	yellow = "33"
	cyan   = "36"
	bold   = "1"
)

func paint(on bool, color, text string) string {
	if !on {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}

// findings prints the findings of one file, one a line. Those that another explains are counted behind it; all prints
// each below it.
func findings(w io.Writer, color bool, list []check.Finding, all bool) {
	folded := map[int][]*check.Finding{}
	for i := range list {
		if f := &list[i]; f.Follows != nil {
			folded[*f.Follows] = append(folded[*f.Follows], f)
		}
	}
	for i := range list {
		f := &list[i]
		if f.Follows != nil {
			continue
		}
		more := ""
		if !all {
			more = fold(f, folded[i])
		}
		fmt.Fprintf(w, "  %s%s\n", finding(color, f), more)
		for _, follower := range folded[i] {
			if all {
				fmt.Fprintf(w, "    由此：%s\n", finding(color, follower))
			}
		}
	}
}

func finding(color bool, f *check.Finding) string {
	place := ""
	if p := f.Place.String(); p != "" {
		place = " " + paint(color, bold, visible(p))
	}
	if f.Waived != "" {
		return fmt.Sprintf("已说明 %s%s  %s——%s", f.Rule.ID, place, visible(f.Message), visible(f.Waived))
	}
	return fmt.Sprintf("%s %s%s  %s", severity(color, f.Rule.Severity), f.Rule.ID, place, visible(f.Message))
}

// maxFolded is how many places of findings that follow from another are named.
const maxFolded = 6

// fold counts the findings that follow from another: 由此还有 4 处：R01 D6、R01 J6、R03 J8、R02 D29。
func fold(head *check.Finding, followers []*check.Finding) string {
	if len(followers) == 0 {
		return ""
	}
	var names []string
	etc := "。"
	for _, f := range followers {
		place := f.Place.Within()
		if f.Place.Sheet != head.Place.Sheet {
			place = f.Place.String()
		}
		name := strings.TrimSpace(f.Rule.ID + " " + place)
		switch {
		case slices.Contains(names, name): // seventeen quotations in one text
		case len(names) < maxFolded:
			names = append(names, name)
		default:
			etc = " 等。"
		}
	}
	return fmt.Sprintf("由此还有 %d 处：%s%s", len(followers), visible(strings.Join(names, "、")), etc)
}

func severity(color bool, s check.Severity) string {
	return paint(color, [...]string{red, yellow, cyan}[s], s.Chinese())
}
