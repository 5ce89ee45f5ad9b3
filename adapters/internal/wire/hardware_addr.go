package wire

import (
	"encoding/json"
	"net"
)

// HardwareAddr is a MAC address as the libnetwork of podman 4 and newer has it:
// it is written as text and read as text or, as podman 3 writes it, as base64.
// It is no mirror, so that nobody links libnetwork for it.
type HardwareAddr net.HardwareAddr

// MarshalText writes the address as text.
func (h HardwareAddr) MarshalText() ([]byte, error) { return []byte(net.HardwareAddr(h).String()), nil }

// UnmarshalJSON reads both forms.
func (h *HardwareAddr) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		if mac, err := net.ParseMAC(text); err == nil {
			*h = HardwareAddr(mac)
			return nil
		}
	}
	var raw []byte
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	*h = raw
	return nil
}
