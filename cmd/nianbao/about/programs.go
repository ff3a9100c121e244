package about

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nianbao/cmd/nianbao/local"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/leftover"
	"nianbao/filing/printing"
	"nianbao/serve"
)

// system says on what the program runs. That it runs at all is what it says of the least version.
func system() contract.Probe {
	p := contract.Probe{ID: "system", Name: "系统", State: contract.StateOK,
		Enables: "程序已经能运行；Windows 要 10 或更新的版本，Windows 7、8 运行不了"}
	if name := systemName(); name != "" {
		p.Found = []string{name}
	} else {
		p.State, p.Advice = contract.StateUnknown, "系统的版本没有查出来，不影响使用。"
	}
	return p
}

// processor says by what a report is printed as PDF. Whether it works only printing shows.
func processor() contract.Probe {
	p := contract.Probe{ID: "pdf", Name: "生成 PDF 的软件", State: contract.StateOK,
		Enables: "nianbao convert 统计表.xlsx -o 报告.pdf；生成 Word 报告、统计表、网页不需要它"}
	list := printing.Processors()
	for i, found := range list {
		words := found.Name
		if found.Path != "" {
			words += "：" + found.Path
		}
		if i == 0 && len(list) > 1 {
			words += "（先用这个）"
		}
		p.Found = append(p.Found, words)
	}
	if len(list) == 0 {
		p.State = contract.StateMissing
		p.Advice = "先生成 .docx，再用 WPS 或 Word 打开，另存为 PDF；或者安装 LibreOffice（在 Windows 上装了 WPS、Word 也行）。"
		return p
	}
	p.Advice = "只看了有没有装，没有真的打印；要试的，运行 nianbao doctor --pdf。"
	return p
}

// tryPrinting prints the sample, and says what came of it.
func tryPrinting(l *filing.Library, p *contract.Probe) {
	p.Advice = ""
	failed := func(why string) {
		p.State, p.Advice = contract.StateMissing, "试着生成没有成功："+why
	}
	dir, remove, err := leftover.WorkFolder()
	if err != nil {
		failed("建不了临时文件夹。")
		return
	}
	defer remove()
	source := filepath.Join(dir, "report.docx") // a name that the folder is known by, see package leftover
	if err := os.WriteFile(source, serve.Sample(), 0o600); err != nil {
		failed("写不了临时文件。")
		return
	}
	done, err := l.Convert(source, filing.Conversion{Out: filepath.Join(dir, "report.pdf"), Draft: true})
	if err != nil {
		failed(strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""))
		return
	}
	p.Found = append(p.Found, "试着生成了一份 PDF，成功。")
	for _, said := range done.Remarks {
		p.Found = append(p.Found, said+"。")
	}
}

// fonts says which typefaces of the built-in templates the machine has.
func fonts(l *filing.Library) contract.Probe {
	p := contract.Probe{ID: "fonts", Name: "报告里写明的字体", State: contract.StateOK,
		Enables: "在这台电脑上打开、打印报告，生成 PDF，与公文格式一样；没有字体也能生成 Word 报告"}
	names, err := l.Fonts()
	list, known := printing.Installed(names)
	if err != nil || !known {
		p.State = contract.StateUnknown
		p.Found = []string{"要用的字体：" + strings.Join(names, "、")}
		p.Advice = "有没有装这些字体没有查出来；请在 Word 或 WPS 的字体列表里看。"
		return p
	}
	lacking := 0
	for _, f := range list {
		words := f.Name
		switch {
		case f.Has:
			words += "：有"
		case f.Instead != "":
			words += "：没有，系统用 " + f.Instead + " 代替"
		default:
			words += "：没有，由 Word、WPS 自己找字体代替，换成什么查不出"
		}
		if !f.Has {
			lacking++
		}
		p.Found = append(p.Found, words)
	}
	if lacking > 0 {
		p.State = contract.StateMissing
		p.Advice = "字体的名称写在报告里，到有这些字体的电脑上打开、打印就对；要在这台电脑上打印的，" +
			"请装上（方正小标宋、仿宋_GB2312 等由单位取得正版）。"
	}
	return p
}

// browser says what the local page would open in.
func browser() contract.Probe {
	p := contract.Probe{ID: "browser", Name: "浏览器", State: contract.StateOK,
		Enables: "双击程序、nianbao serve --open 打开的网页；要 Chrome、Edge、360 等的 86 版或更新，火狐 85 版或更新"}
	name, opener := local.Browser()
	switch {
	case strings.Contains(name, "Internet Explorer"):
		p.State, p.Found = contract.StateMissing, []string{"默认浏览器：" + name}
		p.Advice = "这个浏览器太旧，打不开网页；请把 Edge、Chrome、360 等设成默认浏览器，或者把网址复制到里面。"
	case name != "" && opener:
		p.Found = []string{"默认浏览器：" + name + "（版本没有查）"}
	case opener:
		p.State = contract.StateUnknown
		p.Advice = "能叫系统打开网址，用哪个浏览器没有查出来；没有打开的，请把程序写出的网址复制到浏览器。"
	case name != "":
		p.State, p.Found = contract.StateMissing, []string{"浏览器：" + name}
		p.Advice = "找不到打开网址的程序（xdg-open），网页不会自己打开；请把程序写出的网址复制到浏览器。"
	default:
		p.State = contract.StateMissing
		p.Advice = "没有找到浏览器；命令行不需要它。装了的，请把程序写出的网址复制到浏览器。"
	}
	return p
}

// page says where the local page runs, or would.
func page() contract.Probe {
	p := contract.Probe{ID: "page", Name: "网页的地址", State: contract.StateOK,
		Enables: "nianbao serve 的网页，只有本机能打开"}
	if r := serve.FindRunning(serve.Folder()); r != nil {
		p.Found = []string{"正在运行：" + r.Addr}
		return p
	}
	for i, addr := range serve.Addresses() {
		if !isFree(addr) {
			continue
		}
		p.Found = []string{"没有在运行，可以用 " + addr}
		if i > 0 {
			p.Found = append(p.Found, fmt.Sprintf("前面 %d 个端口有别的程序在用，不影响", i))
		}
		return p
	}
	p.State, p.Advice = contract.StateMissing, "端口都有别的程序在用；请用 nianbao serve --addr 127.0.0.1:端口号 换一个。"
	return p
}
