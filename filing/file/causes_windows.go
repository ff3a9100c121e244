package file

import "golang.org/x/sys/windows"

var (
	diskFull       = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
	tooLarge       = []error{windows.ERROR_FILE_TOO_LARGE}
	writeProtected = []error{windows.ERROR_WRITE_PROTECT}
	tooLong        = []error{windows.ERROR_FILENAME_EXCED_RANGE, windows.ERROR_BUFFER_OVERFLOW}
	inUse          = []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE}
	lost           = []error{windows.ERROR_NETNAME_DELETED, windows.ERROR_BAD_NETPATH, windows.ERROR_BAD_NET_NAME,
		windows.ERROR_UNEXP_NET_ERR, windows.ERROR_NETWORK_UNREACHABLE, windows.ERROR_HOST_UNREACHABLE,
		windows.ERROR_DEV_NOT_EXIST, windows.ERROR_NOT_READY, windows.ERROR_IO_DEVICE, windows.ERROR_CRC,
		windows.ERROR_SEM_TIMEOUT, windows.ERROR_NO_SUCH_DEVICE, windows.ERROR_ADAP_HDW_ERR, windows.ERROR_GEN_FAILURE}
	noFolder = []error{windows.ERROR_PATH_NOT_FOUND, windows.ERROR_FILE_NOT_FOUND, windows.ERROR_DIRECTORY}
)
