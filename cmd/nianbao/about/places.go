package about

import (
	"fmt"
	"net"
	"os"
	"path/filepath"

	"nianbao/contract"
	"nianbao/serve"
)

// isFree reports whether an address of this machine can be had.
func isFree(addr string) bool {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return false
	}
	listener.Close()
	return true
}

// canWrite reports whether something can be put into a folder, or into the one in which it would be made, and leaves
// nothing there.
func canWrite(dir string) bool {
	for {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			return false
		}
		if err == nil {
			break
		}
		above := filepath.Dir(dir)
		if !os.IsNotExist(err) || above == dir {
			return false
		}
		dir = above
	}
	f, err := os.CreateTemp(dir, ".nianbao-*.tmp")
	if err != nil {
		return false
	}
	_, err = f.WriteString("nianbao")
	f.Close()
	return os.Remove(f.Name()) == nil && err == nil
}

// drafts says where what is typed on the page is kept, and the log.
func drafts() contract.Probe {
	p := contract.Probe{ID: "drafts", Name: "草稿和日志的位置", State: contract.StateOK,
		Enables: "网页上填过的内容，下次打开还在；日志供维护者查问题"}
	folder := serve.Folder()
	if folder == "" {
		p.State, p.Advice = contract.StateMissing, "不知道当前用户的文件夹（没有设 HOME 或 AppData），草稿不保存；其余照常。"
		return p
	}
	kept, err := os.ReadDir(serve.DraftsIn(folder))
	switch {
	case err == nil:
		p.Found = []string{fmt.Sprintf("草稿：%s，%d 份", serve.DraftsIn(folder), len(kept))}
	case os.IsNotExist(err):
		p.Found = []string{"草稿：" + serve.DraftsIn(folder) + "，还没有"}
	default:
		p.Found = []string{"草稿：" + serve.DraftsIn(folder) + "，看不了"}
	}
	log := "日志：" + serve.LogIn(folder)
	if _, err := os.Stat(serve.LogIn(folder)); err != nil {
		log += "，还没有"
	}
	p.Found = append(p.Found, log)
	if !canWrite(serve.DraftsIn(folder)) {
		p.State, p.Advice = contract.StateMissing, "这个位置写不进去，网页上填的内容不会存成草稿；请看磁盘是否已满、有没有权限。"
	}
	return p
}

// temp says whether temporary files can be made.
func temp() contract.Probe {
	p := contract.Probe{ID: "temp", Name: "临时文件夹", State: contract.StateOK, Found: []string{os.TempDir()},
		Enables: "网页、生成 PDF；检查和生成 Word 报告不需要它"}
	if info, err := os.Stat(os.TempDir()); err != nil || !info.IsDir() || !canWrite(os.TempDir()) {
		p.State, p.Advice = contract.StateWrong, "这个文件夹没有，或者写不进去；请看磁盘是否已满、有没有权限，环境变量 TMPDIR（Windows 上是 TEMP）对不对。"
	}
	return p
}

// cache says whether the reader of PDFs, once prepared, can be kept.
func cache() contract.Probe {
	p := contract.Probe{ID: "cache", Name: "缓存文件夹", State: contract.StateOK,
		Enables: "读 PDF：第一次要准备几秒钟，以后用存下的；存不了的，每次都要等"}
	dir, err := os.UserCacheDir()
	if err != nil {
		p.State, p.Advice = contract.StateMissing, "不知道当前用户的缓存文件夹，每次读 PDF 都要等几秒钟；其余照常。"
		return p
	}
	dir = filepath.Join(dir, "nianbao")
	p.Found = []string{dir}
	if !canWrite(dir) {
		p.State, p.Advice = contract.StateMissing, "这个位置写不进去，每次读 PDF 都要等几秒钟；请看磁盘是否已满、有没有权限。"
	}
	return p
}
