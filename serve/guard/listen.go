package guard

import (
	"log"
	"log/slog"
	"net"
	"strings"

	"nianbao/filing/file"
)

// Listen binds the first free of some addresses, which must be loopback's. The error is an *file.Error.
func Listen(addresses ...string) (*net.TCPListener, error) {
	var last error
	for _, address := range addresses {
		at, err := loopback(address)
		if err != nil {
			return nil, err
		}
		var l *net.TCPListener
		if l, last = net.ListenTCP("tcp", at); last == nil {
			return l, nil
		}
	}
	return nil, &file.Error{Reason: strings.Join(addresses, "、") + " 用不了：别的程序已经在用，或者不允许用", Err: last,
		Advice: "请用 --addr 127.0.0.1:端口号 换一个端口。"}
}

// loopback reads an address of this machine that no other machine reaches.
func loopback(address string) (*net.TCPAddr, error) {
	host, port, err := net.SplitHostPort(address)
	if host == "localhost" {
		host = "127.0.0.1"
	}
	ip := net.ParseIP(host)
	at, portErr := net.ResolveTCPAddr("tcp", net.JoinHostPort("127.0.0.1", port))
	switch {
	case err == nil && host == "", ip != nil && !ip.IsLoopback():
		return nil, &file.Error{Reason: "“" + address + "”是别的机器也能连上的地址，没有启动：统计表只在本机处理",
			Advice: "请用 127.0.0.1:端口号，或者不写 --addr。"}
	case err != nil || ip == nil || portErr != nil:
		return nil, &file.Error{Reason: "--addr 后面的“" + address + "”不是本机的地址",
			Advice: "请写如 127.0.0.1:26050，或者不写 --addr。"}
	}
	return &net.TCPAddr{IP: ip, Port: at.Port}, nil
}

// quiet is where the server's own complaints go, of connections that broke off: a clerk's console is no place for them.
func quiet(to *slog.Logger) *log.Logger { return slog.NewLogLogger(to.Handler(), slog.LevelDebug) }
