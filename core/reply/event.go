package reply

import "time"

// Event is something that has happened on a server, in the shape that Podman
// 4.9 prints (libpod/events.Event). Servers send it in Docker's form.
type Event struct {
	ContainerExitCode int    `json:",omitempty"` // of a container's "died"
	ID                string `json:",omitempty"` // of the object
	Image             string `json:",omitempty"` // name, of a container
	Name              string `json:",omitempty"` // of the object
	Network           string `json:"network,omitempty"`
	Status            string // what happened, in podman's words: "start", "died", "remove"
	Time              time.Time
	Type              string // of the object: "container", "image", "pod", "volume", "network", "system"
	HealthStatus      string `json:"health_status,omitempty"` // of a "health_status" event

	ContainerInspectData string `json:",omitempty"` // servers never send it
	PodID                string `json:",omitempty"`
	// Attributes are the container's labels and what else the server tells. As
	// through podman's own remote client, "podId" is among them in any case.
	Attributes map[string]string
}
