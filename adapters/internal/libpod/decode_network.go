package libpod

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// decodeNetwork reads answers on networks. What a network is has one form for
// each major; see the adapters.
func decodeNetwork(op core.Op, body io.Reader) (v any, known bool, err error) {
	switch op {
	case core.OpNetworkConnect, core.OpNetworkDisconnect, core.OpNetworkExists:
		return nil, true, nil
	case core.OpNetworkCreate:
		v, err = createdNetwork(body)
	case core.OpNetworkRemove, core.OpNetworkPrune:
		v, err = networkReports(body)
	default:
		return nil, false, nil
	}
	return v, true, err
}

// createdNetwork reads both majors' answers, since either may answer when a
// server is replaced: the network itself, or the path of CNI's file, which has
// the network's name.
func createdNetwork(body io.Reader) (*reply.Network, error) {
	w, err := Object[struct {
		reply.Network
		Filename string
	}](body)
	if err != nil {
		return nil, err
	}
	if w.Filename != "" {
		w.Name = strings.TrimSuffix(path.Base(w.Filename), ".conflist")
	}
	if w.Name == "" {
		return nil, errors.New("the answer names no network")
	}
	return &w.Network, nil
}

// networkReports reads the answers to a remove and to a prune. Servers write
// some errors as text and others as an object that says nothing.
func networkReports(body io.Reader) ([]reply.NetworkPruned, error) {
	list, err := List[struct {
		Name       string
		Err, Error json.RawMessage
	}](body)
	if err != nil {
		return nil, err
	}
	out := make([]reply.NetworkPruned, len(list))
	for i, w := range list {
		out[i].Name = w.Name
		for _, raw := range []json.RawMessage{w.Err, w.Error} {
			if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
				continue
			}
			var text string
			if err := json.Unmarshal(raw, &text); err != nil || text == "" {
				text = "network " + w.Name + " was not removed, and the server does not say why"
			}
			out[i].Err = &text
		}
	}
	return out, nil
}
