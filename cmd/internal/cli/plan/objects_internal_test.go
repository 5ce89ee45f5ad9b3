package plan

func (p *plan) Lines() []string {
	var out []string
	for _, r := range p.Requests {
		out = append(out, r.Method+" "+r.Path)
	}
	return out
}
