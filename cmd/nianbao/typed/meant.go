package typed

import (
	_ "embed"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/filing/batch"
	"nianbao/form/folding"
	"nianbao/near"
)

//go:embed commands.txt
var words string

// synonyms returns by what else people type the command that it is the name of: 检查 is check, 填写 template fill.
func synonyms() map[string]string {
	of := map[string]string{}
	for line := range strings.Lines(words) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] != "#" {
			for _, word := range fields[1:] {
				of[word] = strings.ReplaceAll(fields[0], "_", " ")
			}
		}
	}
	return of
}

// plain returns a command as it was typed, with nothing that keyboards and documents put around it: （检查）。 is 检查.
func plain(word string) string {
	return strings.ToLower(strings.Trim(folding.HalfWidth(word), "-—–_.,;:!?。，；：、！？“”\"'()<>[]{}《》【】/\\ \t"))
}

// command returns the command that a word most likely was meant to be, with the name of that which it is below; "" for
// none.
func command(commands []*cli.Command, word string) string {
	word = plain(word)
	if word == "" {
		return ""
	}
	var names, below []string
	lead := map[string]string{}
	for _, c := range commands {
		if c.Hidden {
			continue
		}
		names = append(names, c.Name)
		for _, sub := range c.Subcommands {
			if name := c.Name + " " + sub.Name; lead[sub.Name] == "" {
				lead[sub.Name], below = name, append(below, sub.Name)
			}
		}
	}
	other := synonyms()
	switch {
	case slices.Contains(names, word):
		return word
	case other[word] != "":
		return other[word]
	case lead[word] != "":
		return lead[word]
	}
	typed := make([]string, 0, len(other)) // a slip in 检察 or jaincha; what is in order is found first
	for line := range strings.Lines(words) {
		for _, word := range strings.Fields(line)[1:] {
			if other[word] != "" && len(word) > 3 { // of two letters all are near
				typed = append(typed, word)
			}
		}
	}
	nearest := near.Nearest(word, names, typed, below)
	if name := other[nearest]; name != "" {
		return name
	}
	if name := lead[nearest]; name != "" && !slices.Contains(names, nearest) {
		return name
	}
	return nearest
}

// fileMeant returns the report in the same folder that a name most likely was meant to be: 统计表.xlsx by 统计表 and by
// 统计表.xlxs; "" for none.
func fileMeant(name string) string {
	dir, base := filepath.Split(name)
	entries, err := os.ReadDir(filepath.Clean("./" + dir))
	if filepath.IsAbs(dir) {
		entries, err = os.ReadDir(dir)
	}
	if err != nil || base == "" {
		return ""
	}
	var reports []string
	for _, e := range entries {
		known := e.Name()
		if !batch.IsReport(known) || batch.IsOwner(known) {
			continue
		}
		if strings.TrimSuffix(known, filepath.Ext(known)) == base {
			return dir + known
		}
		reports = append(reports, known)
	}
	if filepath.Ext(base) == "" { // a word is rather a command
		return ""
	}
	if meant := near.Nearest(base, reports); meant != "" {
		return dir + meant
	}
	return ""
}

// below returns which of a command's own commands a word most likely was meant to be, "" for none.
func below(c *cli.Command, word string) string {
	word = plain(word)
	var names []string
	for _, sub := range c.Subcommands {
		if names = append(names, sub.Name); sub.Name == word {
			return word
		}
	}
	for _, name := range []string{c.Name + " ", ""} { // 检查 below template is its check, 新建 below form its new
		for of, sub := range synonyms() {
			if rest, is := strings.CutPrefix(sub, name); is && of == word && slices.Contains(names, rest) {
				return rest
			}
		}
	}
	return near.Nearest(word, names)
}

// option returns the option of a command that a name most likely was meant to be, with its dashes; "" for none.
func option(c *cli.Command, name string) string {
	name = strings.ReplaceAll(strings.ToLower(folding.HalfWidth(name)), "_", "-")
	var names []string
	for _, f := range c.Flags {
		for _, n := range f.Names() {
			if n == name {
				return Dashed(n)
			}
			if len(n) > 1 { // to one letter all short words are near
				names = append(names, n)
			}
		}
	}
	if near := near.Nearest(name, append(names, "help")); near != "" {
		return Dashed(near)
	}
	return ""
}

// Perhaps asks whether one of a few words was meant by another: 是不是 docx？ It is empty where none is near, or for a
// word of theirs.
func Perhaps(word string, known ...string) string {
	meant := near.Nearest(plain(word), known)
	if meant == "" || word == meant {
		return ""
	}
	return "是不是 " + meant + "？"
}

// Dashed returns an option as it is written.
func Dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// having returns the commands that have an option, those left out that people are not told of.
func having(commands []*cli.Command, name string) (list []string) {
	for _, c := range commands {
		if c.Hidden {
			continue
		}
		if FindOption(c, name) != nil {
			list = append(list, c.Name)
		}
		for _, sub := range c.Subcommands {
			if FindOption(sub, name) != nil {
				list = append(list, c.Name+" "+sub.Name)
			}
		}
	}
	return list
}

// FindOption returns a command's option, nil for none.
func FindOption(c *cli.Command, name string) cli.Flag {
	for _, f := range c.Flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}
