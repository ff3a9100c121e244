package main

import (
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/typed"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// files returns the files that a command is given, at least one, without those that Office and WPS keep beside what is
// open: a pattern gives them, too.
func files(c *cli.Context) (names []string, err error) {
	if c.NArg() == 0 {
		return nil, many.NoFile(c)
	}
	byPattern := c.NArg() > 1 // other prompts expand it before the program sees it
	for _, name := range c.Args().Slice() {
		found, err := filepath.Glob(name) // the Windows prompt does not expand *.xlsx
		if err != nil || len(found) == 0 || typed.IsFile(name) {
			found = []string{name}
		} else {
			byPattern = true
		}
		names = append(names, found...)
	}
	if !byPattern {
		return names, nil
	}
	if names = slices.DeleteFunc(names, func(path string) bool { return batch.IsOwner(filepath.Base(path)) }); len(names) == 0 {
		return nil, &file.Error{Reason: "只有打开文件时产生的临时文件（~$ 开头），没有别的文件",
			Advice: "请写明要处理的文件。"}
	}
	return names, nil
}

// givenOne returns the forms and the one file that a command is given. What it does is called so where there are more.
func givenOne(c *cli.Context, what string) (*filing.Library, string, error) {
	path, err := oneFile(c, what)
	if err != nil {
		return nil, "", err
	}
	l, err := library(c)
	return l, path, err
}

func oneFile(c *cli.Context, what string) (string, error) {
	paths, err := files(c)
	if err != nil {
		return "", err
	}
	if len(paths) > 1 {
		return "", &file.Error{Reason: "一次只能" + what + "一个文件", Advice: "请只写一个文件名。"}
	}
	return paths[0], nil
}
