//go:build !windows

package file

import "syscall"

var (
	diskFull       = []error{syscall.ENOSPC, syscall.EDQUOT}
	tooLarge       = []error{syscall.EFBIG}
	writeProtected = []error{syscall.EROFS}
	tooLong        = []error{syscall.ENAMETOOLONG}
	inUse          = []error{syscall.EBUSY, syscall.ETXTBSY}
	lost           = []error{syscall.EIO, syscall.ESTALE, syscall.ENXIO, syscall.ENODEV, syscall.ENOTCONN, syscall.ETIMEDOUT,
		syscall.EHOSTDOWN, syscall.EHOSTUNREACH, syscall.ENETUNREACH, syscall.ECONNRESET}
	noFolder = []error{syscall.ENOENT, syscall.ENOTDIR}
)
