package printing

import (
	"os/exec"

	"golang.org/x/sys/windows/registry"
)

// registered returns the word processors that the system starts for programs, as printWithWPS asks for them.
func registered() (list []Processor) {
	if _, err := exec.LookPath("powershell.exe"); err != nil {
		return nil // by which they are asked
	}
	seen := map[string]bool{}
	for _, known := range [][2]string{{"KWPS.Application", "WPS"}, {"WPS.Application", "WPS"}, {"Word.Application", "Word"}} {
		key, err := registry.OpenKey(registry.CLASSES_ROOT, known[0]+`\CLSID`, registry.QUERY_VALUE)
		if err != nil || seen[known[1]] {
			continue
		}
		key.Close()
		seen[known[1]] = true
		list = append(list, Processor{Name: known[1]})
	}
	return list
}

// listed finds typefaces in the system's list of them, that of the user included.
func listed(names []string) (fonts []Font, known bool) {
	var lines []string
	for _, root := range []registry.Key{registry.LOCAL_MACHINE, registry.CURRENT_USER} {
		key, err := registry.OpenKey(root, `SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts`, registry.QUERY_VALUE)
		if err != nil {
			continue
		}
		found, err := key.ReadValueNames(-1)
		key.Close()
		if err == nil {
			lines = append(lines, found...)
		}
	}
	return among(names, lines), len(lines) > 0
}
