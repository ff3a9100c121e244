package main

import "golang.org/x/sys/unix"

// mountSmall mounts a small disk in memory, where that is allowed.
func mountSmall(at, options string) error { return unix.Mount("tmpfs", at, "tmpfs", 0, options) }

func unmount(at string) error { return unix.Unmount(at, unix.MNT_DETACH) }
