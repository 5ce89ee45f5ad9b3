package v3

import (
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// volumeReplies are answers of a real 3.4.4.
var volumeReplies = []adaptertest.Reply{
	{Name: "volume created", Op: core.OpVolumeCreate, Body: recordedVolume, Want: &volume},
	{Name: "volume", Op: core.OpVolumeInspect, Body: recordedVolume, Want: &volume},
	{Name: "volumes", Op: core.OpVolumeList, Body: "[" + recordedVolume + "]", Want: []reply.Volume{volume}},
	{Name: "no volumes", Op: core.OpVolumeList, Body: "[]\n", Want: []reply.Volume{}},
	{Name: "pruned", Op: core.OpVolumePrune, Body: `[{"Id":"v","Err":null,"Size":0}]`, Want: []reply.VolumePruned{{ID: "v"}}},
	{Name: "not pruned", Op: core.OpVolumePrune, Body: `[{"Id":"v","Err":{},"Size":5},{"Id":"w","Err":"busy","Size":0}]`,
		Want: []reply.VolumePruned{{ID: "v", Err: new(""), Size: 5}, {ID: "w", Err: new("busy")}}},
}

const recordedVolume = `{"Name":"v","Driver":"local","Mountpoint":"/srv/volumes/v/_data","CreatedAt":"2026-11-25T00:20:53.348512361Z",
	"Labels":{"a":"b"},"Scope":"local","Options":{"GID":"6","UID":"5","device":"tmpfs","o":"mode=1770,uid=5,gid=6","type":"tmpfs"},"UID":5,"GID":6}`

var volume = reply.Volume{
	Name: "v", Driver: "local", Mountpoint: "/srv/volumes/v/_data", CreatedAt: time.Date(2026, 11, 25, 0, 20, 53, 348512361, time.UTC),
	Labels: map[string]string{"a": "b"}, Scope: "local", UID: 5, GID: 6,
	Options: map[string]string{"GID": "6", "UID": "5", "device": "tmpfs", "o": "mode=1770,uid=5,gid=6", "type": "tmpfs"},
}
