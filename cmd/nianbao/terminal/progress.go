package terminal

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A Progress shows on a terminal how far a run over many files is, at which rate and how long it will take. Elsewhere
// it shows nothing. It is drawn on standard error, below all that is said, and wiped off at the end.
type Progress struct {
	bar *progressbar.ProgressBar // nil for none
}

// fewest is from how many files on progress is shown.
const fewest = 5

// Begin shows that so many files are to be treated.
func (t *Terminal) Begin(files int) *Progress {
	p := &Progress{}
	t.progress = p
	if files < fewest || os.Getenv("TERM") == "dumb" || !t.IsWatched() {
		return p
	}
	p.bar = newBar(t.Err, files, t.ErrColor)
	return p
}

func newBar(to io.Writer, files int, ansi bool) *progressbar.ProgressBar {
	return progressbar.NewOptions(files, progressbar.OptionSetWriter(to), progressbar.OptionSetWidth(24),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("个"),
		progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(), progressbar.OptionUseANSICodes(ansi), progressbar.OptionSetTheme(
			progressbar.Theme{Saucer: "=", SaucerHead: ">", SaucerPadding: " ", BarStart: "[", BarEnd: "]"}))
}

// Done shows that one more file is treated.
func (p *Progress) Done() {
	if p.bar != nil {
		p.bar.Add(1)
	}
}

// End wipes the bar off.
func (p *Progress) End() {
	if p.bar != nil {
		p.bar.Clear()
		p.bar = nil
	}
}

// Idle wipes off what shows progress, where anything does.
func (t *Terminal) Idle() {
	if t.progress != nil {
		t.progress.End()
	}
}

// Aside says something while progress is shown: above the bar, which comes back as it moves on.
func (t *Terminal) Aside(say func()) {
	if t.progress != nil && t.progress.bar != nil {
		t.progress.bar.Clear()
	}
	say()
}

// SharesOut reports whether results are seen where progress is shown.
func (t *Terminal) SharesOut() bool { return t.sharesOut }

// IsWatched reports whether a person sees standard error as it is written.
func (t *Terminal) IsWatched() bool { return t.watched }
