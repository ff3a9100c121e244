package many

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/built"
	"nianbao/filing/batch"
	"nianbao/filing/waivers"
)

// notAsked are options that change no result.
const notAsked = " recursive r files-from jobs json json-lines resume all force summary annotate roster notice " +
	"notice-template issuer strict exit-zero "

// basisOf hashes the program and the options, with what stands in the files that they name.
func basisOf(c *cli.Context) []byte {
	h := sha256.New()
	fmt.Fprintln(h, built.Version(), built.Revision(), c.Command.Name)
	for _, name := range c.FlagNames() {
		switch {
		case strings.Contains(notAsked, " "+name+" ") && (name != "roster" || len(c.StringSlice("parts")) == 0):
			continue
		case name == "password": // it must not be guessed from the hash
			fmt.Fprintln(h, name)
			continue
		}
		fmt.Fprintf(h, "%q %q\n", name, fmt.Sprint(c.Value(name)))
		if name == "parts" {
			addParts(h, batch.Request{Names: c.StringSlice(name), Recursive: c.Bool("recursive")})
			continue
		}
		if value, isText := c.Value(name).(string); isText && name != "output" && name != "o" {
			addFiles(h, value)
		}
		for _, value := range c.StringSlice(name) {
			addFiles(h, value)
		}
	}
	return h.Sum(nil)
}

// addFiles adds what stands in a file or, one level deep, in a folder.
func addFiles(h io.Writer, path string) {
	entries, err := os.ReadDir(path)
	if err != nil {
		fmt.Fprintln(h, batch.Sum(path))
	}
	for _, e := range entries {
		fmt.Fprintf(h, "%q %s\n", e.Name(), batch.Sum(path+string(os.PathSeparator)+e.Name()))
	}
}

// addParts adds what stands in the files that a request leads to, and what is explained of each. That there are none the
// check itself says.
func addParts(h io.Writer, of batch.Request) {
	found, _ := of.Gather()
	for _, item := range found.Items {
		fmt.Fprintf(h, "%q %s %s\n", item.Path, batch.Sum(item.Path), batch.Sum(waivers.Beside(item.Path)))
	}
	fmt.Fprintln(h, len(found.Unread))
}

// asideOf returns the files that options name to be read.
func asideOf(c *cli.Context) []string {
	list := slices.Concat(c.StringSlice("with"), c.StringSlice("parts"))
	for _, name := range []string{"template", "text", "roster", "notice-template", "resume", "files-from"} {
		list = append(list, c.String(name))
	}
	return slices.DeleteFunc(list, isEmpty)
}
