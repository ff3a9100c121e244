package define

import (
	"os"
	"strings"

	"go.yaml.in/yaml/v4"

	"nianbao/regex"
)

// Undecided marks in a draft what people must decide.
const Undecided = "待定"

var (
	undecidedNote  = regex.New(`(?:^|\s)#\s*` + Undecided + `\s*[:：]?\s*(.*)$`)
	undecidedInner = regex.New(`；` + Undecided + `[:：](.*)$`)
	undecidedValue = regex.New(`^《?` + Undecided + `(?:》|[:：].*)?$`)
)

// UndecidedIn returns the lines of the definition in a folder that are left for people to decide, values and remarks,
// each with what is to be done. The error is an *Error: there is nothing to be read.
func UndecidedIn(dir string) ([]*Error, error) {
	dir = folder(dir)
	name, data, err := read(os.DirFS(dir), ".", dir)
	if err != nil {
		return nil, err
	}
	return undecided(name, data), nil
}

func undecided(name string, data []byte) []*Error {
	values := map[int]string{}
	var list []*Error
	if root, fault := parseYAML(name, definition, data); fault == nil {
		undecidedValues(root, values)
		if root.Kind == yaml.MappingNode && child(root, "title") == nil {
			list = append(list, &Error{name, root.Line, "没有写 title（报告的名称）：报告的标题只印“××年年度报告”"})
		}
	}
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimRight(line, "\r")
		note := ""
		for _, shape := range []*regex.Lazy{undecidedNote, undecidedInner} {
			if m := shape.FindStringSubmatch(line); m != nil && note == "" {
				note = m[1]
			}
		}
		value, isValue := values[i+1]
		switch {
		case note != "":
			list = append(list, &Error{name, i + 1, Undecided + "：" + note})
		case isValue:
			list = append(list, &Error{name, i + 1, "“" + value + "”还没有写"})
		}
	}
	return list
}

// undecidedValues finds the values that say nothing yet, by their lines: the words of the first on each.
func undecidedValues(n *yaml.Node, values map[int]string) {
	if n.Kind == yaml.ScalarNode && undecidedValue.MatchString(strings.TrimSpace(n.Value)) && values[n.Line] == "" {
		values[n.Line] = n.Value
	}
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && child.Kind == yaml.ScalarNode &&
			undecidedValue.MatchString(strings.TrimSpace(child.Value)) && values[child.Line] == "" {
			values[child.Line] = n.Content[i-1].Value + ": " + child.Value
		}
		undecidedValues(child, values)
	}
}
