package file

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// A cause is what the operating system may say of a disk, and what it means for people. What each system says of it
// stands in causes_….go.
type cause struct {
	errs           []error
	reason, advice string
}

var causes = []cause{
	{diskFull, "磁盘满了", "请删去一些不要的文件，或者换一个磁盘，再试。"},
	{tooLarge, "文件太大，这个磁盘放不下", "请换一个磁盘，再试。"},
	{writeProtected, "磁盘是只读的", "请换一个能写入的位置；U 盘有写保护开关的，请打开。"},
	{tooLong, "文件名或者路径太长", "请换一个短一些的名字，或者换一个上级文件夹少一些的位置。"},
	{inUse, "文件正在别的程序里打开", "请先在 WPS、Word 或 Excel 里关闭它，再试。"},
	{lost, "磁盘或者网络文件夹读写出错，可能断开了", "请看 U 盘是否插好、网络是否连通，能打开那个文件夹以后再试。"},
	{noFolder, "所在的文件夹不见了，可能刚刚被删去、改名，或者网络断开了", "请看文件夹还在不在，再试。"},
}

// hindrance returns what an error of the operating system means, without a full stop, and what to do; "" for one of which
// nothing is known.
func hindrance(err error) (reason, advice string) {
	for _, c := range causes {
		if isAny(err, c.errs) {
			return c.reason, c.advice
		}
	}
	return "", ""
}

// Hindrance returns what kept a file that nobody asked for from being written to a place, as a temporary one, and what to
// do: both in Chinese, the first without a full stop.
func Hindrance(err error, place string) (reason, advice string) {
	switch reason, advice = hindrance(err); {
	case isAny(err, noFolder):
		return "找不到文件夹", "请看" + place + "在不在。"
	case reason != "":
		return reason, advice
	case errors.Is(err, os.ErrPermission):
		return "没有权限", "请看" + place + "能不能写入。"
	}
	return "写不进去", "请看磁盘是否已满、" + place + "能不能写入。"
}

// NoTemporary says why nothing can be written where temporary files stand, for the sake of a file, "" for none.
func NoTemporary(out string, err error) *Error {
	place := "临时文件夹（" + os.TempDir() + "）"
	reason, advice := Hindrance(err, place)
	return &Error{Path: out, Reason: place + "写不进去：" + reason, Advice: advice, Err: err}
}

func isAny(err error, of []error) bool {
	return err != nil && slices.ContainsFunc(of, func(known error) bool { return errors.Is(err, known) })
}

// unsaved says why a file was not written.
func unsaved(out string, err error) *Error {
	if errors.Is(err, os.ErrExist) {
		return &Error{Path: out, Reason: "文件已经存在，没有覆盖", Advice: "请换一个文件名；确实要覆盖的加 --force。", Err: err}
	}
	if errors.Is(err, os.ErrPermission) {
		reason, advice := "没有权限写入", "如果文件正在 WPS 或 Word 里打开，请先关闭；否则请用 -o 换一个能写入的位置。"
		if owner := ownerOf(out); owner != "" {
			reason, advice = "没有权限写入，看来它正在 WPS、Word 或 Excel 里打开（旁边有 "+owner+"）", "请先关闭它，再试。"
		}
		return &Error{Path: out, Reason: reason, Advice: advice, Err: err}
	}
	if reason, advice := hindrance(err); reason != "" {
		return &Error{Path: out, Reason: reason + "，没有保存", Advice: advice, Err: err}
	}
	return &Error{Path: out, Reason: "写不进去，没有保存",
		Advice: "请看磁盘是否已满或只读、文件是否正在 WPS 或 Word 里打开；也可以用 -o 换一个位置。", Err: err}
}

func readOnly(out string) *Error {
	return &Error{Path: out, Reason: "这个文件设成了只读，没有覆盖",
		Advice: "请换一个文件名；确实要覆盖的，请先去掉文件属性里的“只读”。", Err: os.ErrPermission}
}

// ownerOf returns the name of the file that Office, WPS or LibreOffice keeps beside one that is open, "" for none. Of a
// long name Word leaves out the first two letters.
func ownerOf(path string) string {
	dir, base := filepath.Split(path)
	names := []string{"~$" + base, ".~" + base, ".~lock." + base + "#"}
	if stem := strings.TrimSuffix(base, filepath.Ext(base)); utf8.RuneCountInString(stem) > 6 {
		letters := []rune(base)
		names = append(names, "~$"+string(letters[1:]), "~$"+string(letters[2:]))
	}
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return name
		}
	}
	return ""
}
