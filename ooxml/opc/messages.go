package opc

import "strings"

const (
	hintResave   = "用 WPS 或 Office 打开它，另存一份再试；打不开就请报送单位重新发送"
	hintSaveAs   = "用 WPS 或 Office 打开它，表格另存为 .xlsx，文字另存为 .docx，再试"
	hintSheet    = "用 WPS 表格或 Excel 打开它，另存为 .xlsx 再试"
	hintDocument = "用 WPS 文字或 Word 打开它，另存为 .docx 再试"
	hintSource   = "请用原来的 .xlsx 或 .docx 文件"
	hintUnpack   = "先解压，再选其中的 .xlsx 或 .docx 文件"
	hintRows     = "在 WPS 或 Excel 里选中表格下方直到末行的空行、右边直到末列的空列，用右键“删除”" +
		"（只按 Delete 键删不掉格式），存盘再试"
	hintPictures = "在 WPS 或 Office 里删去其中的大图片和嵌入的文件，另存再试"
	hintResend   = "重新复制或下载一次，或请报送单位重新发送"
)

// hintOf returns what to do about a part that is too large, where the part tells; else "".
func hintOf(kind Kind, part string) string {
	switch kind {
	case PartTooLarge, TotalTooLarge, Ratio, TooManyTags:
	default:
		return ""
	}
	switch part = fold(part); {
	case strings.Contains(part, "/worksheets/"):
		return hintRows
	case strings.Contains(part, "/media/"), strings.Contains(part, "/embeddings/"):
		return hintPictures
	}
	return ""
}

// messages are what each kind says to a person, and what that person can do.
var messages = map[Kind]struct{ says, hint string }{
	NotFound:          {"文件不存在", "检查文件名和所在文件夹是否写对"},
	Directory:         {"这是文件夹，不是文件", "选文件夹里的 .xlsx 或 .docx 文件"},
	Unreadable:        {"文件读不了", "如果它正在 WPS 或 Office 中打开，先关闭；再检查自己有没有读取它的权限"},
	Changing:          {"文件正在被改动（正在保存、复制或者同步）", "等它保存、复制完，再试"},
	Empty:             {"文件是空的", hintResend},
	TooLarge:          {"文件超过 50 MB", "年报不会这么大：检查是否选错文件，或删去其中的大图片后另存"},
	NotZip:            {"这不是 .xlsx 或 .docx 文件", hintSaveAs},
	OldBinary:         {"这是旧版格式的文件", hintSaveAs},
	Encrypted:         {"文件加了密", "用 --password 给出密码，或者在 WPS/Excel 里去掉密码另存"},
	WrongPassword:     {"密码不对", "检查大小写和输入法后再试；记不清的，请报送单位去掉密码另存"},
	UnknownEncryption: {"文件的加密方式不支持", "在 WPS/Excel 里打开它，去掉密码（加密）另存，再试"},
	NoDocument:        {"这个压缩包不是表格或文字文件", hintSaveAs},
	TooManyParts:      {"文件里的部件超过 1000 个", hintResave},
	PartTooLarge:      {"文件里有部件展开后超过 64 MB", hintResave},
	TotalTooLarge:     {"文件展开后超过 256 MB", hintResave},
	Ratio:             {"文件里有部件的压缩比异常（超过 100 倍）", hintResave},
	TooManyTags:       {"文件里的标记太多", hintResave},
	TwoFiles:          {"文件里接着放了两个文件，分不清该读哪一个", hintResend},
	DuplicateName:     {"文件里有两个同名的部件", hintResave},
	BadName:           {"文件里有不合规的部件名或目标", hintResave},
	Corrupt:           {"文件已损坏", hintResend},
	Doctype:           {"文件里有不允许的文档类型声明", hintResave},
	TooDeep:           {"文件里的标记嵌套超过 256 层", hintResave},
	BadXML:            {"文件里有部件的内容不合规", hintResave},
	MacroSheet:        {"工作簿里有 Excel 4.0 宏表，去不掉", "在 Excel 里取消隐藏工作表，删去宏表，另存为 .xlsx 再试"},
}
