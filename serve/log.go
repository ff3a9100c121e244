package serve

import (
	"io"
	"log/slog"
	"os"
	"sync"
)

// maxLog is how long the log of a start may grow, in bytes.
const maxLog = 8 << 20

// OpenLog returns the log of a start in the user's own folder, in place of that of the start before, and what closes it.
// Where it cannot be written there is none: nobody's work hangs on it.
func OpenLog(folder string) (log *slog.Logger, end func()) {
	if folder == "" || os.MkdirAll(folder, 0o700) != nil {
		return slog.New(slog.DiscardHandler), func() {}
	}
	to, err := os.OpenFile(LogIn(folder), os.O_CREATE|os.O_TRUNC|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return slog.New(slog.DiscardHandler), func() {}
	}
	return slog.New(slog.NewJSONHandler(&bounded{to: to, left: maxLog}, nil)), func() { to.Close() }
}

// A bounded writer drops what is too much.
type bounded struct {
	mu   sync.Mutex
	to   io.Writer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(p) > b.left {
		b.left = 0
		return len(p), nil
	}
	b.left -= len(p)
	return b.to.Write(p)
}
