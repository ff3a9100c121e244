// Nianbao reads the statistics workbook of a 政府信息公开工作年度报告, checks it and fills the Word report.
//
// The commands are thin: what is done with a file stands in package filing, what is said of a report in package check.
package main

import (
	"os"
	"runtime/debug"

	"nianbao/cmd/nianbao/built"
)

// version is set by the linker in a release: -ldflags "-X main.version=1.0.0".
var version string

func main() {
	built.Released = version
	debug.SetGCPercent(400)         // a run is short and small: collecting less often saves a tenth of it
	debug.SetMemoryLimit(320 << 20) // and one that is not collects more often, so that it stays below 512 MiB
	os.Exit(run(os.Args, os.Stdout, os.Stderr))
}
