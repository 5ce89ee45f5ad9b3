package v4

import (
	"time"

	"github.com/podspan/podspan/adapters/internal/adaptertest"
	"github.com/podspan/podspan/core"
	"github.com/podspan/podspan/core/reply"
)

// volumeReplies are answers of a real 4.3.1 and a real 4.9.5.
var volumeReplies = []adaptertest.Reply{
	{Name: "volume created 4.3", Op: core.OpVolumeCreate,
		Body: `{"Name":"v","Driver":"local","Mountpoint":"/srv/volumes/v/_data","CreatedAt":"2026-11-25T00:20:53.496869466Z","Labels":{},"Scope":"local",
			"Options":{"UID":"5","o":"uid=5"},"UID":5,"MountCount":0,"NeedsCopyUp":true}`,
		Want: &reply.Volume{Name: "v", Driver: "local", Mountpoint: "/srv/volumes/v/_data",
			CreatedAt: time.Date(2026, 11, 25, 0, 20, 53, 496869466, time.UTC),
			Labels:    map[string]string{}, Scope: "local", Options: map[string]string{"UID": "5", "o": "uid=5"}, UID: 5, NeedsCopyUp: true}},
	{Name: "volumes", Op: core.OpVolumeList,
		Body: `[{"Name":"v","Driver":"local","Mountpoint":"/srv/volumes/v/_data","CreatedAt":"2026-11-25T00:20:53.665076407Z","Labels":{"a":"b"},"Scope":"local",
			"Options":{"SIZE":"1m","device":"tmpfs","o":"size=1m,mode=1770","type":"tmpfs"},"MountCount":2,"NeedsCopyUp":true,"NeedsChown":true,"LockNumber":7}]`,
		Want: []reply.Volume{{Name: "v", Driver: "local", Mountpoint: "/srv/volumes/v/_data",
			CreatedAt: time.Date(2026, 11, 25, 0, 20, 53, 665076407, time.UTC),
			Labels:    map[string]string{"a": "b"}, Scope: "local",
			Options:    map[string]string{"SIZE": "1m", "device": "tmpfs", "o": "size=1m,mode=1770", "type": "tmpfs"},
			MountCount: 2, NeedsCopyUp: true, NeedsChown: true, LockNumber: 7}}},
	{Name: "no volume", Op: core.OpVolumeInspect, Body: "null"},
	{Name: "pruned", Op: core.OpVolumePrune, Body: `[{"Id":"v","Size":0}]`, Want: []reply.VolumePruned{{ID: "v"}}},
	{Name: "not pruned", Op: core.OpVolumePrune, Body: `[{"Id":"v","Err":{},"Size":5}]`,
		Want: []reply.VolumePruned{{ID: "v", Err: new(""), Size: 5}}},
}
