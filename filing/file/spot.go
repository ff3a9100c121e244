package file

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nianbao/filing/leftover"
	"nianbao/filing/seal"
)

// A Spot is where an output goes, and what stood there.
type Spot struct {
	Path     string
	Replaced bool   // an earlier output, which nobody had changed, stood there
	Kept     string // the file that has the usual name and was left alone; the output has another then

	named bool // the program gave the name
	force bool
}

// Save writes a file there, as [Save] does. What another run of the program has put there meanwhile, under a name that
// both gave, is replaced as an earlier output is.
func (s Spot) Save(data []byte) error {
	err := Save(s.Path, data, s.force)
	if s.named && !s.force && errors.Is(err, os.ErrExist) && seal.IsOwn(s.Path) {
		return Save(s.Path, data, true)
	}
	return err
}

// maxSpots bounds the numbers that are tried behind a usual name.
const maxSpots = 99

// FindSpot returns where an output goes. Under a name that the program gave (named), an earlier output is replaced
// where nobody has changed it since; beside any other file the new one gets a number. A name that a person gave is
// replaced by force alone. No output is an input of the run, or another output of it (nil for a run over one file).
func FindSpot(out string, named bool, inputs Inputs, run *Ledger, force bool) (Spot, *Error) {
	out = filepath.Clean(out)
	spot := Spot{Path: out, named: named, force: force}
	if _, err := os.Stat(out); err != nil || !named || force {
		return spot, usable(out, inputs, run, force || named) // what comes to stand there yet, Save judges
	}
	for n := 1; n <= maxSpots; n++ {
		spot.Path = Numbered(out, n)
		info, err := os.Stat(spot.Path)
		if err == nil && !isReadOnly(info) { // what somebody wants to keep stays, and the new one stands beside it
			if refusal := usable(spot.Path, inputs, run, true); refusal != nil {
				return spot, refusal
			}
			spot.Replaced = seal.IsOwn(spot.Path)
		}
		if err != nil || spot.Replaced {
			spot.force = spot.Replaced
			return spot, usable(spot.Path, inputs, run, true) // likewise
		}
		spot.Kept = out
	}
	return spot, exists(out)
}

// Numbered returns the name of the nth file of a name: 报告（2）.docx.
func Numbered(path string, n int) string {
	if n == 1 {
		return path
	}
	ending := filepath.Ext(path)
	return fmt.Sprintf("%s（%d）%s", strings.TrimSuffix(path, ending), n, ending)
}

// usable refuses an output that this run has written already, or as writable does.
func usable(out string, inputs Inputs, run *Ledger, force bool) *Error {
	if source, taken := run.Written(out); taken {
		return &Error{Path: out, Reason: "和 " + source + " 的报告同名（机关名称和年度都相同），没有覆盖",
			Advice: "请核对这两个统计表；确实都要的，请用 -o 分别起名。"}
	}
	if run.Reads(out) {
		return isInput(out)
	}
	return Writable(out, inputs, force)
}

func isInput(out string) *Error {
	return &Error{Path: out, Reason: "输出文件就是输入文件", Advice: "请换一个文件名。"}
}

// errExists is the cause of a refusal to replace a file.
var errExists = errors.New("file exists")

func exists(out string) *Error {
	return &Error{Path: out, Reason: "文件已经存在，没有覆盖", Advice: "请换一个文件名；确实要覆盖的加 --force。",
		Err: errExists}
}

// Writable refuses an output that cannot or must not be written, before any work is done.
func Writable(out string, inputs Inputs, force bool) *Error {
	if refusal := Replaceable(out, inputs, force); refusal != nil {
		return refusal
	}
	dir, err := os.Stat(filepath.Dir(out))
	switch {
	case err != nil && !isAny(err, noFolder):
		return unsaved(out, err)
	case err != nil, !dir.IsDir():
		return &Error{Path: out, Reason: "要放进去的文件夹不存在", Advice: "请先建好文件夹，或者换一个位置。"}
	}
	return nil
}

// Replaceable refuses an output as [Writable] does, one whose folder is still to be made.
func Replaceable(out string, inputs Inputs, force bool) *Error {
	if inputs.has(out) {
		return isInput(out)
	}
	leftover.SweepOnce(filepath.Dir(out))
	target, err := os.Stat(out)
	if reason, _ := hindrance(err); reason != "" && !isAny(err, noFolder) {
		return unsaved(out, err)
	}
	if err == nil {
		switch {
		case target.IsDir():
			return &Error{Path: out, Reason: "这是一个文件夹，不能当作输出文件", Advice: "请在 -o 后面写文件名。"}
		case !target.Mode().IsRegular():
			return &Error{Path: out, Reason: "这不是普通文件，不能当作输出文件", Advice: "请换一个文件名。"}
		case !force:
			return exists(out)
		case isReadOnly(target):
			return readOnly(out)
		}
	}
	return nil
}
