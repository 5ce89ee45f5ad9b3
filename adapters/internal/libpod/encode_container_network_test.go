package libpod

import (
	"strings"
	"testing"

	"github.com/podspan/podspan/core"
)

// TestInterfaceNames holds that the order of networks is said in names.
func TestInterfaceNames(t *testing.T) {
	for _, tt := range []struct{ given, want string }{
		{"", ""}, {"x", "x"}, {",", "eth0,eth1"},
		{",,", "eth0,eth1,eth2"}, {",eth0", "eth1,eth0"}, {"eth1,,", "eth1,eth0,eth2"}, {",lan,", "eth0,lan,eth1"},
	} {
		var nets []core.NetworkAttachment
		for _, n := range strings.Split(tt.given, ",") {
			nets = append(nets, core.NetworkAttachment{InterfaceName: n})
		}
		if got := strings.Join(interfaceNames(nets), ","); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.given, got, tt.want)
		}
	}
}
