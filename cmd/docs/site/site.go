// Package site writes the project's documents as web pages that lead to each other: no script, no network, printable.
package site

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"nianbao/cmd/docs/leaflet"
)

// A chapter is a heading of the menu, and the documents below it.
type chapter struct {
	title     string
	documents []document
}

// A document is a page of the site.
type document struct {
	source, page string // the Markdown in the repository, the page of the site
	title        string
	lang         string // zh-CN where it is left out
}

// Home is the page with which the site begins.
const Home = "index.html"

// chapters are what the site has, in the menu's order.
var chapters = []chapter{
	{"使用", []document{
		{source: "README.zh-CN.md", page: Home, title: "使用说明"},
		{source: "docs/handbook.zh-CN.md", page: "handbook.html", title: "手册"},
		{source: "docs/reference/commands.md", page: "commands.html", title: "命令和选项"},
		{source: "docs/reference/rules.md", page: "rules.html", title: "检查的规则"},
		{source: "CHANGELOG.md", page: "changelog.html", title: "各版的变化", lang: "en"},
	}},
	{"格式和模板", []document{
		{source: "docs/reference/form-2021.md", page: "form-2021.html", title: "2021版格式"},
		{source: "docs/reference/form-2019.md", page: "form-2019.html", title: "2019版格式"},
		{source: "docs/reference/functions.md", page: "functions.html", title: "模板的写法和函数"},
		{source: "docs/form.md", page: "form.html", title: "格式定义怎样写", lang: "en"},
		{source: "docs/reference/form-schema.md", page: "form-schema.html", title: "格式定义的键"},
	}},
	{"给其他程序", []document{
		{source: "docs/reference/json.md", page: "json.html", title: "JSON 的键"},
		{source: "docs/reference/api.md", page: "api.html", title: "本机网页的接口"},
	}},
	{"开发", []document{
		{source: "README.md", page: "readme.html", title: "项目介绍", lang: "en"},
		{source: "docs/judging.md", page: "judging.html", title: "怎样判断", lang: "en"},
		{source: "docs/speed.md", page: "speed.html", title: "多快", lang: "en"},
		{source: "ARCHITECTURE.md", page: "architecture.html", title: "结构", lang: "en"},
		{source: "CONTRIBUTING.md", page: "contributing.html", title: "怎样参与", lang: "en"},
		{source: "docs/worked.md", page: "worked.html", title: "做一遍的例子", lang: "en"},
		{source: "docs/release.md", page: "release.html", title: "怎样发布", lang: "en"},
		{source: "SECURITY.md", page: "security.html", title: "安全", lang: "en"},
		{source: "docs/reference/README.md", page: "reference.html", title: "参考的目录"},
	}},
}

// Write writes the site of a repository's tree into a folder: its pages, and the files to which they lead.
func Write(tree fs.FS, folder string) error {
	files, err := Files(tree)
	if err != nil {
		return err
	}
	for name, data := range files {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// Files returns the site's files by their names, with slashes.
func Files(tree fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, c := range chapters {
		for _, d := range c.documents {
			data, err := fs.ReadFile(tree, d.source)
			if err != nil {
				return nil, err
			}
			pictures, err := fs.Sub(tree, path.Dir(d.source))
			if err != nil {
				return nil, err
			}
			files[d.page], err = leaflet.Page(data, leaflet.Options{
				Lang: d.lang, Title: d.title + " - 年报助手", Pictures: pictures, Menu: menu(d),
				Link: func(target string) (string, error) { return lead(tree, files, d, target) },
			})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", d.source, err)
			}
		}
	}
	return files, nil
}

// menu returns the menu of a document's page.
func menu(here document) []leaflet.Entry {
	var list []leaflet.Entry
	for _, c := range chapters {
		entry := leaflet.Entry{Title: c.title}
		for _, d := range c.documents {
			entry.Below = append(entry.Below, leaflet.Entry{Title: d.title, Link: d.page, Here: d == here})
		}
		list = append(list, entry)
	}
	return list
}

// lead returns where a link of a document leads on the site: to another page; to a copy of a file, which it adds to the
// site's; nowhere for a folder.
func lead(tree fs.FS, files map[string][]byte, from document, target string) (string, error) {
	name, anchor, _ := strings.Cut(target, "#")
	if anchor != "" {
		anchor = "#" + anchor
	}
	name = path.Join(path.Dir(from.source), name)
	for _, c := range chapters {
		for _, d := range c.documents {
			if d.source == name {
				return d.page + anchor, nil
			}
		}
	}
	info, err := fs.Stat(tree, name)
	if err != nil {
		return "", fmt.Errorf("leads to nothing: %w", err)
	}
	if info.IsDir() {
		return "", nil
	}
	data, err := fs.ReadFile(tree, name)
	if err != nil {
		return "", err
	}
	copied := "files/" + name + textual[path.Ext(name)]
	files[copied] = data
	return copied, nil
}

// textual are endings behind which browsers would offer a file for saving that people only want to read.
var textual = map[string]string{".yaml": ".txt", "": ".txt", ".go": ".txt"}
