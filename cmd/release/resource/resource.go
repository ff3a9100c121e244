// Package resource makes what Windows shows of a program before it runs, and how Windows is asked to run it: icon,
// version, manifest. A program without them is more often taken for malware, and reads file names in the code page of
// its place instead of UTF-8.
package resource

import (
	"bytes"
	"debug/pe"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// A Program is what the resources say.
type Program struct {
	Version   string // 1.0.0, or 1.1.0-rc.1
	Commit    string
	Time      time.Time // of the commit
	Copyright string
	Icon      []byte // SVG
}

// chinese is the language of Windows' resources that simplified Chinese of China has.
const chinese = 0x0804

// sizes are those in pixels that Windows' Explorer asks for, in its views and at its scales.
var sizes = []int{16, 20, 24, 32, 40, 48, 64, 96, 128, 256}

const manifestID = winres.ID(1)

const iconName = winres.Name("APPICON")

// Object returns a COFF object with the resources that Go's linker takes into a program for Windows, from a file
// that is called ….syso. The architecture is amd64 or arm64.
func Object(p Program, architecture string) ([]byte, error) {
	set, err := resources(p)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = set.WriteObject(&b, winres.Arch(architecture))
	return b.Bytes(), err
}

func resources(p Program) (*winres.ResourceSet, error) {
	four, err := numbers(p.Version)
	if err != nil {
		return nil, err
	}
	pictures, err := Draw(p.Icon, sizes...)
	if err != nil {
		return nil, err
	}
	icon, err := winres.NewIconFromImages(pictures)
	if err != nil {
		return nil, err
	}
	info := version.Info{FileVersion: four, ProductVersion: four, Timestamp: p.Time.UTC()}
	set := &winres.ResourceSet{}
	for _, s := range [][2]string{
		{version.ProductName, "年报助手"},
		{version.FileDescription, "年报助手：检查政府信息公开工作年度报告，生成 Word"},
		{version.ProductVersion, p.Version},
		{version.FileVersion, fmt.Sprintf("%d.%d.%d.%d", four[0], four[1], four[2], four[3])},
		{version.LegalCopyright, p.Copyright},
		{version.OriginalFilename, "nianbao.exe"},
		{version.InternalName, "nianbao"},
		{version.Comments, "源代码版本 " + p.Commit},
	} {
		err = errors.Join(err, info.Set(chinese, s[0], s[1]))
	}
	set.SetVersionInfo(info)
	return set, errors.Join(err, set.SetIcon(iconName, icon),
		set.Set(winres.RT_MANIFEST, manifestID, winres.LCIDDefault, []byte(manifest(four))))
}

// numbers returns a version as the four numbers that Windows compares. What stands behind a hyphen has no number there.
func numbers(text string) (four [4]uint16, err error) {
	three, _, _ := strings.Cut(text, "-")
	parts := strings.Split(three, ".")
	if len(parts) != 3 {
		return four, fmt.Errorf("version %q is not like 1.0.0", text)
	}
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return four, fmt.Errorf("version %q is not like 1.0.0", text)
		}
		four[i] = uint16(n)
	}
	return four, nil
}

// manifest asks Windows for file names in UTF-8, for paths of more than 260 characters, for pictures that are not blown
// up; and for no rights but those of who starts the program. It says that the program knows Windows 10 and 11, below
// which Go's runtime does not start. See "Application manifests" of Microsoft's documentation.
func manifest(four [4]uint16) string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <assemblyIdentity type="win32" name="nianbao" version="%d.%d.%d.%d" processorArchitecture="*"/>
  <description>年报助手</description>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">permonitorv2,system</dpiAwareness>
    </windowsSettings>
  </application>
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
</assembly>
`, four[0], four[1], four[2], four[3])
}

// machines are the numbers by which a program says for which processors it is.
var machines = map[string]uint16{"amd64": pe.IMAGE_FILE_MACHINE_AMD64, "arm64": pe.IMAGE_FILE_MACHINE_ARM64}

// Verify reads a program for Windows back and says in what it is not the architecture's, or does not hold the resources
// byte for byte. That the manifest is XML is seen here as well: Windows does not start a program where it is not.
func Verify(program []byte, p Program, architecture string) error {
	file, err := pe.NewFile(bytes.NewReader(program))
	if err != nil {
		return err
	}
	if file.Machine != machines[architecture] {
		return fmt.Errorf("the program is for machine %#x, not %s", file.Machine, architecture)
	}
	got, err := winres.LoadFromEXE(bytes.NewReader(program))
	if err != nil {
		return err
	}
	want, err := resources(p)
	if err != nil {
		return err
	}
	want.Walk(func(kind, id winres.Identifier, language uint16, data []byte) bool {
		if found := got.Get(kind, id, language); !bytes.Equal(found, data) {
			err = fmt.Errorf("resource %v %v has %d bytes other than the %d meant", kind, id, len(found), len(data))
		}
		return err == nil
	})
	if err == nil && got.Count() != want.Count() {
		err = fmt.Errorf("the program has %d resources, not %d", got.Count(), want.Count())
	}
	return errors.Join(err, xml.Unmarshal(got.Get(winres.RT_MANIFEST, manifestID, winres.LCIDDefault), new(struct{})))
}

// IsSigned reports whether a program for Windows carries a signature (Authenticode), of whomever.
func IsSigned(program []byte) bool {
	file, err := pe.NewFile(bytes.NewReader(program))
	if err != nil {
		return false
	}
	header, ok := file.OptionalHeader.(*pe.OptionalHeader64)
	return ok && header.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_SECURITY].Size > 0
}
