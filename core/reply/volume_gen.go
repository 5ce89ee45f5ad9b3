package reply

import "time"

// Volume mirrors libpod/define.InspectVolumeData of podman v4.9.5.
type Volume struct {
	Name        string            `json:"Name"`
	Driver      string            `json:"Driver"`
	Mountpoint  string            `json:"Mountpoint"`
	CreatedAt   time.Time         `json:"CreatedAt,omitempty"`
	Status      map[string]any    `json:"Status,omitempty"`
	Labels      map[string]string `json:"Labels"`
	Scope       string            `json:"Scope"`
	Options     map[string]string `json:"Options"`
	UID         int               `json:"UID,omitempty"`
	GID         int               `json:"GID,omitempty"`
	Anonymous   bool              `json:"Anonymous,omitempty"`
	MountCount  uint              `json:"MountCount"`
	NeedsCopyUp bool              `json:"NeedsCopyUp,omitempty"`
	NeedsChown  bool              `json:"NeedsChown,omitempty"`
	Timeout     uint              `json:"Timeout,omitempty"`
	StorageID   string            `json:"StorageID,omitempty"`
	LockNumber  uint32
}
